// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.attribution.AttributionReport;
import dev.ballast.report.attribution.AttributionRow;
import dev.ballast.report.attribution.Part;
import java.util.List;

/** Where the profit came from, for the terminal. */
final class AttributionText {
  private AttributionText() {}

  static void write(TextPage text, AttributionReport report) {
    TextTable parts = new TextTable("lr", "Profit by part", "USDT");
    report
        .total()
        .parts()
        .forEach((part, amount) -> parts.row(part.toString(), Figures.gainCents(amount)));
    parts.row("Total", Figures.gainCents(report.total().total()));
    text.table(parts, true);
    rows(text, "By sector", report.sectors(), report.total());
    rows(text, "By asset", report.assets(), report.total());
    Answers.returns(report).ifPresent(line -> text.paragraph("", line));
  }

  /** One column for what prices made, one for what holding and trading cost, and their sum. */
  private static void rows(
      TextPage text, String title, List<AttributionRow> rows, AttributionRow total) {
    TextTable table =
        new TextTable(
            "lrrrrrrr", title, "Market", "Sector", "Select.", "Basis", "Funding", "Costs", "Total");
    rows.forEach(row -> row(table, row));
    row(table, total);
    text.table(table, true);
  }

  private static void row(TextTable table, AttributionRow row) {
    double costs = row.part(Part.FEES) + row.part(Part.SLIPPAGE) + row.part(Part.LIQUIDATION);
    table.row(
        row.name(),
        Figures.gain(row.part(Part.MARKET)),
        Figures.gain(row.part(Part.SECTOR)),
        Figures.gain(row.part(Part.SELECTION)),
        Figures.gain(row.part(Part.BASIS)),
        Figures.gain(row.part(Part.FUNDING)),
        Figures.gain(costs),
        Figures.gain(row.total()));
  }
}
