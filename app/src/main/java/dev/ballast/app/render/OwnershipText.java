// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.desk.AssetRow;
import dev.ballast.report.desk.CustodyRow;
import dev.ballast.report.desk.Ownership;
import dev.ballast.report.desk.SectorRow;
import java.util.List;

/** The first part as text: what you own. */
final class OwnershipText {
  private OwnershipText() {}

  static void write(TextPage text, Ownership own) {
    text.part("1  What you own", Answers.warnings(own), Answers.owned(own));
    text.table(
        new TextTable(
                "lrlrlr",
                "Spot",
                Figures.cents(own.spotValue()),
                "Futures notional",
                Figures.whole(own.futuresNotional()),
                "Margin used",
                Figures.whole(own.margin().used()))
            .row(
                "Cash",
                Figures.cents(own.cash()),
                "Net exposure",
                Figures.whole(own.net()),
                "Margin available",
                Figures.whole(own.margin().available()))
            .row(
                "Profit of open futures",
                Figures.gainCents(own.futuresProfit()),
                "Gross exposure",
                Figures.whole(own.gross()),
                "Maintenance margin",
                Figures.of(own.margin().maintenance(), Figures::whole))
            .row(
                "Equity",
                Figures.cents(own.equity()),
                "Beta to " + own.benchmark(),
                Answers.beta(own.portfolioBeta()),
                "Liquidated if " + own.benchmark() + " moves",
                Figures.of(own.margin().liquidationDistance(), Figures::change)),
        false);
    for (String currencies : Answers.currencies(own)) {
      text.paragraph("", currencies);
      text.line("");
    }
    TextTable table =
        new TextTable(
            "lrrrrrrrrl",
            "Sector, asset",
            "Spot",
            "Futures",
            "Net",
            "Gross",
            "Weight",
            "Target",
            "Drift",
            "Beta",
            "Kept");
    for (SectorRow sector : own.sectors()) {
      table.row(
          sector.sector().name(),
          Figures.whole(sector.spotValue()),
          Figures.whole(sector.futuresNotional()),
          Figures.whole(sector.net()),
          Figures.whole(sector.gross()),
          Figures.percent(sector.weight().actual()),
          Figures.of(sector.weight().target(), Figures::percent),
          Figures.of(sector.weight().drift(), Figures::change),
          Figures.of(sector.beta(), Figures::ratio),
          "");
      for (AssetRow asset : own.assetsOf(sector.sector())) {
        table.row(
            "  " + asset.asset(),
            Figures.whole(asset.spotValue()),
            Figures.whole(asset.futuresNotional()),
            Figures.whole(asset.net()),
            Figures.whole(Math.abs(asset.spotValue()) + Math.abs(asset.futuresNotional())),
            Figures.percent(asset.weight().actual()),
            Figures.of(asset.weight().target(), Figures::percent),
            Figures.of(asset.weight().drift(), Figures::change),
            Figures.of(asset.beta(), Figures::ratio),
            asset.kept());
      }
    }
    table.row(
        "Total",
        Figures.whole(own.spotValue()),
        Figures.whole(own.futuresNotional()),
        Figures.whole(own.net()),
        Figures.whole(own.gross()),
        "",
        "",
        "",
        Figures.of(own.portfolioBeta().value(), Figures::ratio),
        "");
    text.table(table, true);
    custody(text, own);
    text.notes(Answers.notes(own));
  }

  /** What is kept elsewhere than free on the exchange, and what it earns. */
  private static void custody(TextPage text, Ownership own) {
    List<CustodyRow> rows = Answers.custody(own);
    if (rows.isEmpty()) {
      return;
    }
    text.paragraph("", Answers.kept(own));
    text.line("");
    TextTable table =
        new TextTable(
            "lrrllrr", "Holding", "Quantity", "Value", "Kept", "Collateral", "Yield", "A year");
    for (CustodyRow row : rows) {
      table.row(
          row.asset().code(),
          Figures.exact(row.quantity().toDecimal()),
          Figures.whole(row.value()),
          row.kept(),
          row.collateral() ? "yes" : "no",
          row.yield().isPresent() ? Figures.percent(row.yield().getAsDouble()) : "",
          row.yield().isPresent() ? Figures.cents(row.incomeAYear()) : "");
    }
    text.table(table, true);
  }
}
