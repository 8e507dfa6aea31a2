// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.signal.regime.Phase;
import dev.ballast.signal.regime.PhaseRule;
import dev.ballast.signal.regime.RegimeBound;
import dev.ballast.signal.regime.RegimeRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The rules by which a user tells the phases of the market's cycle, read and written. */
public final class PhasesFile {
  private static final String STANDARD = "default";
  private static final int LONGEST_NAME = 100;
  private static final int USUAL_LOOKS = 2;

  private PhasesFile() {}

  /** Reads a file; a mistake in it is a {@link dev.ballast.app.UserMistake}. */
  public static RegimeRules read(Path file) {
    return read(YamlNodes.read(SourceText.of(file)));
  }

  /** The set that a flag names: the one that comes with the program, or one in a file. */
  public static RegimeRules ofFlag(String flag, String name) {
    return named(Field.ofFlag(flag, name).scalar(), Path.of(name));
  }

  /** The set that comes with the program, or the one in the file of that name. */
  static RegimeRules named(Scalar name, Path file) {
    if (name.text().equals(STANDARD)) {
      return RegimeRules.DEFAULT;
    }
    if (!Files.isRegularFile(file)) {
      throw name.mistake("no such file: " + file + " (a path, or 'default')");
    }
    return read(file);
  }

  private static RegimeRules read(Field whole) {
    Mapping table = whole.table("name", "looks", "phases");
    Field phases = table.require("phases");
    List<PhaseRule> rules = new ArrayList<>();
    for (Map.Entry<String, Field> one : phases.entries().entrySet()) {
      Mapping rule = one.getValue().table("begins", "goes-on");
      rules.add(
          new PhaseRule(
              phase(one.getKey(), one.getValue()),
              bounds(rule.require("begins")),
              bounds(rule.require("goes-on"))));
    }
    String name = table.get("name", one -> one.words(LONGEST_NAME), "unnamed");
    int looks = table.get("looks", one -> one.wholeNumber(1, RegimeRules.MOST_LOOKS), USUAL_LOOKS);
    return phases.checked(_ -> new RegimeRules(name, rules, looks));
  }

  private static Phase phase(String name, Field field) {
    List<String> known = Arrays.stream(Phase.values()).map(Phase::toString).toList();
    return Arrays.stream(Phase.values())
        .filter(one -> one.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> field.mistakeAtKey("no such phase" + Suggestion.hint(name, known)));
  }

  private static List<RegimeBound> bounds(Field field) {
    List<RegimeBound> bounds = new ArrayList<>();
    for (Field item : field.items()) {
      Scalar value = item.scalar();
      try {
        bounds.add(RegimeBound.parse(value.text()));
      } catch (IllegalArgumentException e) {
        throw value.mistake(String.valueOf(e.getMessage()));
      }
    }
    if (bounds.isEmpty()) {
      throw field.mistake("is empty: write a bound such as breadth >= 70%");
    }
    return bounds;
  }

  /** The rules as a file that reads back as them. */
  public static String write(RegimeRules rules) {
    StringBuilder text = new StringBuilder();
    text.append("name: \"").append(rules.name().replace("\"", "'")).append("\"\n");
    text.append("looks: ").append(rules.looks()).append("\nphases:\n");
    for (PhaseRule rule : rules.phases()) {
      text.append("  ").append(rule.phase()).append(":\n");
      text.append("    begins: ").append(list(rule.begins()));
      text.append("    goes-on: ").append(list(rule.goesOn()));
    }
    return text.toString();
  }

  private static String list(List<RegimeBound> bounds) {
    return "[" + String.join(", ", bounds.stream().map(RegimeBound::toString).toList()) + "]\n";
  }
}
