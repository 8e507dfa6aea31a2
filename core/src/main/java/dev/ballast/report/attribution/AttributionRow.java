// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The profit of an asset, a sector or a month by its parts.
 *
 * @param parts every part in its order, in USDT: gained +, lost -
 * @param total their sum: the change of equity
 */
public record AttributionRow(String name, SequencedMap<Part, Double> parts, double total) {
  /** Copies the map. */
  public AttributionRow {
    parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
  }

  static AttributionRow of(String name, Parts exact) {
    SequencedMap<Part, Double> parts = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      parts.put(part, exact.of(part).toDouble());
    }
    return new AttributionRow(name, parts, exact.total().toDouble());
  }

  public double part(Part part) {
    return parts.getOrDefault(part, 0.0);
  }

  /** What prices made: market, also by an assumed beta, sector, selection and basis. */
  public double prices() {
    return part(Part.MARKET)
        + part(Part.MARKET_ASSUMED)
        + part(Part.SECTOR)
        + part(Part.SELECTION)
        + part(Part.BASIS);
  }
}
