// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.cost.FeeTier;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Books;
import dev.ballast.market.Contract;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Tape;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** What the venue asks for a fill: {@link TradingCosts}, and the volume that decides the tier. */
final class Charges {
  private final TradingCosts costs;
  private final FeeAssets assets;
  private final TradedVolume spot = new TradedVolume();
  private final TradedVolume futures = new TradedVolume();

  /**
   * Nothing traded yet.
   *
   * @param assets what fees of fills are taken in
   */
  Charges(TradingCosts costs, FeeAssets assets) {
    this.costs = costs;
    this.assets = assets;
  }

  /** Why the price of a taker cannot be told. */
  Optional<String> unpriced(Tape moment, InstrumentId id) {
    return costs.unpriced(moment.view(), id);
  }

  /** What a taker pays where the market stands at the reference. */
  Price taken(Tape moment, Instrument instrument, Order order, Quantity quantity, Price reference) {
    return costs.fillPrice(
        instrument,
        order.side() == Side.BUY,
        reference,
        inBase(order.contract(), quantity, reference),
        TradingCosts.volume(moment.view(), order.instrument()).orElse(0));
  }

  /** Whether an order at a limit would take from the book where the market stands. */
  boolean crosses(Instrument instrument, Side side, Price limit, Price market) {
    Price touch = costs.touch(instrument, side == Side.BUY, market);
    return side == Side.BUY ? touch.compareTo(limit) <= 0 : touch.compareTo(limit) >= 0;
  }

  /**
   * The fee in what the contract settles in, by the tier of what was traded in this market before.
   */
  Money fee(long time, Contract contract, Quantity quantity, Price price, Liquidity liquidity) {
    BigDecimal rate = rate(time, contract, liquidity);
    return contract.notional(quantity, price).abs().multipliedBy(rate);
  }

  /** The fee of an order's fill, in the asset that it is taken in. */
  Money fee(
      Tape moment, Books books, Order order, Quantity quantity, Price price, Liquidity liquidity) {
    Contract contract = order.contract();
    return assets.taken(
        moment,
        books,
        order,
        quantity,
        rate(moment.time(), contract, liquidity),
        fee(moment.time(), contract, quantity, price, liquidity));
  }

  private BigDecimal rate(long time, Contract contract, Liquidity liquidity) {
    FeeTier tier = costs.fees(contract.id()).tier(time, traded(contract.id()).at(time));
    var rate = liquidity == Liquidity.MAKER ? tier.maker() : tier.taker();
    return rate.exactFraction();
  }

  /** Counts a fill towards the tier of those that follow. */
  void count(long time, Contract contract, Quantity quantity, Price price) {
    traded(contract.id()).add(time, inQuote(contract, quantity, price));
  }

  private TradedVolume traded(InstrumentId id) {
    return id.isSpot() ? spot : futures;
  }

  /** Contracts as an amount of the base, in which volumes are recorded. */
  private static Quantity inBase(Contract contract, Quantity quantity, Price price) {
    return contract.id().isInverse()
        ? new Quantity(contract.notional(quantity, price).units())
        : quantity.times(contract.size());
  }

  /** A volume of the base in contracts. */
  static double contracts(Contract contract, double volume, Price price) {
    double units = contract.id().isInverse() ? volume * price.toDouble() : volume;
    return units / contract.size().toDouble();
  }

  /** What a number of contracts is worth in the quote asset. */
  static BigDecimal inQuote(Contract contract, Quantity quantity, Price price) {
    BigDecimal units = quantity.toDecimal().multiply(contract.size().toDecimal());
    return contract.id().isInverse()
        ? units
        : units.multiply(price.toDecimal(), MathContext.DECIMAL128);
  }
}
