// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * The user's sectors through time: dated records, in the order in which they were written. Majors
 * (BTC and ETH) are always there.
 */
public final class SectorBook {
  private final List<SectorRecord> records;
  private final SequencedSet<Sector> sectors;

  /** Each sector's records, the latest first; of one day, the later written first. */
  private final SequencedMap<Sector, List<SectorRecord>> latestFirst = new LinkedHashMap<>();

  private SectorBook(List<SectorRecord> records) {
    this.records = List.copyOf(records);
    SequencedSet<Sector> names = new LinkedHashSet<>();
    records.forEach(one -> names.add(one.sector()));
    this.sectors = Collections.unmodifiableSequencedSet(names);
    for (Sector sector : sectors) {
      latestFirst.put(
          sector,
          this.records.stream()
              .filter(one -> one.sector().equals(sector))
              .sorted(Comparator.comparing(SectorRecord::from))
              .toList()
              .reversed());
    }
  }

  /**
   * A book of records. Refuses two records of one sector with the same day, and an asset that is in
   * two sectors on one day.
   */
  public static SectorBook of(List<SectorRecord> records) {
    List<SectorRecord> all = new ArrayList<>(records);
    if (all.stream().noneMatch(one -> one.sector().equals(Sector.MAJORS))) {
      all.addFirst(majors(records));
    }
    SectorBook book = new SectorBook(all);
    all.stream().map(SectorRecord::from).sorted().distinct().forEach(book::check);
    return book;
  }

  private static SectorRecord majors(List<SectorRecord> records) {
    LocalDate from =
        records.stream().map(SectorRecord::from).min(LocalDate::compareTo).orElse(LocalDate.EPOCH);
    return new SectorRecord(Sector.MAJORS, from, 12, List.of(Asset.BTC, Asset.ETH), "");
  }

  private void check(LocalDate day) {
    SequencedMap<Sector, LocalDate> starts = new LinkedHashMap<>();
    for (SectorRecord one : records) {
      if (one.from().equals(day) && starts.put(one.sector(), day) != null) {
        throw new IllegalArgumentException(one.sector() + " has two records from " + day);
      }
    }
    SequencedMap<Asset, Sector> homes = new LinkedHashMap<>();
    for (SectorRecord one : asOf(day).records().values()) {
      for (Asset member : one.members()) {
        Sector other = homes.putIfAbsent(member, one.sector());
        if (other != null) {
          throw new IllegalArgumentException(
              member + " is in " + other + " and in " + one.sector() + " on " + day);
        }
      }
    }
  }

  /** Every record, in the order in which it was written. */
  public List<SectorRecord> records() {
    return records;
  }

  /** Every sector, in the order of its first record. */
  public SequencedSet<Sector> sectors() {
    return sectors;
  }

  public boolean has(Sector sector) {
    return sectors.contains(sector);
  }

  /**
   * Refuses a cap that the members of a sector cannot keep: so many times the cap is less than all.
   *
   * @param cap what a member may have of its sector at most
   */
  public void checkCap(Sector sector, Percent cap) {
    for (SectorRecord one : records) {
      BigDecimal members = BigDecimal.valueOf(one.members().size());
      Percent room = new Percent(cap.value().multiply(members));
      if (one.sector().equals(sector) && room.compareTo(Percent.HUNDRED) < 0) {
        throw new IllegalArgumentException(
            "a cap of %s cannot hold in %s: %s members from %s, and %s x %s is %s, less than 100%%"
                .formatted(cap, sector, members, one.from(), members, cap, room));
      }
    }
  }

  /**
   * The sectors as they stand on a day: of each, the latest record that has begun. Before a
   * sector's first record that one holds, and the result says so.
   */
  public SectorsOnDay asOf(LocalDate day) {
    SequencedMap<Sector, SectorRecord> held = new LinkedHashMap<>();
    List<Sector> ahead = new ArrayList<>();
    latestFirst.forEach((sector, own) -> {
      SectorRecord best = own.getLast();
      for (SectorRecord one : own) {
        if (!one.from().isAfter(day)) {
          best = one;
          break;
        }
      }
      held.put(sector, best);
      if (best.from().isAfter(day)) {
        ahead.add(sector);
      }
    });
    return new SectorsOnDay(day, held, ahead);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SectorBook that && records.equals(that.records);
  }

  @Override
  public int hashCode() {
    return records.hashCode();
  }

  @Override
  public String toString() {
    return records.toString();
  }
}
