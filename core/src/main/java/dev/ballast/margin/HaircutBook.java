// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.market.History;
import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.market.TodaysNames;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
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
  public record Version(Asset asset, Haircut haircut, LocalDate asOf, String source) {
    /** Whether it is known only from after a time on, and taken to have held then too. */
    public boolean extendedBackwards(long time) {
      return asOf.isAfter(day(time));
    }

    private Version told(Successor to) {
      return new Version(to.asset(), haircut, asOf, source + ", as " + asset);
    }
  }

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

  /** The same under the names of today's history: what counts of a coin is a share of its value. */
  public HaircutBook in(History history) {
    return new HaircutBook(
        new TodaysNames(history)
            .over(
                versions(),
                new TodaysNames.Stated<>(
                    Version::asset, Version::asset, Version::asOf, Version::told)));
  }

  /** Whether it says anything of an asset, on whatever day. */
  public boolean lists(Asset asset) {
    return versions.containsKey(asset);
  }

  /** Every version, by asset and day. */
  public List<Version> versions() {
    return versions.values().stream().flatMap(List::stream).toList();
  }

  /** The haircut that holds at a time; nothing where the asset is no collateral. */
  public Optional<Haircut> haircut(Asset asset, long time) {
    return version(asset, time).map(Version::haircut);
  }

  /** The same with its day and its source. */
  public Optional<Version> version(Asset asset, long time) {
    LocalDate day = day(time);
    List<Version> known = versions.getOrDefault(asset, List.of());
    Optional<Version> held = known.stream().findFirst();
    for (Version version : known) {
      if (!version.asOf().isAfter(day)) {
        held = Optional.of(version);
      }
    }
    return held;
  }

  private static LocalDate day(long time) {
    return UtcDay.date(time);
  }
}
