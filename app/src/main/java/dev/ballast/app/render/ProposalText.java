// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.report.desk.LegRow;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.desk.SectorShift;
import dev.ballast.report.desk.TicketRow;
import java.util.ArrayList;
import java.util.List;

/** The third part as text: what to do. A leg says its reason where its ticket has not said it. */
final class ProposalText {
  private ProposalText() {}

  static void write(TextPage text, Proposal proposal) {
    text.part("3  What to do", Answers.proposed(proposal));
    for (TicketRow ticket : proposal.tickets()) {
      text.paragraph("", ticket.id() + " (" + ticket.title() + "): " + ticket.why());
      legs(text, ticket);
    }
    TicketText.write(text, proposal);
    for (RefusedLeg leg : proposal.refused()) {
      text.paragraph(
          "", "Not proposed: " + leg.instrument() + ", " + leg.wish() + ": " + leg.reason());
    }
    text.paragraph(
        "",
        "Fees "
            + Figures.cents(proposal.totals().fees())
            + ", slippage "
            + Figures.cents(proposal.totals().slippage())
            + ", funding expected over 30 days "
            + Figures.gainCents(proposal.totals().fundingMonth())
            + (proposal.totals().margin() < 0 ? ", margin given back " : ", margin taken ")
            + Figures.cents(Math.abs(proposal.totals().margin()))
            + ".");
    text.line("");
    TextTable shifts =
        new TextTable("lrrr", "Weight, % of the spot core", "Before", "After", "Plan");
    for (SectorShift shift : proposal.sectors()) {
      shifts.row(
          shift.sector().name(),
          Figures.percent(shift.before()),
          Figures.percent(shift.after()),
          shift.target().isPresent() ? Figures.of(shift.target(), Figures::percent) : "none");
    }
    text.table(shifts, true);
    TextTable portfolio = new TextTable("lrrr", "The portfolio", "Before", "After", "Plan");
    for (Answers.Shift row : Answers.portfolio(proposal)) {
      portfolio.row(row.name(), row.before(), row.after(), row.target());
    }
    text.table(portfolio, true);
    TicketText.exposures(text, proposal.exposures());
    text.notes(Answers.notes(proposal));
  }

  private static void legs(TextPage text, TicketRow ticket) {
    boolean futures = ticket.legs().stream().anyMatch(leg -> leg.margin().isPresent());
    boolean reasons = ticket.legs().stream().anyMatch(leg -> ticket.says(leg));
    TextTable whole = table(ticket, futures, reasons);
    boolean fits = whole.fits(text.width());
    text.table(fits ? whole : table(ticket, futures, false), true);
    if (reasons && !fits) {
      for (LegRow leg : ticket.legs()) {
        if (ticket.says(leg)) {
          text.paragraph("  ", leg.side() + " " + leg.instrument() + ": " + leg.why());
        }
      }
      text.line("");
    }
  }

  private static TextTable table(TicketRow ticket, boolean futures, boolean reasons) {
    List<String> header =
        new ArrayList<>(
            List.of("Side", "Instrument", "Quantity", "Price", "Notional", "Fee", "Slippage"));
    if (futures) {
      header.addAll(List.of("Funding 30d", "Margin"));
    }
    if (reasons) {
      header.add("Why");
    }
    TextTable table =
        new TextTable(
            "llrrrrr" + (futures ? "rr" : "") + (reasons ? "l" : ""),
            header.toArray(String[]::new));
    for (LegRow leg : ticket.legs()) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  leg.side(),
                  leg.instrument().toString(),
                  Figures.exact(leg.quantity().abs().toDecimal()),
                  Figures.exact(leg.price().toDecimal()),
                  Figures.cents(leg.notional()),
                  Figures.cents(leg.fee()),
                  Figures.cents(leg.slippage())));
      if (futures) {
        row.add(TicketText.funding(leg));
        row.add(leg.margin().isPresent() ? Figures.of(leg.margin(), Figures::cents) : "none");
      }
      if (reasons) {
        row.add(ticket.says(leg) ? leg.why() : "");
      }
      table.row(row.toArray(String[]::new));
    }
    return table;
  }
}
