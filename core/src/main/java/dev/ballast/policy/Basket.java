// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.util.Optional;

/** What a rule buys or sells as one. */
public sealed interface Basket {
  /** The asset that it names; none where it names a sector alone. */
  default Optional<Asset> named() {
    return Optional.empty();
  }

  /** The sector that it is of; none of an asset. */
  default Optional<Sector> of() {
    return Optional.empty();
  }

  /** One asset. */
  record OfAsset(Asset asset) implements Basket {
    @Override
    public Optional<Asset> named() {
      return Optional.of(asset);
    }

    @Override
    public String toString() {
      return asset.code();
    }
  }

  /** A sector, its members weighted as the plan weights them inside it. */
  record OfSector(Sector sector) implements Basket {
    @Override
    public Optional<Sector> of() {
      return Optional.of(sector);
    }

    @Override
    public String toString() {
      return sector.name();
    }
  }

  /**
   * A sector for which an index future stands, as long as one can be traded; else its members.
   *
   * @param index whose perpetual carries it
   */
  record OfIndex(Sector sector, Asset index) implements Basket {
    @Override
    public Optional<Asset> named() {
      return Optional.of(index);
    }

    @Override
    public Optional<Sector> of() {
      return Optional.of(sector);
    }

    @Override
    public String toString() {
      return sector + " as index(" + index + ")";
    }
  }
}
