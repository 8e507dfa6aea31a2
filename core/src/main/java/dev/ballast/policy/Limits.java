// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;
import java.util.Optional;

/**
 * What no order may break, and what is too small to trade.
 *
 * @param hedgeLeverage leverage at which hedges are carried: 1 to 3
 * @param directionalLeverage the largest at which a tilt may be carried: 1 to 5
 * @param marginUsed largest initial margin, of total equity
 * @param liquidationDistance smallest move of the market that may liquidate the futures account
 * @param driftBand trades of less than this share of total equity are left undone
 * @param hedgeCost largest cost of a hedge over its horizon, of the fall that it saves; no limit
 *     where absent
 */
public record Limits(
    int hedgeLeverage,
    int directionalLeverage,
    Percent marginUsed,
    Percent liquidationDistance,
    Percent driftBand,
    Optional<Percent> hedgeCost) {
  /** The most that anything may be carried at. */
  public static final int MOST_LEVERAGE = 5;

  /** One times, three for tilts, 30 %, 35 %, and half a percent. */
  public static final Limits DEFAULT =
      new Limits(1, 3, Percent.of("30"), Percent.of("35"), Percent.of("0.5"));

  /** Without a limit on what hedges cost. */
  public Limits(
      int hedgeLeverage,
      int directionalLeverage,
      Percent marginUsed,
      Percent liquidationDistance,
      Percent driftBand) {
    this(
        hedgeLeverage,
        directionalLeverage,
        marginUsed,
        liquidationDistance,
        driftBand,
        Optional.empty());
  }

  /** Refuses a leverage out of range and shares that are not 0 to 100 %. */
  public Limits {
    if (hedgeLeverage < 1 || hedgeLeverage > 3) {
      throw new IllegalArgumentException("hedge leverage is 1 to 3, not " + hedgeLeverage);
    }
    if (directionalLeverage < 1 || directionalLeverage > MOST_LEVERAGE) {
      throw new IllegalArgumentException(
          "directional leverage is 1 to " + MOST_LEVERAGE + ", not " + directionalLeverage);
    }
    share("margin used", marginUsed);
    share("liquidation distance", liquidationDistance);
    share("drift band", driftBand);
    hedgeCost.ifPresent(one -> share("a hedge's cost", one));
  }

  /** The same for hedges at another leverage, within another margin. */
  public Limits withHedging(int leverage, Percent margin) {
    return new Limits(
        leverage, directionalLeverage, margin, liquidationDistance, driftBand, hedgeCost);
  }

  private static void share(String what, Percent value) {
    if (value.compareTo(Percent.ZERO) < 0 || value.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException(what + " is 0% to 100%, not " + value);
    }
  }
}
