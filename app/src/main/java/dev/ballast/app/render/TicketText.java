// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.desk.ExposureShift;
import dev.ballast.report.desk.ExposureShifts;
import dev.ballast.report.desk.HedgeReading;
import dev.ballast.report.desk.LegRow;
import dev.ballast.report.desk.MoveEffect;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.desk.TicketRow;
import dev.ballast.report.desk.TicketSide;
import dev.ballast.report.desk.TicketTerms;
import dev.ballast.report.figure.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a ticket is for, costs, does in a fall and ends by, in words and in tables. */
public final class TicketText {
  private static final Pattern PURPOSE = Pattern.compile("[a-z-]+:\\S");

  private TicketText() {}

  /** What is traded or held: a row beside the other. */
  public record Side(
      String name,
      String notional,
      String margin,
      String carry,
      String beta,
      String fall,
      String rise) {}

  /** The portfolio without the ticket or with it. */
  public record Portfolio(String name, String beta, String fall, String rise) {}

  /** A figure with its name, in words. */
  public record Line(String name, String text) {}

  /** Why it is there, as a heading; a purpose keeps its name as it is written. */
  public static String heading(TicketRow ticket) {
    String why = ticket.why();
    if (why.isEmpty()) {
      return ticket.title();
    }
    return PURPOSE.matcher(why).lookingAt()
        ? why
        : why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1);
  }

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

  private static String change(double value) {
    return (value < 0 ? "loses " : "gains ") + Figures.whole(Math.abs(value));
  }

  /** {@code BTC -30%}. */
  public static String move(String benchmark, MoveEffect effect) {
    return benchmark + String.format(Locale.ROOT, " %+.0f%%", 100 * effect.market());
  }

  /** Whether a ticket trades or holds futures. */
  public static boolean hasFutures(TicketRow ticket) {
    return ticket.terms().order().margin().isPresent()
        || ticket.terms().position().margin().isPresent();
  }

  /** What the ticket trades, and what its purpose holds after it. */
  public static List<Side> sides(TicketRow ticket) {
    TicketTerms terms = ticket.terms();
    return List.of(
        side(ordered(ticket), terms.order()),
        side(hasFutures(ticket) ? "The position then" : "The core then", terms.position()));
  }

  private static String ordered(TicketRow ticket) {
    boolean shared = ticket.legs().stream().anyMatch(leg -> !leg.shares().isEmpty());
    if (shared) {
      return "Its part of the orders";
    }
    return ticket.legs().size() == 1 ? "This order" : "These orders";
  }

  private static Side side(String name, TicketSide side) {
    return new Side(
        name,
        Figures.whole(side.notional()),
        side.margin().isPresent() ? Figures.of(side.margin(), Figures::whole) : "none",
        Figures.of(side.carryMonth(), Figures::gainCents),
        Figures.of(side.beta(), Figures::difference),
        Figures.gain(side.fall()),
        Figures.gain(side.rise()));
  }

  /** The portfolio without the ticket and with it, all other orders filled. */
  public static List<Portfolio> portfolio(TicketTerms terms) {
    return List.of(
        new Portfolio(
            "without this ticket",
            Figures.of(terms.beta().without(), Figures::ratio),
            Figures.gain(terms.fall().without()),
            Figures.gain(terms.rise().without())),
        new Portfolio(
            "with it",
            Figures.of(terms.beta().with(), Figures::ratio),
            Figures.gain(terms.fall().with()),
            Figures.gain(terms.rise().with())));
  }

  /** What of these has no figure, with its reason. */
  public static List<String> absences(TicketTerms terms) {
    List<String> absences = new ArrayList<>();
    absence(absences, "Carry of the order", terms.order().carryMonth());
    absence(absences, "Carry of the position", terms.position().carryMonth());
    absence(absences, "What the order adds to beta", terms.order().beta());
    absence(absences, "What the position adds to beta", terms.position().beta());
    absence(absences, "The portfolio's beta", terms.beta().with());
    return absences;
  }

  private static void absence(List<String> absences, String what, Reading reading) {
    if (reading.value().isEmpty()) {
      absences.add(what + ": no figure, " + reading.reason() + ".");
    }
  }

  /** How good a hedge is, how it is protected, and what it costs beside what it saves. */
  public static List<Line> quality(HedgeReading hedge, String benchmark) {
    return List.of(
        new Line(
            "R2",
            or(hedge.rSquared(), "%.2f", 1, " of the variance of what it hedges is explained")),
        new Line(
            "Residual volatility",
            or(hedge.residualVolatility(), "%.1f%%", 100, " a year is left at any size")),
        new Line("Stop", or(hedge.stop(), "%,.6g", 1, "").replace("n/a (", "none (")),
        new Line(
            "Liquidation distance",
            or(hedge.liquidation(), benchmark + " %+.1f%%", 100, " liquidates the account then")),
        new Line("Cost and saving", hedge.words()));
  }

  private static String or(Reading reading, String format, double times, String more) {
    return reading.value().isPresent()
        ? String.format(Locale.ROOT, format, times * reading.value().getAsDouble()) + more
        : Figures.NONE + " (" + reading.reason() + ")";
  }

  /** What 30 days of funding bring of what an order trades. */
  public static String funding(LegRow leg) {
    return leg.fundingMonth().isPresent()
        ? Figures.of(leg.fundingMonth(), Figures::gainCents)
        : leg.expectedFunding().isPresent() ? Figures.NONE : "none";
  }

  /** Why the order is there, where the ticket has not said it, and how its funding is reckoned. */
  public static List<String> reasons(TicketRow ticket, LegRow leg) {
    List<String> reasons = new ArrayList<>();
    if (ticket.says(leg)) {
      reasons.add(leg.why());
    }
    if (leg.fundingDay().isPresent() && leg.fundingMonth().isPresent()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "Funding of %d days: %s %s x %+.5f%% a day x %d = %s",
              TicketTerms.DAYS,
              Figures.cents(Math.abs(leg.notional())),
              leg.notional() < 0 ? "sold" : "bought",
              100 * leg.fundingDay().getAsDouble(),
              TicketTerms.DAYS,
              Figures.gainCents(leg.fundingMonth().getAsDouble())));
    }
    if (!leg.shares().isEmpty()) {
      reasons.add(
          leg.shares().stream()
              .map(one -> Figures.gain(one.notional()) + " for " + one.purpose())
              .collect(Collectors.joining(", ", "One order for several: ", "")));
    }
    return reasons;
  }

  /** The tickets side by side, and below when each is closed. */
  static void write(TextPage text, Proposal proposal) {
    if (proposal.tickets().isEmpty()) {
      return;
    }
    text.table(costs(proposal), true);
    text.table(effects(proposal), true);
    for (TicketRow ticket : proposal.tickets()) {
      TicketTerms terms = ticket.terms();
      text.paragraph("", ticket.id() + " is " + terms.aim() + ".");
      text.paragraph("", ticket.id() + " is closed " + terms.closes() + ".");
      terms
          .hedge()
          .ifPresent(hedge ->
              text.paragraph(
                  "",
                  ticket.id()
                      + ": "
                      + quality(hedge, proposal.benchmark()).stream()
                          .map(line -> line.name() + ": " + line.text())
                          .collect(Collectors.joining("; "))
                      + "."));
      terms
          .warnings()
          .forEach(warning -> text.paragraph("", "Caution, " + ticket.id() + ": " + warning + "."));
      absences(terms).forEach(one -> text.paragraph("", ticket.id() + ": " + one));
    }
    text.paragraph(
        "",
        "Once: fees and slippage. Funding: of what the ticket trades, 30 days at the mean rate of"
            + " the last 7. Month 1: once less funding, negative where earned. Carry: funding of"
            + " perpetuals and basis of dated futures over 30 days, received +. Moves: every asset"
            + " by its beta; the portfolio once all other orders have filled.");
    text.line("");
  }

  private static TextTable costs(Proposal proposal) {
    TextTable table = new TextTable("llrrr", "Ticket", "For", "Once", "Funding 30d", "Month 1");
    for (TicketRow ticket : proposal.tickets()) {
      TicketTerms terms = ticket.terms();
      table.row(
          ticket.id(),
          terms.purpose(),
          Figures.cents(terms.once()),
          Figures.of(terms.fundingMonth(), Figures::gainCents),
          Figures.of(terms.costMonth(), Figures::cents));
    }
    return table;
  }

  private static TextTable effects(Proposal proposal) {
    MoveEffect fall = proposal.tickets().getFirst().terms().fall();
    MoveEffect rise = proposal.tickets().getFirst().terms().rise();
    TextTable table =
        new TextTable(
            "llrrrrrr",
            "Ticket",
            "",
            "Notional",
            "Carry 30d",
            move(proposal.benchmark(), fall),
            move(proposal.benchmark(), rise),
            "Margin",
            "Beta");
    for (TicketRow ticket : proposal.tickets()) {
      String id = ticket.id();
      for (Side side : sides(ticket)) {
        table.row(
            id,
            side.name(),
            side.notional(),
            side.carry(),
            side.fall(),
            side.rise(),
            side.margin(),
            side.beta());
        id = "";
      }
      for (Portfolio row : portfolio(ticket.terms())) {
        table.row("", "Portfolio " + row.name(), "", "", row.fall(), row.rise(), "", row.beta());
      }
    }
    return table;
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
