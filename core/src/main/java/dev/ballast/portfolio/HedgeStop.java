// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A hedge whose loss has reached its rule's stop: it is closed, and stays so for a while.
 *
 * @param rule its name
 * @param time of the review that found it so, epoch milliseconds
 * @param mark of its contract then
 * @param entry average price at which it was sold
 * @param reopens time of the review from which on it may be held again; absent where it stays
 *     closed for as long as its rule holds
 */
public record HedgeStop(String rule, long time, Price mark, double entry, OptionalLong reopens) {
  /** Whether the hedge is still to stay closed. */
  public boolean lasts(long now) {
    return reopens.isEmpty() || now < reopens.getAsLong();
  }

  /** {@code stopped on 2025-05-08 at 104,100, 15.2% against its entry 90,400}, and until when. */
  public String sentence() {
    BigDecimal price = mark.toDecimal();
    return String.format(
        Locale.ROOT,
        "stopped on %s at %s, %.1f%% against its entry %s, and closed %s",
        UtcDay.date(time),
        text(price),
        100 * (price.doubleValue() / entry - 1),
        text(BigDecimal.valueOf(entry)),
        reopens.isEmpty()
            ? "for as long as its rule holds"
            : "until " + UtcDay.date(reopens.getAsLong()));
  }

  /** The sentence with the rule's name before it. */
  public String note() {
    return "hedge " + rule + ": " + sentence();
  }

  /** Six digits with separators: a stop is not told to the last tick. */
  private static String text(BigDecimal price) {
    BigDecimal rounded = price.round(new MathContext(6)).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }
}
