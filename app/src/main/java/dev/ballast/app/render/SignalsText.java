// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.feature.Feature;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.signal.feature.FeatureUnit;
import dev.ballast.signal.feature.SectorFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A review of signals for a terminal: a table of sectors, then why; up to 100 columns. */
public final class SignalsText {
  private static final int WIDTH = 98;

  /** A column: what, its head, and how wide. */
  private record Column(FeatureKind kind, String head, int width) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column(FeatureKind.FUNDING, "funding", 9),
          new Column(FeatureKind.FUNDING_Z_SCORE, "z", 6),
          new Column(FeatureKind.FUNDING_INSTABILITY, "swings", 8),
          new Column(FeatureKind.OPEN_INTEREST_30D, "OI 30d", 12),
          new Column(FeatureKind.VOLUME_TREND, "volume", 9),
          new Column(FeatureKind.MOMENTUM_30D, "30d", 8),
          new Column(FeatureKind.RELATIVE_STRENGTH, "vs", 8),
          new Column(FeatureKind.BASIS, "basis", 8));

  /** How a sector's reason begins where it is its members'. */
  private static final Pattern NONE_HAS_IT = Pattern.compile("^none of \\d+ members? has it: ");

  private SignalsText() {}

  public static String of(
      SignalReview review, List<ConditionLine> conditions, List<SeriesLine> series) {
    StringBuilder text = new StringBuilder();
    head(text, review);
    for (SectorSignal signal : review.sectors()) {
      row(text, signal);
    }
    text.append('\n');
    for (SectorSignal signal : review.sectors()) {
      wrap(text, signal.sector() + ", " + signal.stance().words() + ": " + signal.reason());
      absences(signal, review).ifPresent(why -> wrap(text, "    " + why));
    }
    text.append('\n');
    for (ConditionLine line : conditions) {
      if (line.isTold(review.benchmark())) {
        wrap(text, line.condition() + ": " + line.sentence() + ".");
      }
    }
    for (SeriesLine line : series) {
      String of = line.sector().map(sector -> " of " + sector).orElse("");
      wrap(text, "yours" + of + ": " + line.sentence() + ".");
    }
    return text.toString();
  }

  /**
   * Why a row has cells without a figure, one reason of several cells once; nothing where it has no
   * figure at all, of which the stance's reason tells.
   */
  private static Optional<String> absences(SectorSignal signal, SignalReview review) {
    SequencedMap<String, List<String>> heads = new LinkedHashMap<>();
    for (Column column : COLUMNS) {
      if (signal.feature(column.kind()).feature() instanceof Feature.Absent absent) {
        heads
            .computeIfAbsent(
                NONE_HAS_IT.matcher(absent.reason()).replaceFirst(""), reason -> new ArrayList<>())
            .add(head(column, review));
      }
    }
    int count = heads.values().stream().mapToInt(List::size).sum();
    return count == 0 || count == COLUMNS.size()
        ? Optional.empty()
        : Optional.of(
            heads.entrySet().stream()
                .map(one -> "no " + String.join(", ", one.getValue()) + ": " + one.getKey())
                .collect(Collectors.joining("; ", "", ".")));
  }

  private static String head(Column column, SignalReview review) {
    return column.kind() == FeatureKind.RELATIVE_STRENGTH
        ? "vs " + review.benchmark()
        : column.head();
  }

  private static void head(StringBuilder text, SignalReview review) {
    text.append(String.format(Locale.ROOT, "%-17s", "sector"));
    for (Column column : COLUMNS) {
      text.append(padded(head(column, review), column.width()));
    }
    text.append("  stance\n");
  }

  private static void row(StringBuilder text, SectorSignal signal) {
    text.append(String.format(Locale.ROOT, "%-17s", signal.sector()));
    for (Column column : COLUMNS) {
      text.append(padded(cell(signal.feature(column.kind()), column), column.width()));
    }
    text.append("  ").append(signal.stance().words()).append('\n');
  }

  private static String cell(SectorFeature feature, Column column) {
    return switch (feature.feature()) {
      case Feature.Absent _ -> "-";
      case Feature.Present present -> {
        String number = number(present, column.kind());
        boolean partial =
            column.kind() == FeatureKind.OPEN_INTEREST_30D
                && feature.measured() < feature.members();
        yield partial ? number + " " + feature.measured() + "/" + feature.members() : number;
      }
    };
  }

  private static String number(Feature.Present present, FeatureKind kind) {
    if (present.unit() == FeatureUnit.DEVIATIONS) {
      return String.format(Locale.ROOT, "%.1f", present.value());
    }
    String format = kind == FeatureKind.BASIS ? "%.2f%%" : "%.1f%%";
    return String.format(Locale.ROOT, format, present.value() * 100);
  }

  private static String padded(String text, int width) {
    return " ".repeat(Math.max(1, width - text.length())) + text;
  }

  private static void wrap(StringBuilder text, String sentence) {
    int column = 0;
    for (String word : sentence.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        text.append("\n   ");
        column = 3;
      }
      text.append(column > 0 ? " " : "").append(word);
      column += word.length() + 1;
    }
    text.append('\n');
  }
}
