// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where a contract's mark stands, and its funding.
 *
 * @param rate a fraction of notional that would be paid next; nothing for dated contracts
 * @param nextFunding epoch milliseconds; nothing for dated contracts
 * @param time epoch milliseconds, by the exchange's clock
 */
public record Premium(
    String symbol,
    BigDecimal mark,
    BigDecimal index,
    Optional<BigDecimal> rate,
    Optional<Long> nextFunding,
    long time) {

  static Premium of(WireFields told) {
    return new Premium(
        told.text("symbol"),
        told.decimal("markPrice"),
        told.decimal("indexPrice"),
        told.stated("lastFundingRate").map(_ -> told.decimal("lastFundingRate")),
        Optional.of(told.whole("nextFundingTime")).filter(time -> time > 0),
        told.whole("time"));
  }
}
