// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Place;
import dev.ballast.ledger.Books;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Tape;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a venue takes its fees of fills in. Whatever it is, a fee is worth the same.
 *
 * @param received whether a purchase in spot pays in what it buys, as exchanges charge it; else in
 *     the quote
 * @param coin what is taken for every fee, before all else, as long as the wallet that pays has
 *     enough of it and it has a price
 */
public record FeeAssets(boolean received, Optional<Asset> coin) {
  /** In what an order settles in: the quote, for spot. */
  public static final FeeAssets SETTLED = new FeeAssets(false, Optional.empty());

  private static final int DECIMALS = 8;

  /**
   * A fee in the asset that it is taken in.
   *
   * @param rate of the fee, a fraction of what is traded
   * @param settled the fee in what the order settles in
   */
  Money taken(
      Tape moment, Books books, Order order, Quantity quantity, BigDecimal rate, Money settled) {
    return coin.flatMap(asset -> in(asset, moment, books, order, quantity, settled))
        .orElseGet(() -> plain(order, quantity, rate, settled));
  }

  private Money plain(Order order, Quantity quantity, BigDecimal rate, Money settled) {
    return received && order.instrument().isSpot() && order.side() == Side.BUY
        ? new Money(order.instrument().base(), quantity.units()).multipliedBy(rate)
        : settled;
  }

  private static Optional<Money> in(
      Asset asset, Tape moment, Books books, Order order, Quantity quantity, Money settled) {
    boolean sells = order.side() == Side.SELL && order.instrument().base().equals(asset);
    Quantity sold = sells && order.instrument().isSpot() ? quantity : Quantity.ZERO;
    InstrumentId pair = InstrumentId.spot(order.instrument().venue(), asset, settled.asset());
    Place wallet = order.instrument().isSpot() ? Place.SPOT : Place.FUTURES;
    Optional<Price> price = moment.open(pair).or(() -> moment.mark(pair));
    return price
        .filter(one -> one.units() > 0)
        .map(one ->
            Money.of(
                asset,
                settled.toDecimal().divide(one.toDecimal(), DECIMALS, RoundingMode.HALF_EVEN)))
        .filter(fee -> books.in(wallet, asset).minus(sold).units() >= fee.units());
  }
}
