// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.Correlation;
import dev.ballast.analytics.Ranks;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well one series ranks what follows each of its values in time: what is common to all assets
 * of a moment, beside the {@link InformationCoefficient} of what sets them apart.
 *
 * <p>The chance is of a correlation as far from zero with the same series begun at every other
 * moment, its end followed by its beginning: so that neither how long signals last nor how far
 * outcomes overlap counts for a find. It is no less than one over the moments.
 *
 * @param moments pairs of a value and what followed
 * @param coefficient Spearman's rank correlation
 * @param interval of that, by the {@link StationaryBootstrap} of pairs, which keep their ranks, and
 *     no narrower than what luck spreads
 * @param chance of one as far from zero by luck, on either side
 */
public record TimingCoefficient(
    int moments, double coefficient, ConfidenceInterval interval, double chance) {
  private static final double CONFIDENCE = 0.95;
  private static final int FEWEST = 8;

  /**
   * Of values in their order and what followed each; nothing of fewer than eight, or where either
   * never changes.
   *
   * @param overlap how many moments before it each shares a part of its outcome with
   * @param times that pairs are drawn anew, in blocks longer than the overlap
   */
  public static Optional<TimingCoefficient> of(
      double[] signals, double[] outcomes, int overlap, int times, Draws draws) {
    if (signals.length != outcomes.length) {
      throw new IllegalArgumentException(
          signals.length + " signals with " + outcomes.length + " outcomes");
    }
    double[] said = Ranks.of(signals);
    double[] followed = Ranks.of(outcomes);
    OptionalDouble measured = Correlation.of(said, followed);
    if (signals.length < FEWEST || measured.isEmpty()) {
      return Optional.empty();
    }
    double block =
        Math.max(overlap + 1.0, Math.max(BlockLength.of(signals), BlockLength.of(outcomes)));
    StationaryBootstrap bootstrap = new StationaryBootstrap(signals.length, block);
    double[] resampled = new double[times];
    int drawn = 0;
    for (int time = 0; time < times; time++) {
      int[] places = bootstrap.draw(draws);
      OptionalDouble one = Correlation.of(at(said, places), at(followed, places));
      if (one.isPresent()) {
        resampled[drawn++] = one.getAsDouble();
      }
    }
    if (drawn == 0) {
      return Optional.empty();
    }
    double coefficient = measured.getAsDouble();
    RandomControl luck = luck(said, followed, Math.abs(coefficient));
    return Optional.of(
        new TimingCoefficient(
            signals.length,
            coefficient,
            ConfidenceInterval.between(Arrays.copyOf(resampled, drawn), CONFIDENCE)
                .reaching(luck.bar(), coefficient),
            luck.chance()));
  }

  private static double[] at(double[] values, int[] places) {
    double[] taken = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      taken[i] = values[places[i]];
    }
    return taken;
  }

  /** Beside the same signals begun at every other moment: how far off their coefficients are. */
  private static RandomControl luck(double[] signals, double[] outcomes, double measured) {
    int n = signals.length;
    double[] controls = new double[n - 1];
    double[] shifted = new double[n];
    for (int shift = 1; shift < n; shift++) {
      for (int i = 0; i < n; i++) {
        shifted[i] = signals[(i + shift) % n];
      }
      controls[shift - 1] = Math.abs(Correlation.of(shifted, outcomes).orElseThrow());
    }
    return RandomControl.among(measured, controls);
  }
}
