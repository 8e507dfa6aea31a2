// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.simulate;

import dev.ballast.app.Usual;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.util.List;

/**
 * How one asset of the made market behaves.
 *
 * @param lastPrice in USDT, to which the whole path is scaled
 * @param spotDecimals of the spot price's tick
 * @param perpetualDecimals of the perpetual price's tick
 * @param beta what it moves for a move of one of BTC
 * @param ownVolatility deviation a day of what neither BTC nor the sector explains, a fraction
 * @param turnover spot traded on a quiet day, in USDT
 * @param stepDecimals of the quantity's step
 */
public record SimulatedAsset(
    Asset asset,
    Sector sector,
    double lastPrice,
    int spotDecimals,
    int perpetualDecimals,
    double beta,
    double ownVolatility,
    double turnover,
    int stepDecimals) {
  private static final List<SimulatedAsset> ALL =
      List.of(
          of("BTC", "majors", 110_000, 2, 1, 1.00, 0.000, 9e8, 3),
          of("ETH", "majors", 3_900, 2, 2, 1.25, 0.012, 6e8, 3),
          of("SOL", "layer-1", 187, 2, 2, 1.60, 0.020, 3e8, 2),
          of("AVAX", "layer-1", 18, 2, 3, 1.55, 0.018, 6e7, 1),
          of("ADA", "layer-1", 0.61, 4, 4, 1.35, 0.017, 8e7, 0),
          of("DOT", "layer-1", 2.9, 3, 3, 1.35, 0.015, 4e7, 1),
          of("NEAR", "layer-1", 2.1, 3, 3, 1.60, 0.022, 6e7, 1),
          of("ATOM", "layer-1", 3.0, 3, 3, 1.25, 0.016, 3e7, 1),
          of("ICP", "layer-1", 3.1, 3, 3, 1.40, 0.024, 3e7, 1),
          of("TRX", "layer-1", 0.296, 4, 5, 0.55, 0.011, 4e7, 0),
          of("UNI", "defi", 5.7, 3, 3, 1.45, 0.022, 5e7, 1),
          of("AAVE", "defi", 228, 2, 2, 1.45, 0.021, 4e7, 2),
          of("CRV", "defi", 0.48, 4, 4, 1.45, 0.028, 3e7, 0),
          of("LINK", "infrastructure", 17.2, 2, 3, 1.40, 0.017, 8e7, 1),
          of("GRT", "infrastructure", 0.061, 4, 5, 1.55, 0.022, 2e7, 0),
          of("FIL", "infrastructure", 1.5, 3, 3, 1.45, 0.018, 4e7, 1),
          of("THETA", "infrastructure", 0.49, 3, 4, 1.45, 0.020, 1e7, 0),
          of("SAND", "gaming", 0.20, 4, 5, 1.45, 0.015, 2e7, 0),
          of("MANA", "gaming", 0.23, 4, 4, 1.40, 0.015, 2e7, 0),
          of("AXS", "gaming", 1.4, 3, 3, 1.40, 0.017, 2e7, 1),
          of("GALA", "gaming", 0.010, 5, 5, 1.60, 0.022, 4e7, 0),
          of("CHZ", "gaming", 0.031, 5, 5, 1.30, 0.020, 2e7, 0),
          of("XRP", "payments", 2.5, 4, 4, 1.15, 0.021, 2e8, 0),
          of("LTC", "payments", 95, 2, 2, 1.05, 0.014, 6e7, 2),
          of("DOGE", "payments", 0.186, 5, 5, 1.45, 0.022, 2e8, 0),
          of("BNB", "exchange", 1_090, 2, 2, 0.85, 0.013, 2e8, 2));

  private static SimulatedAsset of(
      String code,
      String sector,
      double lastPrice,
      int spotDecimals,
      int perpetualDecimals,
      double beta,
      double ownVolatility,
      double turnover,
      int stepDecimals) {
    return new SimulatedAsset(
        new Asset(code),
        new Sector(sector),
        lastPrice,
        spotDecimals,
        perpetualDecimals,
        beta,
        ownVolatility,
        turnover,
        stepDecimals);
  }

  /** All of them, BTC first. */
  public static List<SimulatedAsset> all() {
    return ALL;
  }

  public InstrumentId spot() {
    return Usual.MARKET.spot(asset);
  }

  public InstrumentId perpetual() {
    return Usual.MARKET.perpetual(asset);
  }
}
