// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.attribution.Part;
import dev.ballast.report.attribution.Parts;
import dev.ballast.report.attribution.PeriodProfit;
import dev.ballast.unit.Asset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the profit of each period came from, a row for each asset; gained +, lost -. */
final class AttributionTable {
  private AttributionTable() {}

  /** An asset's parts in one period. */
  private record Row(PeriodProfit period, Asset asset, Parts parts) {}

  static Table<?> of(Attribution attribution) {
    List<Row> rows = new ArrayList<>();
    for (PeriodProfit period : attribution.periods()) {
      period.byAsset().forEach((asset, parts) -> rows.add(new Row(period, asset, parts)));
    }
    Table<Row> table =
        Table.of("attribution", rows)
            .time("from", row -> Instant.ofEpochMilli(row.period().from()))
            .time("time", row -> Instant.ofEpochMilli(row.period().to()))
            .text("asset", row -> row.asset().code());
    for (Part part : Part.values()) {
      table.money(part.name().toLowerCase(Locale.ROOT), row -> row.parts().of(part));
    }
    return table.money("total", row -> row.parts().total());
  }
}
