// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

/**
 * The thresholds by which features become a stance. Rates are fractions a year (0.2 is 20 %),
 * changes are fractions.
 *
 * @param leastCoverage share of a sector's members that must have a feature before a rule uses it
 * @param runFunding the peak of funding within 30 days that makes a run
 * @param normalised funding has come down when it is at most this share of the peak
 * @param openInterestFall7d a fall of open interest within 7 days that says leverage is leaving
 * @param openInterestFall30d the same within 30 days
 * @param volumeFall a fall of volume that stands in where open interest is not known
 * @param unstable swings of daily funding from which it is unstable
 * @param volumeRise a rise of volume that says accumulation
 * @param lowFunding funding up to this is low; the venues' neutral rate is 0.1095
 * @param lowZScore funding is not low above this many deviations from its 90 days' mean
 * @param steady swings of daily funding up to which it is steady
 * @param firmMomentum a 30-day return from which price is firm
 * @param firmRelativeStrength a 30-day return in the benchmark from which price is firm
 */
public record SignalRules(
    double leastCoverage,
    double runFunding,
    double normalised,
    double openInterestFall7d,
    double openInterestFall30d,
    double volumeFall,
    double unstable,
    double volumeRise,
    double lowFunding,
    double lowZScore,
    double steady,
    double firmMomentum,
    double firmRelativeStrength) {
  /** The rules that hold unless the user writes others. */
  public static final SignalRules DEFAULT =
      new SignalRules(0.5, 0.18, 0.6, 0.05, 0.10, 0.20, 0.15, 0.10, 0.12, 1.5, 0.10, 0.0, -0.05);

  /** Refuses thresholds that contradict each other. */
  public SignalRules {
    if (!(leastCoverage > 0 && leastCoverage <= 1)) {
      throw new IllegalArgumentException("least coverage is a share of 1, not " + leastCoverage);
    }
    if (!(steady < unstable)) {
      throw new IllegalArgumentException(
          "steady (" + steady + ") must be below unstable (" + unstable + ")");
    }
    if (!(normalised > 0 && normalised < 1)) {
      throw new IllegalArgumentException("normalised is a share of the peak, not " + normalised);
    }
  }
}
