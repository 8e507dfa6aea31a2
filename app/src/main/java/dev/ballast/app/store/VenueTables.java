// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.margin.HaircutBook;
import dev.ballast.margin.HaircutTables;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
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
 * @param byVenue margin tables of contracts, by {@code binance}, {@code bybit}, {@code okx};
 *     Binance's of linear and of inverse contracts together
 * @param haircuts what Binance takes as collateral
 */
public record VenueTables(SequencedMap<String, BracketBook> byVenue, HaircutTables haircuts) {
  /** Whose tables these are where nothing says it. */
  static final String USUAL = "binance";

  /** No table of any contract, and nothing is collateral. */
  public static final VenueTables EMPTY = new VenueTables(new TreeMap<>(), HaircutTables.EMPTY);

  /** Copies the map. */
  public VenueTables {
    byVenue = Collections.unmodifiableSequencedMap(new TreeMap<>(byVenue));
  }

  /** A venue's margin tables; an empty book where there are none. */
  public BracketBook brackets(String venue) {
    return byVenue.getOrDefault(venue, BracketBook.empty());
  }

  /** Binance's margin tables, whose prices the history is of. */
  public BracketBook brackets() {
    return brackets(USUAL);
  }

  /** These, and for contracts and assets that they say nothing of those of other tables. */
  VenueTables completedBy(VenueTables others) {
    TreeMap<String, BracketBook> all = new TreeMap<>(byVenue);
    others.byVenue.forEach(
        (venue, book) -> all.merge(venue, book, (own, more) -> completed(own, more)));
    return new VenueTables(
        all,
        new HaircutTables(
            completed(haircuts.multiAssets(), others.haircuts.multiAssets()),
            completed(haircuts.portfolio(), others.haircuts.portfolio())));
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
