// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.market.InstrumentId;
import java.util.ArrayList;
import java.util.List;

/**
 * An account after a market shock, term by term, in the currency of account; {@link #inCoin} has it
 * in the only asset of a single-asset wallet.
 *
 * @param shock the market's move, a fraction
 * @param positions in order of their settlement asset's place among the collateral
 * @param liquidationRatio liquidated where equity is this many times maintenance
 */
public record ShockedAccount(
    double shock, List<Leg> positions, List<Asset> collateral, double liquidationRatio) {

  /**
   * A position after the shock.
   *
   * @param price of the contract, in its own quote
   * @param tier of that notional, from one; zero where no tiers are known
   */
  public record Leg(
      InstrumentId instrument,
      double price,
      double notional,
      int tier,
      double maintenance,
      double profit) {}

  /**
   * A collateral asset after the shock.
   *
   * @param index its price
   * @param value of its balance and of profit settled in it
   * @param counted what the venue counts of that
   */
  public record Asset(dev.ballast.unit.Asset asset, double index, double value, double counted) {}

  /** Copies the lists. */
  public ShockedAccount {
    positions = List.copyOf(positions);
    collateral = List.copyOf(collateral);
  }

  /**
   * The amounts of a single-asset wallet in that asset, at its price after the shock. The same
   * account where the asset is worth nothing there, which no amount of it can say.
   */
  public ShockedAccount inCoin() {
    Asset only = collateral.getFirst();
    double price = only.index();
    if (price == 0) {
      return this;
    }
    List<Leg> legs = new ArrayList<>();
    for (Leg leg : positions) {
      legs.add(
          new Leg(
              leg.instrument(),
              leg.price(),
              leg.notional() / price,
              leg.tier(),
              leg.maintenance() / price,
              leg.profit() / price));
    }
    Asset coin = new Asset(only.asset(), 1, only.value() / price, only.counted() / price);
    return new ShockedAccount(shock, legs, List.of(coin), liquidationRatio);
  }

  /** What the venue counts of everything. */
  public double equity() {
    double sum = 0;
    for (Asset one : collateral) {
      sum += one.counted();
    }
    return sum;
  }

  public double maintenance() {
    double sum = 0;
    for (Leg leg : positions) {
      sum += leg.maintenance();
    }
    return sum;
  }

  /** Equity above what it is liquidated at; zero at the liquidation distance. */
  public double excess() {
    return equity() - liquidationRatio * maintenance();
  }
}
