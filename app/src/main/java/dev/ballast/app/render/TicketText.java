// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.desk.ExposureShift;
import dev.ballast.report.desk.ExposureShifts;
import dev.ballast.report.desk.HedgeReading;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.desk.TicketRow;
import dev.ballast.report.desk.TicketTerms;
import java.util.ArrayList;
import java.util.List;

/** What a ticket is for, costs, does in a fall and ends by, in words and in a table. */
public final class TicketText {
  private TicketText() {}

  /** {@code 4.22 once for fees and slippage; 108.30 of funding received a month}. */
  public static String cost(TicketTerms terms) {
    String once = Figures.cents(terms.once()) + " once for fees and slippage; ";
    if (terms.fundingMonth().value().isEmpty()) {
      return once + "funding is not known: " + terms.fundingMonth().reason();
    }
    double funding = terms.fundingMonth().value().getAsDouble();
    if (funding == 0) {
      return once + "no funding, so nothing further";
    }
    double first = terms.costMonth().value().orElse(0);
    return once
        + "then "
        + Figures.cents(Math.abs(funding))
        + " of funding "
        + (funding > 0 ? "received" : "paid")
        + " a month: "
        + Figures.cents(Math.abs(first))
        + (first < 0 ? " earned" : " paid")
        + " in the first";
  }

  /** {@code gains 2,110: the portfolio loses 24,000 with it, 26,110 without}. */
  public static String fall(TicketTerms terms) {
    return (terms.fall().ticket() < 0 ? "loses " : "gains ")
        + Figures.whole(Math.abs(terms.fall().ticket()))
        + ": the portfolio "
        + change(terms.fall().with())
        + " with it, "
        + change(terms.fall().without())
        + " without";
  }

  /** {@code R2 0.84, 12.0% a year of volatility is left at any size; ...}. */
  public static String quality(HedgeReading hedge) {
    return String.join("; ", hedge.says());
  }

  private static String change(double value) {
    return (value < 0 ? "loses " : "gains ") + Figures.whole(Math.abs(value));
  }

  /** The tickets side by side, and below it when each is closed. */
  static void write(TextPage text, Proposal proposal) {
    if (proposal.tickets().isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(
            "llrrrrrr",
            "Ticket",
            "For",
            "Once",
            "Funding 30d",
            "Month 1",
            "BTC -30%",
            "Without it",
            "With it");
    for (TicketRow ticket : proposal.tickets()) {
      TicketTerms terms = ticket.terms();
      table.row(
          ticket.id(),
          terms.purpose(),
          Figures.cents(terms.once()),
          Figures.of(terms.fundingMonth(), Figures::gainCents),
          Figures.of(terms.costMonth(), Figures::cents),
          Figures.gain(terms.fall().ticket()),
          Figures.gain(terms.fall().without()),
          Figures.gain(terms.fall().with()));
    }
    text.table(table, true);
    for (TicketRow ticket : proposal.tickets()) {
      text.paragraph("", ticket.id() + " is closed " + ticket.terms().closes() + ".");
      ticket
          .terms()
          .hedge()
          .ifPresent(hedge -> text.paragraph("", ticket.id() + ": " + quality(hedge) + "."));
    }
    text.paragraph(
        "",
        "Once: fees and slippage. Month 1: once less funding, negative where earned. BTC -30%: what"
            + " the ticket gains with every asset moving by its beta; beside it the portfolio, all"
            + " other orders filled.");
    text.line("");
  }

  /** Exposures by sector and by asset. */
  static void exposures(TextPage text, ExposureShifts shifts) {
    TextTable table =
        new TextTable(
            "lrrrrrrrr",
            "Exposure",
            "Spot",
            "Futures",
            "Net",
            "In beta",
            "Spot then",
            "Futures then",
            "Net then",
            "In beta then");
    for (ExposureShift shift : rows(shifts)) {
      table.row(
          shift.name(),
          Figures.whole(shift.before().spot()),
          Figures.whole(shift.before().futures()),
          Figures.whole(shift.before().net()),
          Figures.of(shift.before().beta(), Figures::ratio),
          Figures.whole(shift.after().spot()),
          Figures.whole(shift.after().futures()),
          Figures.whole(shift.after().net()),
          Figures.of(shift.after().beta(), Figures::ratio));
    }
    text.table(table, true);
  }

  /** Sectors, assets, and all of it. */
  public static List<ExposureShift> rows(ExposureShifts shifts) {
    List<ExposureShift> rows = new ArrayList<>(shifts.sectors());
    rows.addAll(shifts.assets());
    rows.add(shifts.total());
    return rows;
  }
}
