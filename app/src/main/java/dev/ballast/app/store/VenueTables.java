// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.Usual;
import dev.ballast.margin.HaircutBook;
import dev.ballast.margin.HaircutTables;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.margin.tier.ChangedBrackets;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What venues state of margin.
 *
 * @param byVenue margin tables of contracts, Binance's of linear and of inverse ones together
 * @param haircuts what Binance takes as collateral
 */
public record VenueTables(SequencedMap<VenueId, BracketBook> byVenue, HaircutTables haircuts) {
  /** No table of any contract, and nothing is collateral. */
  public static final VenueTables EMPTY = new VenueTables(new TreeMap<>(), HaircutTables.EMPTY);

  /** Copies the map. */
  public VenueTables {
    byVenue = Collections.unmodifiableSequencedMap(new TreeMap<>(byVenue));
  }

  /** A venue's margin tables; an empty book where there are none. */
  public BracketBook brackets(VenueId venue) {
    return byVenue.getOrDefault(venue, BracketBook.empty());
  }

  /** The usual venue's margin tables, whose prices the history is of. */
  public BracketBook brackets() {
    return brackets(Usual.VENUE);
  }

  /** These, and for contracts and assets that they say nothing of those of other tables. */
  VenueTables completedBy(VenueTables others) {
    TreeMap<VenueId, BracketBook> all = new TreeMap<>(byVenue);
    others.byVenue.forEach(
        (venue, book) -> all.merge(venue, book, (own, more) -> completed(own, more)));
    return new VenueTables(
        all,
        new HaircutTables(
            completed(haircuts.multiAssets(), others.haircuts.multiAssets()),
            completed(haircuts.portfolio(), others.haircuts.portfolio())));
  }

  /** The same under the names of today's history. */
  VenueTables in(History history) {
    TreeMap<VenueId, BracketBook> told = new TreeMap<>(byVenue);
    told.replaceAll((venue, book) -> ChangedBrackets.of(book, history));
    return new VenueTables(told, haircuts.in(history));
  }

  private static BracketBook completed(BracketBook own, BracketBook others) {
    Set<InstrumentId> known = new HashSet<>();
    own.tables().forEach(table -> known.add(table.instrument()));
    List<Brackets> all = new ArrayList<>(own.tables());
    others.tables().stream().filter(table -> !known.contains(table.instrument())).forEach(all::add);
    return BracketBook.of(all);
  }

  private static HaircutBook completed(HaircutBook own, HaircutBook others) {
    Set<Asset> known = new HashSet<>();
    own.versions().forEach(version -> known.add(version.asset()));
    List<HaircutBook.Version> all = new ArrayList<>(own.versions());
    others.versions().stream().filter(one -> !known.contains(one.asset())).forEach(all::add);
    return HaircutBook.of(all);
  }
}
