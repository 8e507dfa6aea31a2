// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Capitalisations in dollars, monthly for some assets and daily for others. Where two sources give
 * one asset's figure of one day, that of the row before is kept, so that a series does not jump
 * between sources; of the first row, the one that stands first.
 */
final class MarketCapLayout extends CsvLayout {
  MarketCapLayout() {
    super("market-cap coingecko");
  }

  @Override
  void read(InputTable table, FileDraft draft) {
    table.header(List.of("date", "symbol", "market_cap_usd"), List.of("volume_14d_usd", "source"));
    int time = table.column("date");
    int symbol = table.column("symbol");
    int value = table.column("market_cap_usd");
    int source = table.column("source");
    Map<String, Asset> assets = new HashMap<>();
    while (table.next()) {
      Asset asset = assets.get(table.text(symbol));
      if (asset == null) {
        asset = new Asset(draft.rows(id(table, symbol)));
        assets.put(table.text(symbol), asset);
      }
      String from = source < 0 ? "" : table.text(source);
      add(table, draft, asset, from, time, table.positive(value, "a capitalisation"));
    }
    if (draft.ties() > 0) {
      draft.note(draft.ties() + " figures given by two sources; that of the row before is kept");
    }
  }

  private static void add(
      InputTable table, FileDraft draft, Asset asset, String source, int timeColumn, double value) {
    long time = table.time(timeColumn);
    boolean tie = asset.rows.size() > 0 && time == asset.rows.lastTime();
    if (tie && !source.equals(asset.source)) {
      boolean preferred = source.equals(asset.sourceBefore);
      draft.addTie(table, timeColumn, asset.rows, time, value, preferred);
      if (preferred) {
        asset.source = source;
      }
      return;
    }
    draft.add(table, timeColumn, asset.rows, time, value);
    if (!tie) {
      asset.sourceBefore = asset.source;
      asset.source = source;
    }
  }

  private static SeriesId id(InputTable table, int symbol) {
    return new SeriesId(
        SeriesKind.MARKET_CAP, table.asset(symbol).code(), Interval.NONE, Recorders.COINGECKO);
  }

  /** One asset's rows with the source of the last row and of the one before it. */
  private static final class Asset {
    private final Rows rows;
    private String source = "";
    private String sourceBefore = "";

    Asset(Rows rows) {
      this.rows = rows;
    }
  }
}
