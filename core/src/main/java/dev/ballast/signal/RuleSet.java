// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.signal.feature.MemberWeight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules by which features become a stance: a sector's score is the sum of the points of the rules
 * that speak, and the score gives the stance.
 *
 * @param name in the user's words
 * @param leastCoverage share of a sector's members that must have a feature before a rule uses it:
 *     above 0, up to 1
 * @param rules in the order in which they are told
 * @param confirm what must be so besides before a stance is taken; where it is not, the stance is
 *     one step milder
 * @param weeks that a stance is held at least, unless the next asks to own less
 * @param weight what a member counts for in its sector's features
 */
public record RuleSet(
    String name,
    double leastCoverage,
    List<Rule> rules,
    Map<Stance, Condition> confirm,
    int weeks,
    MemberWeight weight) {
  private static final int MOST_WEEKS = 13;

  /** Copies the collections; refuses a share out of bounds and two rules of one name. */
  public RuleSet {
    rules = List.copyOf(rules);
    Map<Stance, Condition> ordered = new EnumMap<>(Stance.class);
    ordered.putAll(confirm);
    confirm = Collections.unmodifiableMap(ordered);
    if (!(leastCoverage > 0 && leastCoverage <= 1)) {
      throw new IllegalArgumentException(
          "coverage is above 0% and up to 100%, not " + 100 * leastCoverage + "%");
    }
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("no rules");
    }
    List<String> names = new ArrayList<>();
    for (Rule rule : rules) {
      if (names.contains(rule.name())) {
        throw new IllegalArgumentException("two rules named " + rule.name());
      }
      names.add(rule.name());
    }
    if (confirm.containsKey(Stance.HOLD)) {
      throw new IllegalArgumentException("to hold needs no confirmation");
    }
    if (weeks < 0 || weeks > MOST_WEEKS) {
      throw new IllegalArgumentException("weeks from 0 to 13, not " + weeks);
    }
  }

  /** One whose members count alike. */
  public RuleSet(
      String name,
      double leastCoverage,
      List<Rule> rules,
      Map<Stance, Condition> confirm,
      int weeks) {
    this(name, leastCoverage, rules, confirm, weeks, MemberWeight.PLAIN);
  }

  /** The same, whose members count for something else. */
  public RuleSet withWeight(MemberWeight other) {
    return new RuleSet(name, leastCoverage, rules, confirm, weeks, other);
  }

  /** What confirms a stance. */
  public Optional<Condition> confirmation(Stance stance) {
    return Optional.ofNullable(confirm.get(stance));
  }

  // Written out, as columns are looked up by their rules at every review: the name tells enough.
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof RuleSet that
            && name.equals(that.name)
            && leastCoverage == that.leastCoverage
            && rules.equals(that.rules)
            && confirm.equals(that.confirm)
            && weeks == that.weeks
            && weight == that.weight);
  }
}
