// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.signal.feature.FeatureName;
import dev.ballast.signal.feature.SectorFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a rule asks of a sector's features; its answer has the numbers in it. */
public sealed interface Condition {
  /** {@code funding-peak >= 18%}. */
  Pattern COMPARISON = Pattern.compile("(\\S+)\\s*(>=|<=|>|<)\\s*(.+)");

  /**
   * Whether it is so, so far as that can be told.
   *
   * @param leastCoverage share of the members that must have a feature before it counts
   */
  MarketCondition of(SectorFeatures reading, double leastCoverage);

  /** How a feature stands to its bound. */
  enum Relation {
    AT_LEAST(">=", "below"),
    ABOVE(">", "not above"),
    AT_MOST("<=", "above"),
    BELOW("<", "not below");

    private final String sign;
    private final String missed;

    Relation(String sign, String missed) {
      this.sign = sign;
      this.missed = missed;
    }

    boolean holds(double value, double bound) {
      return switch (this) {
        case AT_LEAST -> value >= bound;
        case ABOVE -> value > bound;
        case AT_MOST -> value <= bound;
        case BELOW -> value < bound;
      };
    }

    private static Relation written(String sign) {
      return Arrays.stream(values()).filter(one -> one.sign.equals(sign)).findFirst().orElseThrow();
    }
  }

  /** A feature beside a bound. */
  record Comparison(FeatureName kind, Relation relation, Bound bound) implements Condition {
    @Override
    public MarketCondition of(SectorFeatures reading, double leastCoverage) {
      Optional<Double> value = FeatureWords.value(reading, kind, leastCoverage);
      Optional<Double> limit = bound.of(reading, leastCoverage);
      if (value.isEmpty()) {
        return new MarketCondition.Unknown(FeatureWords.lack(reading, kind));
      }
      if (limit.isEmpty()) {
        FeatureName other = bound instanceof Bound.Share share ? share.of() : kind;
        return new MarketCondition.Unknown(FeatureWords.lack(reading, other));
      }
      String said = FeatureWords.say(reading, kind, value.get());
      return relation.holds(value.get(), limit.get())
          ? new MarketCondition.Met(said)
          : new MarketCondition.Unmet(
              said + ", " + relation.missed + " " + kind.unit().text(limit.get()));
    }
  }

  /** All of some; what cannot be told leaves it open unless another is not so. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = some(conditions);
    }

    @Override
    public MarketCondition of(SectorFeatures reading, double leastCoverage) {
      List<MarketCondition> found = each(conditions, reading, leastCoverage);
      return first(found, MarketCondition.Unmet.class)
          .or(() -> first(found, MarketCondition.Unknown.class))
          .orElseGet(() ->
              new MarketCondition.Met(
                  found.stream().map(MarketCondition::sentence).collect(Collectors.joining(", "))));
    }
  }

  /** One of some, the first that is so; what cannot be told leaves it open unless one is so. */
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = some(conditions);
    }

    @Override
    public MarketCondition of(SectorFeatures reading, double leastCoverage) {
      List<MarketCondition> found = each(conditions, reading, leastCoverage);
      return first(found, MarketCondition.Met.class)
          .or(() -> first(found, MarketCondition.Unknown.class))
          .orElseGet(() ->
              new MarketCondition.Unmet(
                  found.stream().map(MarketCondition::sentence).collect(Collectors.joining("; "))));
    }
  }

  /** What stands in for a feature while that is not known; where it is known, it is not so. */
  record InsteadOf(FeatureName missing, Condition taken) implements Condition {
    @Override
    public MarketCondition of(SectorFeatures reading, double leastCoverage) {
      if (FeatureWords.value(reading, missing, leastCoverage).isPresent()) {
        return new MarketCondition.Unmet(missing.subject() + " is known by itself");
      }
      return switch (taken.of(reading, leastCoverage)) {
        case MarketCondition.Met met ->
            new MarketCondition.Met(
                met.sentence()
                    + ", which stands in for "
                    + missing.subject()
                    + " ("
                    + FeatureWords.knownFor(reading.feature(missing))
                    + ")");
        case MarketCondition other -> other;
      };
    }
  }

  /** A comparison that only speaks against: where the feature is not known, it is let pass. */
  record IfKnown(Comparison comparison) implements Condition {
    @Override
    public MarketCondition of(SectorFeatures reading, double leastCoverage) {
      return switch (comparison.of(reading, leastCoverage)) {
        case MarketCondition.Unknown unknown -> new MarketCondition.Met(unknown.sentence());
        case MarketCondition other -> other;
      };
    }
  }

  /**
   * Reads {@code funding <= 60% of funding-peak}.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static Comparison parse(String text) {
    Matcher matcher = COMPARISON.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not a condition, such as \"funding-peak >= 18%\": " + text);
    }
    FeatureName kind = FeatureWords.kind(matcher.group(1));
    return new Comparison(
        kind, Relation.written(matcher.group(2)), Bound.parse(kind, matcher.group(3).strip()));
  }

  /** All of these comparisons. */
  static Condition all(String... comparisons) {
    return new All(each(comparisons));
  }

  /** One of these comparisons. */
  static Condition any(String... comparisons) {
    return new Any(each(comparisons));
  }

  /** This comparison, where the feature is known. */
  static Condition ifKnown(String comparison) {
    return new IfKnown(parse(comparison));
  }

  private static List<Condition> each(String... comparisons) {
    return Arrays.stream(comparisons).map(one -> (Condition) parse(one)).toList();
  }

  private static List<Condition> some(List<Condition> conditions) {
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("a rule without a condition");
    }
    return List.copyOf(conditions);
  }

  private static List<MarketCondition> each(
      List<Condition> conditions, SectorFeatures reading, double leastCoverage) {
    List<MarketCondition> found = new ArrayList<>(conditions.size());
    for (Condition condition : conditions) {
      found.add(condition.of(reading, leastCoverage));
    }
    return found;
  }

  private static Optional<MarketCondition> first(
      List<MarketCondition> found, Class<? extends MarketCondition> kind) {
    for (MarketCondition one : found) {
      if (kind.isInstance(one)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
