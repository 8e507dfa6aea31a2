// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.VenueId;

/** Whose figures the layouts hold that say it by their name. */
final class Recorders {
  static final VenueId BINANCE = VenueId.parse("binance");
  static final VenueId COINGECKO = VenueId.parse("coingecko");
  static final VenueId CME = VenueId.parse("cme");

  /** Who imports it. */
  static final VenueId USER = VenueId.parse("user");

  private Recorders() {}
}
