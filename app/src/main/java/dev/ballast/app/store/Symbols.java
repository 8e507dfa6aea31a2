// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.SeriesId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The series of each exchange symbol of a file, found once. */
final class Symbols {
  /** What a symbol must look like, for a message. */
  static final String EXPECTED =
      "a base of capitals and digits and another asset as quote are expected (BTCUSDT, ETHBTC)";

  private final Market market;
  private final Function<InstrumentId, SeriesId> series;
  private final FileDraft draft;
  private final Map<String, Rows> known = new HashMap<>();

  Symbols(Market market, FileDraft draft, Function<InstrumentId, SeriesId> series) {
    this.market = market;
    this.draft = draft;
    this.series = series;
  }

  /** The rows of the symbol in a column; a symbol whose quote is unknown is a mistake. */
  Rows rows(InputTable table, int column) {
    String symbol = table.text(column);
    Rows rows = known.get(symbol);
    if (rows == null) {
      InstrumentId id =
          instrument(symbol, market)
              .orElseThrow(() ->
                  table.wrong(column, "unknown symbol " + table.shown(column) + ": " + EXPECTED));
      rows = draft.rows(series.apply(id));
      known.put(symbol, rows);
    }
    return rows;
  }

  /** The instrument of a symbol, nothing where it is not one. */
  static Optional<InstrumentId> instrument(String symbol, Market market) {
    try {
      return ExchangeSymbols.parse(Recorders.BINANCE, symbol, market);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
