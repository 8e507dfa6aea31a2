// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.tier;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Margin tables by contract and day; before the earliest version the earliest holds. */
public final class BracketBook {
  private final SequencedMap<InstrumentId, List<Brackets>> versions;

  /** Keeps the order, and is asked by hash. */
  private BracketBook(SequencedMap<InstrumentId, List<Brackets>> versions) {
    this.versions = new LinkedHashMap<>(versions);
  }

  public static BracketBook empty() {
    return new BracketBook(new TreeMap<>());
  }

  /** A book with these tables; of two with one contract and day, the later in the list holds. */
  public static BracketBook of(List<Brackets> tables) {
    TreeMap<InstrumentId, List<Brackets>> sorted = new TreeMap<>();
    for (Brackets table : tables) {
      sorted.computeIfAbsent(table.instrument(), id -> new ArrayList<>()).add(table);
    }
    sorted.values().forEach(list -> list.sort(Comparator.comparing(Brackets::asOf)));
    return new BracketBook(sorted);
  }

  /** This book with another's tables beside its own; the other's hold where both have a day. */
  public BracketBook plus(BracketBook other) {
    List<Brackets> both = new ArrayList<>(tables());
    both.addAll(other.tables());
    return of(both);
  }

  /** These tables as those of what has the same names at another venue, where it takes them. */
  public BracketBook at(VenueId venue) {
    return of(tables().stream().map(table -> table.at(venue)).toList());
  }

  /** Every table, by contract and then by day. */
  public List<Brackets> tables() {
    List<Brackets> all = new ArrayList<>();
    versions.values().forEach(all::addAll);
    return Collections.unmodifiableList(all);
  }

  /** The table that holds at the time; nothing where the contract is not listed. */
  public Optional<Brackets> brackets(InstrumentId id, long time) {
    List<Brackets> tables = versions.getOrDefault(id, List.of());
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    LocalDate day = UtcDay.date(time);
    Brackets held = tables.getFirst();
    for (Brackets table : tables) {
      if (!table.asOf().isAfter(day)) {
        held = table;
      }
    }
    return Optional.of(held);
  }
}
