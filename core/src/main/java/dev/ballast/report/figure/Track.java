// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

import java.time.Instant;
import java.util.List;

/**
 * An equity line with its statistics: the strategy's, or one that it is compared with.
 *
 * @param name {@code Strategy}, {@code BTC held}, {@code Spot core alone}, {@code Equal weight}
 * @param equity in USDT, one for each day
 * @param drawdown equity over its highest so far, minus one, for each day
 */
public record Track(String name, Curve equity, Curve drawdown, Performance performance) {
  /** Measures a line of equity. */
  public static Track of(String name, List<Instant> days, double[] equity) {
    return new Track(
        name,
        Curve.of("equity", equity),
        Curve.of("drawdown", Drawdown.line(equity)),
        Performance.of(days, equity));
  }
}
