// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.desk.MarketReading;
import dev.ballast.report.desk.SectorReading;

/** The second part as text: what the futures market shows. */
final class MarketText {
  private MarketText() {}

  static void write(TextPage text, MarketReading market) {
    text.part("2  What the futures market shows", Answers.shown(market));
    TextTable table =
        new TextTable(
            "llrrrrrrr",
            "Sector",
            "Stance",
            "Funding/y",
            "z",
            "Open int.",
            "Volume",
            "Momentum",
            "Strength",
            "Basis");
    for (SectorReading sector : market.sectors()) {
      table.row(
          sector.sector().name(),
          sector.stance(),
          Figures.of(sector.funding(), Figures::change),
          Figures.of(sector.fundingZ(), Figures::score),
          Figures.of(sector.openInterestChange(), Figures::change),
          Figures.of(sector.volumeTrend(), Figures::change),
          Figures.of(sector.momentum(), Figures::change),
          Figures.of(sector.relativeStrength(), Figures::change),
          Figures.of(sector.basis(), Figures::smallChange));
    }
    text.table(table, true);
    for (SectorReading sector : market.sectors()) {
      text.paragraph("  ", sector.sector() + ": " + sector.reason());
      Answers.absences(sector).forEach(absence -> text.paragraph("    ", absence));
    }
    text.notes(market.notes());
  }
}
