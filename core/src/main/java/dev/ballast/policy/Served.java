// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.util.function.UnaryOperator;

/** What a rule of the overlay serves: when that ends, what the rule holds is closed with it. */
public sealed interface Served {
  /** The conviction in a sector: it ends with the horizon of the sector's record. */
  record OfConviction(Sector sector) implements Served {
    @Override
    public String toString() {
      return "the conviction in " + sector;
    }
  }

  /** What is held of a sector in spot: it ends when no member is held. */
  record OfSector(Sector sector) implements Served {
    @Override
    public String toString() {
      return sector.name();
    }
  }

  /** What is held of an asset in spot. */
  record OfHolding(Asset asset) implements Served {
    @Override
    public String toString() {
      return asset.code();
    }
  }

  /** The same of assets under other names. */
  default Served renamed(UnaryOperator<Asset> name) {
    return this instanceof OfHolding(Asset asset) ? new OfHolding(name.apply(asset)) : this;
  }
}
