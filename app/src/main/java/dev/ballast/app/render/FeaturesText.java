// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.feature.Feature;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.signal.feature.SectorFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Every feature of each sector in words, a line for what belongs together; up to 100 columns. */
public final class FeaturesText {
  private static final int WIDTH = 98;
  private static final String INDENT = "  ";

  /** How a sector's reason begins where it is its members'. */
  private static final Pattern NONE_HAS_IT = Pattern.compile("^none of \\d+ members? has it: ");

  private FeaturesText() {}

  public static String of(SignalReview review) {
    StringBuilder text = new StringBuilder("Every feature\n");
    for (SectorSignal signal : review.sectors()) {
      text.append('\n').append(signal.sector()).append('\n');
      subjects(signal).forEach((subject, said) -> line(text, subject, String.join("; ", said)));
      missing(signal)
          .forEach((reason, kinds) -> line(text, "no " + String.join(", ", kinds), reason));
    }
    return text.toString();
  }

  /** What is known, by what it is of and of how many members. */
  private static SequencedMap<String, List<String>> subjects(SectorSignal signal) {
    SequencedMap<String, List<String>> said = new LinkedHashMap<>();
    for (FeatureKind kind : FeatureKind.values()) {
      SectorFeature feature = signal.feature(kind);
      if (feature.feature() instanceof Feature.Present present) {
        String words = kind.say(present.value());
        String subject = kind.subject() + " ";
        said.computeIfAbsent(kind.subject() + partial(feature), _ -> new ArrayList<>())
            .add(words.startsWith(subject) ? words.substring(subject.length()) : words);
      }
    }
    return said;
  }

  private static String partial(SectorFeature feature) {
    return feature.measured() < feature.members()
        ? " (" + feature.measured() + " of " + feature.members() + " members)"
        : "";
  }

  /** What is not known, by the reason. */
  private static SequencedMap<String, List<String>> missing(SectorSignal signal) {
    SequencedMap<String, List<String>> missing = new LinkedHashMap<>();
    for (FeatureKind kind : FeatureKind.values()) {
      if (signal.feature(kind).feature() instanceof Feature.Absent absent) {
        missing
            .computeIfAbsent(
                NONE_HAS_IT.matcher(absent.reason()).replaceFirst(""), _ -> new ArrayList<>())
            .add(kind.toString());
      }
    }
    return missing;
  }

  private static void line(StringBuilder text, String head, String said) {
    int column = INDENT.length();
    text.append(INDENT);
    for (String word : (head + ": " + said + ".").split(" ", -1)) {
      if (column > INDENT.length() && column + 1 + word.length() > WIDTH) {
        text.append('\n').append(INDENT).append(INDENT);
        column = 2 * INDENT.length();
      } else if (column > INDENT.length()) {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    text.append('\n');
  }
}
