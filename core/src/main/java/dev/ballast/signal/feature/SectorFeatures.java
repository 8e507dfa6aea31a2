// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is measured of one sector beside the others, each kind when it is first asked for. For
 * one thread.
 */
public final class SectorFeatures {
  private final Sector sector;
  private final List<AssetFeatures> members;
  private final MemberWeight weight;
  private final Map<Sector, SectorFeatures> beside;
  private final Map<FeatureName, SectorFeature> measured = new HashMap<>();
  private final Map<Integer, SectorFeatures> before = new HashMap<>();
  private List<Feature> weights = List.of();

  private SectorFeatures(
      Sector sector,
      List<AssetFeatures> members,
      MemberWeight weight,
      Map<Sector, SectorFeatures> beside) {
    this.sector = sector;
    this.members = List.copyOf(members);
    this.weight = weight;
    this.beside = beside;
  }

  /** Of sectors side by side, in their order, each with what is measured of its members. */
  public static List<SectorFeatures> of(
      SequencedMap<Sector, List<AssetFeatures>> sectors, MemberWeight weight) {
    SequencedMap<Sector, SectorFeatures> readings = new LinkedHashMap<>();
    sectors.forEach((sector, members) ->
        readings.put(sector, new SectorFeatures(sector, members, weight, readings)));
    return List.copyOf(readings.sequencedValues());
  }

  public Sector sector() {
    return sector;
  }

  /** In the user's order. */
  public List<Asset> members() {
    return members.stream().map(AssetFeatures::asset).toList();
  }

  /** One of any kind; absent with a reason where it cannot be measured. */
  public SectorFeature feature(FeatureName name) {
    SectorFeature known = measured.get(name);
    if (known == null) {
      known =
          switch (name) {
            case FeatureKind kind when kind.isOfAssets() ->
                SectorFeature.of(kind, members, weights());
            case FeatureKind kind ->
                SectorFeature.whole(kind.ofSector().orElseThrow().of(this), members.size());
            case SeriesFeature series -> SectorFeature.whole(of(series), members.size());
          };
      measured.put(name, known);
    }
    return known;
  }

  private Feature of(SeriesFeature series) {
    return members.isEmpty()
        ? new Feature.Absent(sector + " has no members")
        : series.of(members.getFirst().market().view(), sector);
  }

  private List<Feature> weights() {
    if (weights.size() < members.size()) {
      weights = members.stream().map(member -> weight.of(member.market())).toList();
    }
    return weights;
  }

  /** One for every kind, in the order of the kinds. */
  public Map<FeatureKind, SectorFeature> features() {
    Map<FeatureKind, SectorFeature> all = new EnumMap<>(FeatureKind.class);
    for (FeatureKind kind : FeatureKind.values()) {
      all.put(kind, feature(kind));
    }
    return Collections.unmodifiableMap(all);
  }

  /** What is measured of each member. */
  List<AssetFeatures> ofMembers() {
    return members;
  }

  /** The other sectors, in the user's order. */
  List<SectorFeatures> others() {
    List<SectorFeatures> others = new ArrayList<>(beside.values());
    others.remove(this);
    return others;
  }

  /** What was measured so many days before of the sectors as they are now. */
  SectorFeatures daysAgo(int days) {
    SectorFeatures known = before.get(days);
    if (known == null) {
      SequencedMap<Sector, List<AssetFeatures>> then = new LinkedHashMap<>();
      beside.forEach((each, reading) ->
          then.put(each, reading.members.stream().map(one -> one.daysAgo(days)).toList()));
      for (SectorFeatures one : of(then, weight)) {
        beside(one.sector).before.put(days, one);
      }
      known = beside(sector).before.getOrDefault(days, this);
    }
    return known;
  }

  private SectorFeatures beside(Sector which) {
    SectorFeatures found = beside.get(which);
    if (found == null) {
      throw new IllegalStateException(which + " is not beside " + sector);
    }
    return found;
  }

  /** Whether all is measured alike. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SectorFeatures that
            && sector.equals(that.sector)
            && members.equals(that.members)
            && features().equals(that.features()));
  }

  @Override
  public int hashCode() {
    return sector.hashCode();
  }

  @Override
  public String toString() {
    return sector + " " + members;
  }
}
