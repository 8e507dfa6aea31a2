// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.attribution.AllocationRow;
import dev.ballast.report.attribution.AttributionReport;
import dev.ballast.report.attribution.AttributionRow;
import dev.ballast.report.attribution.Part;
import dev.ballast.report.attribution.PurposeRow;
import java.util.ArrayList;
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
    boolean flows = report.total().part(Part.CASH_FLOWS) != 0;
    rows(text, "By sector", report.sectors(), report.total(), flows);
    allocation(text, report.allocation());
    purposes(text, report.purposes(), flows);
    rows(text, "By asset", report.assets(), report.total(), flows);
    Answers.returns(report).ifPresent(line -> text.paragraph("", line));
  }

  private static void allocation(TextPage text, List<AllocationRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    TextTable table = new TextTable("lrrr", "Allocation (Brinson)", "Rotation", "Drift", "Total");
    for (AllocationRow row : rows) {
      table.row(
          row.name(),
          Figures.gain(row.rotation()),
          Figures.gain(row.drift()),
          Figures.gain(row.total()));
    }
    text.table(table, true);
    text.paragraph("", Answers.ALLOCATION);
    text.line("");
  }

  /** Of use where there is more than one. */
  private static void purposes(TextPage text, List<PurposeRow> rows, boolean flows) {
    if (rows.size() < 2) {
      return;
    }
    List<String> head = new ArrayList<>(List.of("By purpose", "Prices", "Funding", "Costs"));
    if (flows) {
      head.add("Flows");
    }
    head.add("Total");
    TextTable table = new TextTable("l" + "r".repeat(head.size() - 1), head.toArray(String[]::new));
    for (PurposeRow row : rows) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  row.name(),
                  Figures.gain(row.prices()),
                  Figures.gain(row.funding()),
                  Figures.gain(row.fees() + row.slippage() + row.liquidation())));
      if (flows) {
        cells.add(Figures.gain(row.cashFlows()));
      }
      cells.add(Figures.gain(row.total()));
      table.row(cells.toArray(String[]::new));
    }
    text.table(table, true);
  }

  /** A column for each part that prices made, for costs together, for flows where there are any. */
  private static void rows(
      TextPage text, String title, List<AttributionRow> rows, AttributionRow total, boolean flows) {
    List<String> head =
        new ArrayList<>(
            List.of(title, "Market", "Sector", "Select.", "Basis", "Funding", "Costs", "Total"));
    if (flows) {
      head.add(head.size() - 1, "Flows");
    }
    TextTable table = new TextTable("l" + "r".repeat(head.size() - 1), head.toArray(String[]::new));
    rows.forEach(row -> table.row(cells(row, flows)));
    table.row(cells(total, flows));
    text.table(table, true);
  }

  /** Market is with what rests on an assumed beta; costs are fees, slippage and liquidation. */
  private static String[] cells(AttributionRow row, boolean flows) {
    List<String> cells = new ArrayList<>(List.of(row.name()));
    cells.add(Figures.gain(row.part(Part.MARKET) + row.part(Part.MARKET_ASSUMED)));
    for (Part part : List.of(Part.SECTOR, Part.SELECTION, Part.BASIS, Part.FUNDING)) {
      cells.add(Figures.gain(row.part(part)));
    }
    cells.add(
        Figures.gain(row.part(Part.FEES) + row.part(Part.SLIPPAGE) + row.part(Part.LIQUIDATION)));
    if (flows) {
      cells.add(Figures.gain(row.part(Part.CASH_FLOWS)));
    }
    cells.add(Figures.gain(row.total()));
    return cells.toArray(String[]::new);
  }
}
