// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.SymbolChange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Renamings, redenominations and reused symbols, written down by a user: a line for each. */
final class SymbolChangesLayout extends CsvLayout {
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
      table.positive(ratio, "a ratio (units of the new for one of the old)");
      SymbolChange change =
          new SymbolChange(
              table.asset(table.column("old")),
              table.asset(table.column("new")),
              new BigDecimal(table.text(ratio)),
              HaircutLayout.day(table, day),
              HaircutLayout.source(table, table.column("source")));
      for (SymbolChange other : draft.changes()) {
        if (SymbolChangeTable.key(other).equals(SymbolChangeTable.key(change))) {
          throw table.wrong(0, change.old() + " is there twice on one day");
        }
      }
      draft.addChange(table, day, change);
    }
  }
}
