// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import dev.ballast.report.figure.Reading;
import java.util.List;

/**
 * How much risk an account carries; amounts in USDT.
 *
 * @param gross leverage: spot plus absolute futures, over equity
 * @param net leverage: spot plus signed futures, over equity
 * @param market beta x net exposure, over equity
 * @param onMargin absolute futures over their initial margin
 * @param marketOnMargin beta x absolute futures over their initial margin
 * @param herfindahl the sum of squared shares of gross exposure
 * @param effectiveHoldings as many equal ones would be as concentrated
 * @param largest the asset with the largest share; empty where nothing is held
 * @param largestShare of gross exposure
 * @param losses value at risk by method, level and horizon; none where history is too short
 */
public record RiskFigures(
    double equity,
    Reading gross,
    Reading net,
    Reading market,
    Reading onMargin,
    Reading marketOnMargin,
    Reading herfindahl,
    Reading effectiveHoldings,
    String largest,
    Reading largestShare,
    List<LossRow> losses) {
  /** Copies the list. */
  public RiskFigures {
    losses = List.copyOf(losses);
  }

  /** A share of equity, where there is any. */
  static Reading share(double amount, double equity) {
    return equity > 0 ? Reading.of(amount / equity) : Reading.absent("no equity to divide by");
  }
}
