// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.signal.Condition;
import dev.ballast.signal.Rule;
import dev.ballast.signal.RuleSet;
import dev.ballast.signal.Stance;
import dev.ballast.signal.StandardRules;
import dev.ballast.signal.feature.FeatureName;
import dev.ballast.signal.feature.MemberWeight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the rules by which a user judges sectors. */
public final class RulesFile {
  private static final int LONGEST_NAME = 100;

  private RulesFile() {}

  /** Reads a file; a mistake in it is a {@link dev.ballast.app.UserMistake}. */
  public static RuleSet read(Path file) {
    return read(YamlNodes.read(SourceText.of(file)));
  }

  /** The set that a flag names: one that comes with the program, or one in a file. */
  public static RuleSet ofFlag(String flag, String name) {
    return named(Field.ofFlag(flag, name).scalar(), Path.of(name));
  }

  /** The set that comes with the program under that name, or the one in the file of that name. */
  static RuleSet named(Scalar name, Path file) {
    Optional<RuleSet> known = StandardRules.named(name.text());
    if (known.isPresent()) {
      return known.get();
    }
    if (!Files.isRegularFile(file)) {
      throw name.mistake("no such file: " + file + " (a path, 'default' or 'plain')");
    }
    return read(file);
  }

  private static RuleSet read(Field whole) {
    Mapping table = whole.table("name", "coverage", "weight", "hold", "rules", "confirm");
    List<Rule> rules = new ArrayList<>();
    table.require("rules").entries().forEach((name, field) -> rules.add(rule(name, field)));
    Map<Stance, Condition> confirm = new EnumMap<>(Stance.class);
    table
        .find("confirm")
        .map(field -> field.table("reduce", "trim", "increase"))
        .ifPresent(found -> {
          for (Stance stance : Stance.values()) {
            found.find(stance.words()).ifPresent(field -> confirm.put(stance, condition(field)));
          }
        });
    String name = table.get("name", one -> one.words(LONGEST_NAME), "unnamed");
    double coverage = table.get("coverage", one -> one.percent("1", "100").fraction(), 0.5);
    int weeks = table.get("hold", RulesFile::weeks, 0);
    MemberWeight weight = table.get("weight", RulesFile::weight, MemberWeight.PLAIN);
    return table
        .require("rules")
        .checked(_ -> new RuleSet(name, coverage, rules, confirm, weeks, weight));
  }

  /** What a flag says that members of a sector count for. */
  public static MemberWeight weightOfFlag(String flag, String name) {
    return weight(Field.ofFlag(flag, name).scalar());
  }

  private static MemberWeight weight(Scalar value) {
    return value.choice(MemberWeight.class);
  }

  private static Rule rule(String name, Field field) {
    Mapping table =
        field.table("points", "at-most", "at-least", "when", "until", "lasts", "where-known");
    return field.checked(_ ->
        new Rule(
            name,
            table.get("points", RulesFile::score, 0),
            score(table, "at-most"),
            score(table, "at-least"),
            condition(table.require("when")),
            table.find("until").map(RulesFile::condition),
            table.get("lasts", RulesFile::weeks, 0),
            table.get("where-known", Scalar::flag, false)));
  }

  private static OptionalInt score(Mapping table, String key) {
    Optional<Integer> found = table.get(key, RulesFile::score);
    return found.isPresent() ? OptionalInt.of(found.get()) : OptionalInt.empty();
  }

  private static int score(Scalar value) {
    return value.wholeNumber(-10, 10);
  }

  private static int weeks(Scalar value) {
    return value.weeks(26);
  }

  /** A comparison; a list, of which all must be so; or one word that says how it is taken. */
  private static Condition condition(Field field) {
    if (field.isList()) {
      return field.checked(
          _ -> new Condition.All(field.items().stream().map(RulesFile::condition).toList()));
    }
    if (!field.isMapping()) {
      return comparison(field);
    }
    Mapping table = field.table("any", "if-known", "instead-of", "take");
    if (table.find("any").isPresent()) {
      alone(table);
      return field.checked(_ ->
          new Condition.Any(
              table.require("any").items().stream().map(RulesFile::condition).toList()));
    }
    if (table.find("if-known").isPresent()) {
      alone(table);
      return new Condition.IfKnown(comparison(table.require("if-known")));
    }
    Scalar missing = table.require("instead-of").scalar();
    FeatureName kind =
        FeatureName.named(missing.text())
            .orElseThrow(() -> missing.mistake("no such feature: " + missing.text()));
    return new Condition.InsteadOf(kind, condition(table.require("take")));
  }

  private static void alone(Mapping table) {
    if (table.entries().size() > 1) {
      throw table.field().mistake("one of 'any', 'if-known' and 'instead-of' with 'take'");
    }
  }

  private static Condition.Comparison comparison(Field field) {
    Scalar value = field.scalar();
    try {
      return Condition.parse(value.text());
    } catch (IllegalArgumentException e) {
      throw value.mistake(String.valueOf(e.getMessage()));
    }
  }
}
