// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.signal.Rule;
import dev.ballast.signal.RuleSet;
import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.Stance;
import dev.ballast.signal.feature.Feature;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.signal.feature.FeatureName;
import dev.ballast.signal.feature.SectorFeature;
import dev.ballast.signal.feature.SeriesFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A signal by its name: the stance in steps (-2, -1, 0 and 1), the stance less what all sectors
 * share, a rule's points while it speaks (one where it adds none), or a feature in its own unit.
 * What was not judged, or is known of too few members, is not known.
 */
record MeasuredSignal(String name, SignalEvidence.Kind kind, SignalWeeks.Measure measure) {
  /**
   * All that a set of rules says, and all that rules may read.
   *
   * @param brought names of series that users brought
   */
  static List<MeasuredSignal> of(RuleSet rules, List<String> brought) {
    List<MeasuredSignal> all = new ArrayList<>();
    all.add(stance());
    all.add(
        new MeasuredSignal(
            "stance-apart",
            SignalEvidence.Kind.STANCE,
            (review, signal) -> judged(signal, steps(review.own(signal)))));
    for (Rule rule : rules.rules()) {
      all.add(
          new MeasuredSignal(
              rule.name(),
              SignalEvidence.Kind.RULE,
              (_, signal) -> judged(signal, points(signal, rule))));
    }
    for (FeatureKind kind : FeatureKind.values()) {
      all.add(feature(kind, rules));
    }
    for (String series : brought) {
      for (SeriesFeature.Measure measure : SeriesFeature.Measure.values()) {
        all.add(feature(new SeriesFeature(series, measure), rules));
      }
    }
    return all;
  }

  private static MeasuredSignal feature(FeatureName name, RuleSet rules) {
    return new MeasuredSignal(
        name.toString(),
        SignalEvidence.Kind.FEATURE,
        (_, signal) -> feature(signal.feature(name), rules.leastCoverage()));
  }

  /** The stance as it is taken. */
  static MeasuredSignal stance() {
    return new MeasuredSignal(
        "stance",
        SignalEvidence.Kind.STANCE,
        (_, signal) -> judged(signal, steps(signal.stance())));
  }

  /** Steps that a stance moves a weight by; what increases takes what is left. */
  static int steps(Stance stance) {
    return switch (stance) {
      case REDUCE -> -2;
      case TRIM -> -1;
      case HOLD -> 0;
      case INCREASE -> 1;
    };
  }

  private static OptionalDouble judged(SectorSignal signal, double value) {
    return signal.judged() ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static double points(SectorSignal signal, Rule rule) {
    boolean speaks =
        signal.spoken().stream().anyMatch(one -> one.rule().name().equals(rule.name()));
    return speaks ? rule.points() == 0 ? 1 : rule.points() : 0;
  }

  private static OptionalDouble feature(SectorFeature found, double leastCoverage) {
    boolean known = found.measured() > 0 && found.measured() >= leastCoverage * found.members();
    return known && found.feature() instanceof Feature.Present present
        ? OptionalDouble.of(present.value())
        : OptionalDouble.empty();
  }
}
