// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.market.Sector;
import dev.ballast.signal.feature.AssetFeatures;
import dev.ballast.signal.feature.Feature;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.signal.feature.FeatureTable;
import dev.ballast.signal.feature.MemberWeight;
import dev.ballast.signal.feature.SectorFeature;
import dev.ballast.signal.feature.SectorFeatures;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * How a sector stands to the benchmark: the mean return of its members over some days, less the
 * benchmark's.
 *
 * @param strength a fraction: 0.1 is ten points ahead; empty where it is not known
 * @param lack why it is not known, half a sentence; empty where it is
 */
public record SectorLead(Sector sector, OptionalDouble strength, String lack) {
  /** Of a sector's members that must have a return. */
  private static final double LEAST_COVERAGE = 0.5;

  /**
   * Of sectors, the one furthest ahead first; those that are not known last.
   *
   * @param days 7, 30, 90 or 180
   */
  public static List<SectorLead> of(
      MarketView view,
      SequencedMap<Sector, List<Asset>> members,
      Asset benchmark,
      Marketplace market,
      int days) {
    FeatureKind kind = momentum(days);
    Feature own = FeatureTable.row(view, benchmark, benchmark, market).feature(kind);
    SequencedMap<Sector, List<AssetFeatures>> measured = new LinkedHashMap<>();
    members.forEach((sector, assets) ->
        measured.put(
            sector,
            assets.stream()
                .map(asset -> FeatureTable.row(view, asset, benchmark, market))
                .toList()));
    List<SectorLead> leads = new ArrayList<>();
    for (SectorFeatures reading : SectorFeatures.of(measured, MemberWeight.PLAIN)) {
      leads.add(of(reading.sector(), reading.feature(kind), own));
    }
    leads.sort(
        Comparator.comparingDouble(
                (SectorLead one) -> one.strength().orElse(Double.NEGATIVE_INFINITY))
            .reversed());
    return List.copyOf(leads);
  }

  private static SectorLead of(Sector sector, SectorFeature mean, Feature own) {
    if (own instanceof Feature.Absent absent) {
      return new SectorLead(sector, OptionalDouble.empty(), absent.reason());
    }
    return switch (mean.feature()) {
      case Feature.Absent absent ->
          new SectorLead(sector, OptionalDouble.empty(), sector + ": " + absent.reason());
      case Feature.Present present ->
          mean.measured() < LEAST_COVERAGE * mean.members()
              ? new SectorLead(
                  sector,
                  OptionalDouble.empty(),
                  "%s: the return of %d of %d members is known"
                      .formatted(sector, mean.measured(), mean.members()))
              : new SectorLead(
                  sector, OptionalDouble.of(present.value() - ((Feature.Present) own).value()), "");
    };
  }

  private static FeatureKind momentum(int days) {
    return switch (days) {
      case 7 -> FeatureKind.MOMENTUM_7D;
      case 30 -> FeatureKind.MOMENTUM_30D;
      case 90 -> FeatureKind.MOMENTUM_90D;
      case 180 -> FeatureKind.MOMENTUM_180D;
      default -> throw new IllegalArgumentException("no momentum of " + days + " days");
    };
  }
}
