// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.SymbolChange;
import dev.ballast.market.SymbolChanges;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Renamings, redenominations and reused symbols, written down by a user: a line for each. */
final class SymbolChangesLayout extends CsvLayout {
  private static final double MOST_UNITS = 1e9;

  /** Coins do end in USD, as crvUSD does; in USDT or FDUSD only symbols do. */
  private static final int SHORT_DOLLAR = 3;

  private SymbolChangesLayout() {
    super("symbol changes");
  }

  /** The layout of a file of this name, without its endings. */
  static Optional<Layout> of(String stem) {
    return stem.startsWith("symbol_changes")
        ? Optional.of(new SymbolChangesLayout())
        : Optional.empty();
  }

  @Override
  void read(InputTable table, FileDraft draft) {
    table.header(List.of("old", "new", "ratio", "day", "source"), List.of());
    int ratio = table.column("ratio");
    int day = table.column("day");
    while (table.next()) {
      double units = table.positive(ratio, "a ratio (units of the new for one of the old)");
      if (units < 1 / MOST_UNITS || units > MOST_UNITS) {
        throw table.wrong(
            ratio,
            "a ratio of "
                + table.shown(ratio)
                + " is no redenomination; from 0.000000001 to 1000000000 units of the new for one"
                + " of the old can be");
      }
      SymbolChange change =
          new SymbolChange(
              name(table, table.column("old")),
              name(table, table.column("new")),
              new BigDecimal(table.text(ratio)),
              draft.day(table, day),
              HaircutLayout.source(table, table.column("source")));
      for (SymbolChange other : draft.changes()) {
        if (SymbolChangeTable.key(other).equals(SymbolChangeTable.key(change))) {
          throw table.wrong(0, change.old() + " is there twice on one day");
        }
      }
      if (SymbolChanges.closesCircle(change, draft.changes())) {
        throw table.wrong(
            table.column("old"),
            change.old()
                + " becomes "
                + change.now()
                + " and, by lines above, "
                + change.now()
                + " becomes "
                + change.old()
                + " on the same day; leave one out, or give it its own day");
      }
      draft.addChange(change);
    }
  }

  /** An asset, which a pair against a dollar is not. */
  private static Asset name(InputTable table, int column) {
    Asset asset = table.asset(column);
    Optional<InstrumentId> pair = Symbols.instrument(asset.code(), Market.SPOT);
    pair.filter(one -> one.quote().isDollar() && one.quote().code().length() > SHORT_DOLLAR)
        .ifPresent(one -> {
          throw table.wrong(
              column, table.shown(column) + " is a pair; write the asset, " + one.base());
        });
    return asset;
  }
}
