// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.VenueId;

/** A contract's margin table at its venue ({@link VenueTables#byVenue}). */
record StatedBrackets(Brackets table) {
  VenueId venue() {
    return table.instrument().venue();
  }

  /** What another table must differ in, not to take this one's place. */
  String key() {
    return venue() + " " + table.instrument() + " " + table.asOf();
  }
}
