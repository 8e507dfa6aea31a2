// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import dev.ballast.report.figure.Reading;
import dev.ballast.risk.ExceedanceTest;
import dev.ballast.risk.ValueAtRisk;
import java.util.Optional;

/**
 * Value at risk and expected shortfall, in USDT, positive when lost.
 *
 * @param method {@code historical} or {@code filtered}
 * @param level 0.95 or 0.99
 * @param days horizon
 * @param share of equity that the value at risk is
 * @param observations that it was made of
 * @param test how often its one-day figure was exceeded over history; nothing for ten days
 */
public record LossRow(
    String method,
    double level,
    int days,
    double valueAtRisk,
    double expectedShortfall,
    Reading share,
    int observations,
    Optional<ExceedanceTest> test) {
  static LossRow of(ValueAtRisk figure, double equity) {
    return new LossRow(
        figure.method().toString(),
        figure.level(),
        figure.days(),
        figure.amount(),
        figure.shortfall(),
        RiskFigures.share(figure.amount(), equity),
        figure.observations(),
        figure.test());
  }
}
