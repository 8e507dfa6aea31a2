// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Marketplace;
import dev.ballast.market.SeriesId;
import dev.ballast.unit.Asset;
import java.util.List;

/**
 * Hourly spot and perpetual bars of one asset, side by side. Its mark price is one figure an hour,
 * no bar, its funding is filled forward and its open interest is in dollars: none of them is read.
 */
final class HourlyLayout extends CsvLayout {
  private final Asset asset;

  HourlyLayout(String asset) {
    super("spot and perpetual bars 1h " + asset);
    this.asset = new Asset(asset);
  }

  @Override
  void read(InputTable table, FileDraft draft) {
    table.header(
        List.of(
            "timestamp",
            "open_perp",
            "high_perp",
            "low_perp",
            "close_perp",
            "volume_perp",
            "open_spot",
            "high_spot",
            "low_spot",
            "close_spot",
            "volume_spot"),
        List.of("mark_price", "funding_rate_raw", "open_interest_usd"));
    Marketplace pairs = new Marketplace(Recorders.BINANCE, Asset.USDT);
    InstrumentId spot = pairs.spot(asset);
    InstrumentId perpetual = pairs.perpetual(asset);
    int time = table.column("timestamp");
    BarColumns spotColumns = BarColumns.of(table, "_spot");
    BarColumns perpetualColumns = BarColumns.of(table, "_perp");
    Rows spotRows = draft.rows(SeriesId.bars(spot, Interval.HOUR));
    Rows perpetualRows = draft.rows(SeriesId.bars(perpetual, Interval.HOUR));
    int blank = 0;
    while (table.next()) {
      long at = table.time(time);
      blank += add(table, draft, time, at, spotColumns, spotRows);
      blank += add(table, draft, time, at, perpetualColumns, perpetualRows);
    }
    if (blank > 0) {
      draft.note(blank + " empty bars left out");
    }
    draft.note("mark price, filled-forward funding and open interest in dollars are not read");
  }

  private static int add(
      InputTable table, FileDraft draft, int time, long at, BarColumns columns, Rows rows) {
    if (columns.blank(table)) {
      return 1;
    }
    draft.add(table, time, rows, at, columns.read(table));
    return 0;
  }
}
