// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.margin.tier.Brackets;

/** A contract's margin table at a venue ({@link VenueTables#byVenue}). */
record StatedBrackets(String venue, Brackets table) {
  /** What another table must differ in, not to take this one's place. */
  String key() {
    return venue + " " + table.instrument() + " " + table.asOf();
  }
}
