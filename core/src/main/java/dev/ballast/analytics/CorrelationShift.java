// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.unit.Asset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An asset's correlation with a benchmark of late beside that of before, and how far apart they
 * are: the difference of their inverse hyperbolic tangents over its standard error under normal
 * returns, the root of 1 / (n - 3) + 1 / (m - 3). Fisher, "On the probable error of a coefficient
 * of correlation", Metron 1, 1921.
 *
 * @param recent over the last {@value #RECENT} returns
 * @param before over the {@value #BEFORE} before those
 * @param z above zero where the two move together more than they did
 */
public record CorrelationShift(double recent, double before, double z) {
  public static final int RECENT = 30;
  public static final int BEFORE = 90;

  /** What it looks at. */
  public static final int RETURNS = RECENT + BEFORE;

  /** Three errors: by chance alone about one in four hundred, of returns that are normal. */
  private static final double BROKEN = 3;

  /** So that a correlation of one has a finite tangent. */
  private static final double NEARLY_ONE = 1 - 1e-9;

  /**
   * Of the last returns of these, oldest first; nothing where there are fewer than {@link #RETURNS}
   * or where a side does not move. Throws on different lengths.
   */
  public static Optional<CorrelationShift> of(double[] asset, double[] benchmark) {
    int count = asset.length;
    if (benchmark.length != count) {
      throw new IllegalArgumentException(
          "samples of different lengths: " + count + " and " + benchmark.length);
    }
    if (count < RETURNS) {
      return Optional.empty();
    }
    OptionalDouble recent = between(asset, benchmark, count - RECENT, count);
    OptionalDouble before = between(asset, benchmark, count - RETURNS, count - RECENT);
    if (recent.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    double late = recent.getAsDouble();
    double early = before.getAsDouble();
    double error = StrictMath.sqrt(1.0 / (RECENT - 3) + 1.0 / (BEFORE - 3));
    return Optional.of(new CorrelationShift(late, early, (tangent(late) - tangent(early)) / error));
  }

  private static OptionalDouble between(double[] asset, double[] benchmark, int from, int to) {
    return Correlation.of(
        Arrays.copyOfRange(asset, from, to), Arrays.copyOfRange(benchmark, from, to));
  }

  private static double tangent(double correlation) {
    double r = Math.clamp(correlation, -NEARLY_ONE, NEARLY_ONE);
    return 0.5 * StrictMath.log((1 + r) / (1 - r));
  }

  /** Whether chance does not explain it: by more than three errors. */
  public boolean isBreak() {
    return Math.abs(z) > BROKEN;
  }

  /** It in words. */
  public String sentence(Asset asset, Asset benchmark) {
    return String.format(
        Locale.ROOT,
        "%s and %s: their correlation %s, %.2f in the last %d returns, %.2f in the %d before"
            + " (z %+.1f)",
        asset,
        benchmark,
        recent < before ? "broke" : "rose",
        recent,
        RECENT,
        before,
        BEFORE,
        z);
  }
}
