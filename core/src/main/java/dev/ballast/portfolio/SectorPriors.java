// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.BetaPrior;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.market.Sector;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.unit.Asset;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is believed of the betas of each sector's members, each sector measured when first asked.
 */
public final class SectorPriors {
  private final SectorsOnDay sectors;
  private final Function<Asset, BetaStudy> studies;
  private final SequencedMap<Sector, BetaPrior.OfGroup> known = new TreeMap<>();

  private SectorPriors(SectorsOnDay sectors, Function<Asset, BetaStudy> studies) {
    this.sectors = sectors;
    this.studies = studies;
  }

  /**
   * The priors of sectors as they stand on a day.
   *
   * @param studies of any asset as of that day, on one benchmark
   */
  public static SectorPriors of(SectorsOnDay sectors, Function<Asset, BetaStudy> studies) {
    return new SectorPriors(sectors, studies);
  }

  public Optional<Sector> sectorOf(Asset asset) {
    return sectors.sectorOf(asset);
  }

  /** The prior of the asset's sector, or half a sentence on why there is none. */
  public BetaPrior.OfGroup prior(Asset asset, Asset benchmark) {
    if (asset.equals(benchmark)) {
      return new BetaPrior.Unknown("the benchmark's beta on itself is not measured");
    }
    Optional<Sector> sector = sectors.sectorOf(asset);
    if (sector.isEmpty()) {
      return new BetaPrior.Unknown(asset + " is in no sector");
    }
    BetaPrior.OfGroup found = known.get(sector.get());
    if (found == null) {
      found = measured(sector.get());
      known.put(sector.get(), found);
    }
    return found;
  }

  private BetaPrior.OfGroup measured(Sector sector) {
    return switch (BetaPrior.of(sectors.members(sector).stream().map(studies).toList())) {
      case BetaPrior.Known prior -> prior;
      case BetaPrior.Unknown unknown ->
          new BetaPrior.Unknown("the sector " + sector + ": " + unknown.reason());
    };
  }
}
