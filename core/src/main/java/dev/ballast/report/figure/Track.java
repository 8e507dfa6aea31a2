// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

import java.time.Instant;
import java.util.List;

/**
 * An equity line with its statistics: the strategy's, or one that it is compared with.
 *
 * @param name {@code Strategy}, {@code BTC held}, {@code Spot core alone}, {@code Equal weight}
 * @param equity in USDT, one for each day
 * @param growth what the first day's equity would have become had nothing been paid in or out: the
 *     equity itself where nothing was
 * @param drawdown growth over its highest so far, minus one, for each day
 * @param performance of the growth
 */
public record Track(
    String name, Curve equity, Curve growth, Curve drawdown, Performance performance) {
  /** Measures a line of equity that nothing was paid into or out of. */
  public static Track of(String name, List<Instant> days, double[] equity) {
    return of(name, days, equity, equity);
  }

  /** Measures a line by its growth. */
  public static Track of(String name, List<Instant> days, double[] equity, double[] growth) {
    return new Track(
        name,
        Curve.of("equity", equity),
        Curve.of("growth", growth),
        Curve.of("drawdown", Drawdown.line(growth)),
        Performance.of(days, growth));
  }
}
