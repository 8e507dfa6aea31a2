// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.account.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A position. Its leverage and whether it is isolated are told by {@link SymbolSettings}.
 *
 * @param quantity signed: long +, short -
 * @param entry price; zero where nothing is held
 * @param liquidation price, where there is one
 * @param isolatedWallet what an isolated position has of its own; zero for a cross one
 * @param notional signed, at the mark
 * @param marginAsset that profit and margin are in
 * @param updated epoch milliseconds, by the exchange's clock
 */
public record UsdmPosition(
    String symbol,
    PositionSide side,
    BigDecimal quantity,
    BigDecimal entry,
    BigDecimal mark,
    BigDecimal unrealised,
    Optional<BigDecimal> liquidation,
    BigDecimal isolatedWallet,
    BigDecimal notional,
    String marginAsset,
    BigDecimal initial,
    BigDecimal maintenance,
    long updated) {

  /** Reads a row of version 3 of {@code positionRisk}. */
  static UsdmPosition of(WireFields told) {
    return new UsdmPosition(
        told.text("symbol"),
        told.word("positionSide", PositionSide.class),
        told.decimal("positionAmt"),
        told.decimal("entryPrice"),
        told.decimal("markPrice"),
        told.decimal("unRealizedProfit"),
        Optional.of(told.decimal("liquidationPrice")).filter(price -> price.signum() > 0),
        told.decimal("isolatedWallet"),
        told.decimal("notional"),
        told.text("marginAsset"),
        told.decimal("initialMargin"),
        told.decimal("maintMargin"),
        told.whole("updateTime"));
  }
}
