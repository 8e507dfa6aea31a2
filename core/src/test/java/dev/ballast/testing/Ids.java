// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Marketplace;
import dev.ballast.market.VenueId;
import dev.ballast.unit.Asset;
import java.time.LocalDate;

/** Instruments of the venue that tests trade at, where it does not matter which one that is. */
public final class Ids {
  public static final VenueId VENUE = VenueId.parse("binance");

  /** The venue's market in USDT. */
  public static final Marketplace MARKET = new Marketplace(VENUE, Asset.USDT);

  private Ids() {}

  public static InstrumentId parse(String text) {
    return InstrumentId.parse(VENUE, text);
  }

  public static InstrumentId spot(Asset base, Asset quote) {
    return InstrumentId.spot(VENUE, base, quote);
  }

  public static InstrumentId perpetual(Asset base, Asset quote, Asset settle) {
    return InstrumentId.perpetual(VENUE, base, quote, settle);
  }

  public static InstrumentId dated(Asset base, Asset quote, Asset settle, LocalDate expiry) {
    return InstrumentId.dated(VENUE, base, quote, settle, expiry);
  }
}
