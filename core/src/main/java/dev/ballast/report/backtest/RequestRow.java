// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A request of a {@linkplain dev.ballast.engine.Script script} and what became of it; a roll has a
 * row for each of its orders.
 *
 * @param entry its number in the script, from one
 * @param day for which it was written
 * @param id the order's; the request's own where it is none
 * @param asked in words: {@code sell 0.5 BTC/USDT:USDT, limit 105000 post-only}
 * @param time when the last of it happened; absent where an order still waits untouched
 * @param quantity that was ordered; absent where it is no order
 * @param filled of it
 * @param price the average of its fills
 * @param fee for its fills, in {@code asset}, positive when paid
 * @param asset what the fee is in
 * @param note why it was refused or cancelled, when it was set off, what a roll has cost; or empty
 */
public record RequestRow(
    int entry,
    Instant day,
    String id,
    String asked,
    RequestOutcome outcome,
    Optional<Instant> time,
    Optional<BigDecimal> quantity,
    Optional<BigDecimal> filled,
    OptionalDouble price,
    Optional<BigDecimal> fee,
    Optional<String> asset,
    String note) {
  /** A request that is no order. */
  static RequestRow plain(
      int entry, Instant day, String id, String asked, RequestOutcome outcome, String note) {
    return new RequestRow(
        entry,
        day,
        id,
        asked,
        outcome,
        Optional.of(day),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        note);
  }
}
