// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.Quantile;
import dev.ballast.analytics.RankCorrelation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well signals rank what assets return after them: Spearman's rank correlation. Grinold and
 * Kahn, "Active Portfolio Management", 2000, chapter 6.
 *
 * @param moments that have a correlation: at which neither signals nor returns are all alike
 * @param pairs of a signal and a return, over all moments
 * @param pooled the correlation of all pairs together, in which whole moments may be high or low
 * @param mean of the correlations at each moment
 * @param interval of that mean, by the {@link StationaryBootstrap}
 * @param positive share of moments whose correlation is above zero
 * @param hitRate share of pairs on the same side of their moment's medians, of those on either side
 *     of both; one half by luck, or nothing where there are none
 */
public record InformationCoefficient(
    int moments,
    int pairs,
    OptionalDouble pooled,
    MeanEstimate mean,
    ConfidenceInterval interval,
    double positive,
    OptionalDouble hitRate) {
  private static final double CONFIDENCE = 0.95;

  /**
   * Of moments in their order; nothing where fewer than two have a correlation.
   *
   * @param overlap how many moments before it each shares a part of its outcome with
   * @param times that the interval's series is drawn anew, in blocks longer than the overlap
   */
  public static Optional<InformationCoefficient> of(
      List<CrossSection> moments, int overlap, int times, Draws draws) {
    double[] coefficients =
        moments.stream()
            .map(CrossSection::informationCoefficient)
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    if (coefficients.length < 2) {
      return Optional.empty();
    }
    double block = Math.max(overlap + 1.0, BlockLength.of(coefficients));
    double[] resampled =
        new StationaryBootstrap(coefficients.length, block).means(coefficients, times, draws);
    int positive = 0;
    for (double coefficient : coefficients) {
      positive += coefficient > 0 ? 1 : 0;
    }
    return Optional.of(
        new InformationCoefficient(
            coefficients.length,
            moments.stream().mapToInt(CrossSection::size).sum(),
            pooled(moments),
            MeanEstimate.of(coefficients, overlap),
            ConfidenceInterval.between(resampled, CONFIDENCE),
            (double) positive / coefficients.length,
            hitRate(moments)));
  }

  private static OptionalDouble pooled(List<CrossSection> moments) {
    return RankCorrelation.of(
        moments.stream().map(CrossSection::signals).flatMapToDouble(Arrays::stream).toArray(),
        moments.stream().map(CrossSection::returns).flatMapToDouble(Arrays::stream).toArray());
  }

  private static OptionalDouble hitRate(List<CrossSection> moments) {
    int hits = 0;
    int misses = 0;
    for (CrossSection moment : moments) {
      double signal = Quantile.of(moment.signals(), 0.5);
      double usual = Quantile.of(moment.returns(), 0.5);
      for (int asset = 0; asset < moment.size(); asset++) {
        double side =
            Math.signum(moment.signal(asset) - signal)
                * Math.signum(moment.laterReturn(asset) - usual);
        hits += side > 0 ? 1 : 0;
        misses += side < 0 ? 1 : 0;
      }
    }
    return hits + misses == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) hits / (hits + misses));
  }
}
