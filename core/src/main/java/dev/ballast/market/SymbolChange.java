// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * From a day on an asset has another name or another unit: what was {@code old} before it is {@code
 * now}. MATIC became POL; of a redenomination both names are one; the LUNA that crashed became
 * LUNC, and the name went to another coin.
 *
 * @param ratio units of the new for one of the old, above zero; the price goes the other way
 * @param day the first day, from 00:00 UTC, of the new name
 * @param source where this was read
 */
public record SymbolChange(Asset old, Asset now, BigDecimal ratio, LocalDate day, String source) {
  /** Refuses a ratio that is not above zero. */
  public SymbolChange {
    if (ratio.signum() <= 0) {
      throw new IllegalArgumentException("a ratio must be above zero: " + ratio);
    }
  }

  /** The day's start, epoch milliseconds. */
  public long time() {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
