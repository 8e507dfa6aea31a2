// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;

/** What a rule buys or sells as one. */
public sealed interface Basket {
  /** One asset. */
  record OfAsset(Asset asset) implements Basket {
    @Override
    public String toString() {
      return asset.code();
    }
  }

  /** A sector, its members weighted as the plan weights them inside it. */
  record OfSector(Sector sector) implements Basket {
    @Override
    public String toString() {
      return sector.name();
    }
  }
}
