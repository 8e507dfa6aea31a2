// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Decimals;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A stance, the rule that gave it and the sentence that says so. */
record SectorRating(Stance stance, SignalRule rule, String reason) {
  /**
   * Asks the rules in order of urgency: leverage that leaves, funding that swings, accumulation.
   */
  static SectorRating of(
      Map<FeatureKind, SectorFeature> features, Asset benchmark, SignalRules rules) {
    Evidence evidence = new Evidence(features, benchmark, rules);
    Optional<String> lacking = evidence.lacking();
    if (lacking.isPresent()) {
      return new SectorRating(
          Stance.HOLD, SignalRule.NOT_JUDGED, "Not judged: " + lacking.get() + ".");
    }
    SectorRating rating =
        leverageLeaving(evidence)
            .or(() -> unstable(evidence, rules))
            .or(() -> accumulation(evidence))
            .orElseGet(() -> nothing(evidence));
    return rating.withNote(evidence.fundingNote());
  }

  private static Optional<SectorRating> leverageLeaving(Evidence evidence) {
    if (!evidence.cameDownAfterRun()) {
      return Optional.empty();
    }
    return evidence
        .exit()
        .map(exit ->
            new SectorRating(
                Stance.REDUCE,
                SignalRule.LEVERAGE_LEAVING,
                "Leverage is leaving: funding came down from "
                    + percent(evidence.value(FeatureKind.FUNDING_PEAK))
                    + " to "
                    + percent(evidence.value(FeatureKind.FUNDING))
                    + " a year within 30 days and "
                    + exit
                    + "."));
  }

  private static Optional<SectorRating> unstable(Evidence evidence, SignalRules rules) {
    double swings = evidence.value(FeatureKind.FUNDING_INSTABILITY);
    if (swings < rules.unstable()) {
      return Optional.empty();
    }
    String unsteady =
        "Unstable: a day's funding swings by " + percent(swings) + " a year about its mean";
    return Optional.of(
        evidence.firm()
            ? new SectorRating(
                Stance.HOLD,
                SignalRule.UNSTABLE,
                unsteady + ", but price is firm (" + evidence.price() + "), so nothing is sold.")
            : new SectorRating(
                Stance.TRIM,
                SignalRule.UNSTABLE,
                unsteady + " and price is not firm (" + evidence.price() + ")."));
  }

  private static Optional<SectorRating> accumulation(Evidence evidence) {
    if (!evidence.againstAccumulation().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SectorRating(
            Stance.INCREASE,
            SignalRule.ACCUMULATION,
            "Accumulation: volume is "
                + evidence.volume()
                + ", funding is low ("
                + percent(evidence.value(FeatureKind.FUNDING))
                + " a year) and steady (a day's swings by "
                + percent(evidence.value(FeatureKind.FUNDING_INSTABILITY))
                + "), price is firm ("
                + evidence.price()
                + "); "
                + evidence.openInterest()
                + "."));
  }

  private static SectorRating nothing(Evidence evidence) {
    return new SectorRating(
        Stance.HOLD,
        SignalRule.NONE,
        capital(evidence.run())
            + "; no accumulation, for "
            + String.join(", ", evidence.againstAccumulation())
            + ".");
  }

  private SectorRating withNote(Optional<String> note) {
    return note.isEmpty() ? this : new SectorRating(stance, rule, reason + " " + note.get() + ".");
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** {@code 12.4%}; the sign stands only where it is negative. */
  static String percent(double fraction) {
    String text = Decimals.fixed(fraction * 100, 1) + "%";
    return text.equals("-0.0%") ? "0.0%" : text;
  }

  /** {@code -1.2}. */
  static String number(double value) {
    return Decimals.fixed(value, 1);
  }

  /** {@code +12.4%}. */
  static String change(double fraction) {
    String text = percent(fraction);
    return text.startsWith("-") || text.equals("0.0%") ? text : "+" + text;
  }
}
