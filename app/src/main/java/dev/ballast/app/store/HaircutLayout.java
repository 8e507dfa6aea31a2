// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.margin.Haircut;
import dev.ballast.margin.HaircutBook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What Binance takes as collateral, written down by a user: a line for each asset and day. */
final class HaircutLayout extends CsvLayout {
  private static final List<String> BUFFERS =
      List.of("asset", "bid_buffer", "ask_buffer", "as_of", "source");
  private static final List<String> RATES = List.of("asset", "collateral_rate", "as_of", "source");

  private final StatedHaircut.Mode mode;

  private HaircutLayout(String label, StatedHaircut.Mode mode) {
    super(label);
    this.mode = mode;
  }

  /** The layout of a file of this name, without its endings. */
  static Optional<Layout> of(String stem) {
    if (stem.startsWith("multi_assets_buffers")) {
      return Optional.of(
          new HaircutLayout("multi-assets buffers", StatedHaircut.Mode.MULTI_ASSETS));
    }
    if (stem.startsWith("collateral_rates")) {
      return Optional.of(
          new HaircutLayout(
              "portfolio margin collateral rates", StatedHaircut.Mode.PORTFOLIO_MARGIN));
    }
    return Optional.empty();
  }

  @Override
  void read(InputTable table, FileDraft draft) {
    boolean buffers = mode == StatedHaircut.Mode.MULTI_ASSETS;
    table.header(buffers ? BUFFERS : RATES, List.of());
    while (table.next()) {
      Haircut haircut =
          buffers
              ? Haircut.buffers(share(table, "bid_buffer"), share(table, "ask_buffer"))
              : Haircut.collateralRate(share(table, "collateral_rate"));
      StatedHaircut stated =
          new StatedHaircut(
              mode,
              new HaircutBook.Version(
                  table.asset(table.column("asset")),
                  haircut,
                  draft.day(table, table.column("as_of")),
                  source(table, table.column("source"))));
      for (StatedHaircut other : draft.haircuts()) {
        if (other.key().equals(stated.key())) {
          throw table.wrong(0, stated.version().asset() + " is there twice on one day");
        }
      }
      draft.addHaircut(stated);
    }
  }

  private static BigDecimal share(InputTable table, String name) {
    int column = table.column(name);
    double value = table.notNegative(column, name);
    if (value > 1) {
      throw table.wrong(column, name + " is a fraction from 0 to 1: " + table.shown(column));
    }
    return new BigDecimal(table.text(column).strip());
  }

  /** Where a figure was read; a figure without a source is none. */
  static String source(InputTable table, int column) {
    if (table.text(column).isBlank()) {
      throw table.wrong(column, "no source; say where the figures were read");
    }
    return table.text(column).strip();
  }
}
