// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.desk.MarketReading;
import dev.ballast.report.desk.RegimeWeights;
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
    market.regime().ifPresent(regime -> regime(text, regime));
    text.notes(market.notes());
  }

  private static void regime(TextPage text, RegimeWeights regime) {
    text.line("");
    text.line("Regime: " + Answers.regime(regime));
    text.line("");
    regime.reasons().forEach(reason -> text.hanging("* ", reason));
    text.line("");
    TextTable table = new TextTable("lrrr", "Weights of the core", "Plan", "Before", "Now");
    for (RegimeWeights.Row row : regime.weights()) {
      table.row(
          row.sector().name(),
          Figures.percent(row.plan()),
          Figures.percent(row.before()),
          Figures.percent(row.weight()));
    }
    text.table(table, true);
  }
}
