// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import java.util.List;
import java.util.Optional;

/**
 * Tables of one figure a day for the market or an asset: capitalisations, dominance, CME's close.
 */
final class IndexLayouts {
  private IndexLayouts() {}

  /** The layout of a file of this name, without its endings. */
  static Optional<Layout> of(String stem) {
    if (stem.matches("market_cap_usd(_.*)?")) {
      return Optional.of(new MarketCapLayout());
    }
    if (stem.matches("total_market_cap_1d(_.*)?")) {
      return Optional.of(
          value(
              new SeriesId(SeriesKind.TOTAL_MARKET_CAP, "TOTAL", Interval.DAY, Recorders.COINGECKO),
              "date",
              "total_market_cap_usd"));
    }
    if (stem.matches("cme_btc_front_close_1d(_.*)?")) {
      return Optional.of(
          value(
              new SeriesId(SeriesKind.FRONT_CLOSE, "BTC/USD", Interval.DAY, Recorders.CME),
              "Date",
              "Adj Close"));
    }
    return stem.matches("btcdom_index_1d(_.*)?") ? Optional.of(dominance()) : Optional.empty();
  }

  private static Layout value(SeriesId id, String time, String value) {
    return new CsvLayout(id.kind() + " " + id.interval() + " " + id.venue()) {
      @Override
      void read(InputTable table, FileDraft draft) {
        table.header(List.of(time, value), List.of());
        int at = table.column(time);
        int of = table.column(value);
        Rows rows = draft.rows(id);
        while (table.next()) {
          draft.add(table, at, rows, table.time(at), table.positive(of, value));
        }
      }
    };
  }

  private static Layout dominance() {
    SeriesId id = new SeriesId(SeriesKind.DOMINANCE, "BTCDOM", Interval.DAY, Recorders.BINANCE);
    return new CsvLayout("dominance 1d binance") {
      @Override
      void read(InputTable table, FileDraft draft) {
        table.header(List.of("timestamp", "open", "high", "low", "close", "volume"), List.of());
        int time = table.column("timestamp");
        BarColumns columns = BarColumns.of(table, "");
        Rows rows = draft.rows(id);
        while (table.next()) {
          draft.add(table, time, rows, table.time(time), columns.read(table));
        }
      }
    };
  }
}
