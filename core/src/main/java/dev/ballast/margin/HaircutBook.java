// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.unit.Asset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a venue takes as collateral, by asset and day; before the earliest version the earliest
 * holds. An asset that is not listed is no collateral.
 */
public final class HaircutBook {
  private final SequencedMap<Asset, List<Version>> versions = new TreeMap<>();

  /**
   * An asset's haircut from a day on.
   *
   * @param asOf the day from which it is known to hold
   * @param source where it was read
   */
  public record Version(Asset asset, Haircut haircut, LocalDate asOf, String source) {}

  private HaircutBook(List<Version> all) {
    for (Version version : all) {
      versions.computeIfAbsent(version.asset(), asset -> new ArrayList<>()).add(version);
    }
    versions.values().forEach(list -> list.sort(Comparator.comparing(Version::asOf)));
  }

  /** A book with these versions; of two with one asset and day, the later in the list holds. */
  public static HaircutBook of(List<Version> versions) {
    return new HaircutBook(versions);
  }

  /** The haircut that holds at a time; nothing where the asset is no collateral. */
  public Optional<Haircut> haircut(Asset asset, long time) {
    LocalDate day = Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).toLocalDate();
    List<Version> known = versions.getOrDefault(asset, List.of());
    Optional<Haircut> held = known.stream().findFirst().map(Version::haircut);
    for (Version version : known) {
      if (!version.asOf().isAfter(day)) {
        held = Optional.of(version.haircut());
      }
    }
    return held;
  }
}
