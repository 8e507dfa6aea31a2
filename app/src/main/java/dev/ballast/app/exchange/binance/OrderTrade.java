// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.account.PositionSide;
import dev.ballast.order.Side;
import java.math.BigDecimal;

/**
 * One fill of an order.
 *
 * @param id the exchange's number, growing within a symbol
 * @param orderId of which order
 * @param positionSide {@link PositionSide#BOTH} for spot
 * @param quote price times quantity, in the quote asset
 * @param fee what was paid; below zero for what was paid back
 * @param realised profit of what it closed, in the settlement asset; zero for spot
 * @param time epoch milliseconds, by the exchange's clock
 */
public record OrderTrade(
    String symbol,
    long id,
    long orderId,
    Side side,
    PositionSide positionSide,
    BigDecimal price,
    BigDecimal quantity,
    BigDecimal quote,
    BigDecimal fee,
    String feeAsset,
    BigDecimal realised,
    boolean maker,
    long time) {

  /** Reads a row of {@code myTrades} or {@code userTrades}. */
  static OrderTrade of(WireFields told) {
    boolean spot = told.has("isBuyer");
    return new OrderTrade(
        told.text("symbol"),
        told.whole("id"),
        told.whole("orderId"),
        told.flag(spot ? "isBuyer" : "buyer") ? Side.BUY : Side.SELL,
        told.has("positionSide")
            ? told.word("positionSide", PositionSide.class)
            : PositionSide.BOTH,
        told.decimal("price"),
        told.decimal("qty"),
        told.decimal("quoteQty"),
        told.decimal("commission"),
        told.text("commissionAsset"),
        told.decimalOrZero("realizedPnl"),
        told.flag(spot ? "isMaker" : "maker"),
        told.whole("time"));
  }
}
