// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import dev.ballast.report.figure.Reading;
import java.util.List;

/**
 * What a scenario makes of an account, in USDT.
 *
 * @param spot the change of all that is owned
 * @param futures the change by positions: prices, funding, liquidation
 * @param covered what wallets lost beyond what was in them, borne by the venue's insurance fund
 * @param total the sum of the three
 * @param share of equity before
 * @param equity after
 * @param marginRatio maintenance over equity of the wallet that is nearest to liquidation, which
 *     comes at one
 * @param liquidated what the venue closes: {@code BTC/USDT:USDT: all of -0.5}
 * @param assets whose value changes, in order
 * @param purposes whose value changes, the core first
 */
public record ScenarioFigures(
    double spot,
    double futures,
    double covered,
    double total,
    Reading share,
    double equity,
    Reading marginRatio,
    List<String> liquidated,
    List<AssetEffect> assets,
    List<PurposeEffect> purposes) {
  /** Copies the lists. */
  public ScenarioFigures {
    liquidated = List.copyOf(liquidated);
    assets = List.copyOf(assets);
    purposes = List.copyOf(purposes);
  }
}
