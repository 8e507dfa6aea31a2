// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.attribution.AttributionReport;
import dev.ballast.report.attribution.AttributionRow;
import dev.ballast.report.attribution.Part;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.desk.AssetRow;
import dev.ballast.report.desk.CurrencyRow;
import dev.ballast.report.desk.CustodyRow;
import dev.ballast.report.desk.MarginShift;
import dev.ballast.report.desk.MarketReading;
import dev.ballast.report.desk.MoveShift;
import dev.ballast.report.desk.Ownership;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.desk.RegimeWeights;
import dev.ballast.report.desk.SectorReading;
import dev.ballast.report.desk.SectorRow;
import dev.ballast.report.desk.TicketRow;
import dev.ballast.report.figure.Drawdown;
import dev.ballast.report.figure.Estimate;
import dev.ballast.report.figure.Performance;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.figure.Track;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** The sentence that answers each part of the report before its tables do. */
public final class Answers {
  private static final double MILLION = 1_000_000;

  private Answers() {}

  /** What is wrong with an account, in sentences; told before anything else. */
  public static List<String> warnings(Ownership own) {
    return own.findings().stream().map(Answers::sentence).toList();
  }

  /** What is wrong with the account that a backtest begins with. */
  public static List<String> warnings(BacktestReport test) {
    return test.findings().stream()
        .map(finding -> "At the start, " + Figures.date(test.from()) + ": " + finding + ".")
        .toList();
  }

  private static String sentence(String half) {
    return half.substring(0, 1).toUpperCase(Locale.ROOT) + half.substring(1) + ".";
  }

  /** A portfolio's beta with its error; without one, that alone. */
  public static String beta(Estimate beta) {
    String value = Figures.of(beta.value(), Figures::ratio);
    return beta.standardError().value().isPresent()
        ? value + " +/- " + Figures.of(beta.standardError(), Figures::ratio)
        : value;
  }

  /** The error of a portfolio's beta, for the page; nothing where there is none. */
  public static String betaError(Estimate beta) {
    return beta.standardError().value().isPresent()
        ? "\u00b1 " + Figures.of(beta.standardError(), Figures::ratio)
        : "";
  }

  /** What you own. */
  public static String owned(Ownership own) {
    StringBuilder text =
        new StringBuilder(own.equity() < 0 ? "You owe " : "You own ")
            .append(Figures.whole(Math.abs(own.equity())))
            .append(own.equity() < 0 ? " USDT more than you hold: " : " USDT: ")
            .append(share(own.spotValue(), own))
            .append(own.equity() < 0 ? " in spot, " : " of it in spot, ")
            .append(share(own.cash(), own))
            .append(" in cash");
    if (own.gross() > own.spotValue()) {
      text.append(", with futures of ").append(share(own.futuresNotional(), own)).append(" on top");
    }
    text.append(". ");
    Reading beta = own.portfolioBeta().value();
    if (beta.value().isPresent()) {
      double fall = -0.1 * beta.value().getAsDouble() * own.equity();
      text.append("Should ")
          .append(own.benchmark())
          .append(" fall by 10%, expect about ")
          .append(Figures.gain(fall))
          .append(" USDT.");
    } else {
      text.append("Its beta is not known: ").append(beta.reason()).append('.');
    }
    return text.toString();
  }

  /** What the cash is made of, where that is more than one currency. */
  public static List<String> currencies(Ownership own) {
    if (own.currencies().size() < 2) {
      return List.of();
    }
    StringJoiner parts = new StringJoiner(", ", "Cash: ", ".");
    for (CurrencyRow row : own.currencies()) {
      parts.add(Figures.cents(row.quantity()) + " " + row.asset());
    }
    return List.of(parts.toString());
  }

  /** Holdings that are kept elsewhere than free on the exchange, or that earn. */
  public static List<CustodyRow> custody(Ownership own) {
    return own.custody().stream()
        .filter(row -> !row.sellable() || row.yield().isPresent())
        .toList();
  }

  /** How much of what is owned cannot be sold at once, and what is expected of yields. */
  public static String kept(Ownership own) {
    double away = 0;
    double locked = 0;
    for (CustodyRow row : own.custody()) {
      away += row.sellable() || row.collateral() ? 0 : row.value();
      locked += row.lockedUntil().isPresent() ? row.value() : 0;
    }
    StringJoiner text = new StringJoiner(" ");
    if (away > 0) {
      text.add(
          Figures.whole(away)
              + " USDT is not on the exchange and not sold"
              + (locked > 0 ? ", " + Figures.whole(locked) + " of it locked." : "."));
    }
    if (own.incomeAYear() > 0) {
      text.add(
          "Expected income of booked yields: "
              + Figures.cents(own.incomeAYear())
              + " USDT a year, at the prices of the day.");
    }
    return text.toString();
  }

  /** What the futures market shows. */
  public static String shown(MarketReading market) {
    if (market.sectors().isEmpty()) {
      return "There is no sector to read.";
    }
    Map<String, List<String>> byStance = new LinkedHashMap<>();
    for (String first : List.of("increase", "hold", "trim", "reduce")) {
      byStance.put(first, new ArrayList<>());
    }
    for (SectorReading sector : market.sectors()) {
      byStance
          .computeIfAbsent(sector.stance(), stance -> new ArrayList<>())
          .add(sector.sector().name());
    }
    StringJoiner text = new StringJoiner("; ", "The futures market says: ", ".");
    byStance.forEach((stance, sectors) -> {
      if (!sectors.isEmpty()) {
        text.add(stance + " " + String.join(", ", sectors));
      }
    });
    return text.toString();
  }

  /** What the regime's last review made of the weights. */
  public static String regime(RegimeWeights regime) {
    String phase =
        regime.phase().isPresent()
            ? regime.phase().get()
                + regime.since().map(day -> " since " + day).orElse("")
                + (regime.known() ? "" : ", not known to go on")
            : regime.known() ? "no phase is confirmed" : "the phase is not known";
    return phase
        + "; reviewed on "
        + regime.reviewed()
        + regime.next().map(day -> ", next on " + day).orElse("")
        + (regime.replaced() ? "; held instead: the weights of the posture for a bear market" : "")
        + ".";
  }

  /** What to do. */
  public static String proposed(Proposal proposal) {
    StringBuilder text = new StringBuilder(orders(proposal));
    String first = " First ";
    for (String move : proposal.moves()) {
      text.append(first).append(move).append('.');
      first = " Then ";
    }
    return text.toString();
  }

  private static String orders(Proposal proposal) {
    int legs = legs(proposal);
    if (proposal.refusal().isPresent()) {
      return sentence(proposal.refusal().get());
    }
    if (legs == 0) {
      return (proposal.refused().isEmpty()
              ? "Nothing to do until "
              : "Nothing can be ordered of what is wanted; the next review is on ")
          + Figures.date(proposal.nextReview())
          + ".";
    }
    StringBuilder text =
        new StringBuilder("Place ")
            .append(Figures.count(legs, "order"))
            .append(" in ")
            .append(Figures.count(proposal.tickets().size(), "ticket"))
            .append(", trading ")
            .append(Figures.whole(proposal.totals().traded()))
            .append(" USDT for ")
            .append(Figures.cents(proposal.totals().fees() + proposal.totals().slippage()))
            .append(" of fees and slippage");
    if (proposal.betaBefore().value().isPresent() && proposal.betaAfter().value().isPresent()) {
      text.append("; beta goes from ")
          .append(Figures.of(proposal.betaBefore(), Figures::ratio))
          .append(" to ")
          .append(Figures.of(proposal.betaAfter(), Figures::ratio));
      proposal
          .betaTarget()
          .ifPresent(target ->
              text.append(proposal.betaAtMost() ? " (at most " : " (target ")
                  .append(Figures.ratio(target))
                  .append(proposal.betaAtMost() ? " is wanted)" : ")"));
    }
    return text.append('.').toString();
  }

  /**
   * A figure before and after a plan.
   *
   * @param target what the policy asks for
   */
  public record Shift(String name, String before, String after, String target) {}

  /** Beta, margin in use and the distance to liquidation, before and after. */
  public static List<Shift> portfolio(Proposal proposal) {
    List<Shift> rows = new ArrayList<>();
    rows.add(
        new Shift(
            "Beta to " + proposal.benchmark(),
            Figures.of(proposal.betaBefore(), Figures::ratio),
            Figures.of(proposal.betaAfter(), Figures::ratio),
            proposal.betaTarget().isPresent()
                ? (proposal.betaAtMost() ? "\u2264 " : "")
                    + Figures.of(proposal.betaTarget(), Figures::ratio)
                : "nothing"));
    MoveShift fall = proposal.fall();
    rows.add(
        new Shift(
            "At " + proposal.benchmark() + " " + Figures.change(fall.market()) + ", USDT",
            Figures.gain(fall.before()),
            Figures.gain(fall.after()),
            "nothing"));
    rows.addAll(margin(proposal.margin()));
    return rows;
  }

  /** Margin in use and the distance to liquidation, before and after. */
  private static List<Shift> margin(MarginShift margin) {
    return List.of(
        new Shift(
            "Initial margin, % of equity",
            Figures.of(margin.usedBefore(), Figures::percent),
            Figures.of(margin.usedAfter(), Figures::percent),
            "≤ " + Figures.percent(margin.mostUsed())),
        new Shift(
            "Liquidated if the market moves",
            Figures.of(margin.before().liquidationDistance(), Figures::change),
            Figures.of(margin.after().liquidationDistance(), Figures::change),
            margin.leastDistance() > 0
                ? "≥ " + Figures.percent(margin.leastDistance())
                : "nothing"));
  }

  /** Whether it would have worked. */
  public static String worked(BacktestReport test) {
    StringBuilder text =
        new StringBuilder("From ")
            .append(Figures.date(test.from()))
            .append(" to ")
            .append(Figures.date(test.to()))
            .append(", ")
            .append(Figures.whole(test.initialEquity()))
            .append(" USDT became ")
            .append(Figures.whole(test.finalEquity()))
            .append(paid(test.attribution()))
            .append(" (")
            .append(Figures.of(test.strategy().performance().totalReturn(), Figures::change))
            .append(')');
    StringJoiner others = new StringJoiner(", ", ", against ", "");
    others.setEmptyValue("");
    for (Track track : test.tracks().subList(1, test.tracks().size())) {
      others.add(
          Figures.of(track.performance().totalReturn(), Figures::change) + " for " + track.name());
    }
    text.append(others);
    Performance performance = test.strategy().performance();
    if (!performance.drawdowns().isEmpty()) {
      Drawdown deepest = performance.drawdowns().getFirst();
      text.append("; its deepest fall was ").append(Figures.percent(deepest.depth()));
    }
    text.append('.');
    if (!test.requests().isEmpty()) {
      text.append(' ').append(RequestText.summary(test)).append('.');
    }
    return text.toString();
  }

  /** What came in or left on the way, where anything did. */
  private static String paid(AttributionReport report) {
    double paid = report.total().part(Part.CASH_FLOWS);
    if (paid == 0) {
      return "";
    }
    return paid > 0
        ? ", " + Figures.whole(paid) + " of it paid in"
        : " after " + Figures.whole(-paid) + " were taken out";
  }

  /** How many orders a proposal has. */
  public static int legs(Proposal proposal) {
    int legs = 0;
    for (TicketRow ticket : proposal.tickets()) {
      legs += ticket.legs().size();
    }
    return legs;
  }

  /** Net exposure as a share of equity; no figure where there is none. */
  public static String netShare(Ownership own) {
    return own.equity() > 0 ? share(own.net(), own) : Figures.NONE;
  }

  /** The notes, and what has no figure, with its reason. */
  public static List<String> notes(Ownership own) {
    List<String> notes = new ArrayList<>(own.notes());
    for (AssetRow asset : own.assets()) {
      absence(notes, "Beta of " + asset.asset(), asset.beta());
    }
    for (SectorRow sector : own.sectors()) {
      absence(notes, "Beta of " + sector.sector(), sector.beta());
    }
    absence(notes, "Portfolio beta", own.portfolioBeta().value());
    absence(notes, "Error of the portfolio beta", own.portfolioBeta().standardError());
    absence(notes, "Maintenance margin", own.margin().maintenance());
    absence(notes, "Liquidation distance", own.margin().liquidationDistance());
    return notes;
  }

  /** The notes that no ticket says, and what has no figure, with its reason. */
  public static List<String> notes(Proposal proposal) {
    List<String> notes = new ArrayList<>(proposal.notes());
    proposal.tickets().forEach(ticket -> notes.removeAll(ticket.terms().warnings()));
    absence(notes, "Beta before", proposal.betaBefore());
    absence(notes, "Beta after", proposal.betaAfter());
    absence(notes, "Liquidation distance after", proposal.margin().after().liquidationDistance());
    return notes;
  }

  /** The notes, and what has no figure, with its reason. */
  public static List<String> notes(BacktestReport test) {
    List<String> notes = new ArrayList<>(test.notes());
    notes.addAll(Absences.of(test.tracks()));
    return notes;
  }

  /** What a sector has no figure for, with its reason. */
  public static List<String> absences(SectorReading sector) {
    List<String> absences = new ArrayList<>();
    absence(absences, "Funding", sector.funding());
    absence(absences, "Funding z", sector.fundingZ());
    absence(absences, "Open interest", sector.openInterestChange());
    absence(absences, "Volume trend", sector.volumeTrend());
    absence(absences, "Momentum", sector.momentum());
    absence(absences, "Relative strength", sector.relativeStrength());
    absence(absences, "Basis", sector.basis());
    return absences;
  }

  /** The assets that a sector's figures are made of. */
  public static String members(SectorReading sector) {
    return String.join(" ", sector.members().stream().map(Asset::code).toList());
  }

  /** A sign that tells a stance without colour. */
  public static String stanceMark(String stance) {
    return switch (stance) {
      case "increase" -> "\u25b2";
      case "reduce" -> "\u25bc";
      case "trim" -> "\u25bd";
      default -> "\u25cf";
    };
  }

  /** The style of a stance on the page. */
  public static String stanceClass(String stance) {
    return switch (stance) {
      case "increase" -> "up";
      case "reduce", "trim" -> "down";
      default -> "level";
    };
  }

  /** What an allocation effect is, below its table. */
  public static final String ALLOCATION =
      "What other sector weights than the plan's earned in the spot core: rotation by the weights"
          + " that reviews wanted, drift by what was held beside those. It lies within market,"
          + " sector and selection, and is no part beside them.";

  /**
   * How a table of profits writes them: to the cent, but where one is a million or more, so that
   * its columns fit on a page.
   */
  public static DoubleFunction<String> profits(List<AttributionRow> rows, AttributionRow total) {
    boolean large =
        Stream.concat(rows.stream(), Stream.of(total))
            .anyMatch(row ->
                Math.abs(row.total()) >= MILLION
                    || Stream.of(Part.values())
                        .anyMatch(part -> Math.abs(row.part(part)) >= MILLION));
    return large ? Figures::gain : Figures::gainCents;
  }

  /** What was earned on money that came and went, where any did. */
  public static Optional<String> returns(AttributionReport report) {
    if (report.total().part(Part.CASH_FLOWS) == 0
        && report.months().stream().allMatch(month -> month.part(Part.CASH_FLOWS) == 0)) {
      return Optional.empty();
    }
    return Optional.of(
        "Time-weighted return "
            + Figures.of(report.returns().timeWeighted(), Figures::change)
            + ", money-weighted "
            + Figures.of(report.returns().moneyWeighted(), Figures::change)
            + yearly(report.returns().moneyWeightedYearly())
            + ".");
  }

  private static String yearly(Reading rate) {
    return rate.value().isPresent() ? " (" + Figures.of(rate, Figures::change) + " a year)" : "";
  }

  /** Whether the books agree with their replay. */
  public static String residual(BacktestReport test) {
    return test.conservationResidual().signum() == 0
        ? "no difference, to the last unit"
        : "THEY DIFFER by " + test.conservationResidual().toPlainString();
  }

  private static void absence(List<String> notes, String what, Reading reading) {
    if (reading.value().isEmpty()) {
      notes.add(what + ": no figure, " + reading.reason() + ".");
    }
  }

  private static String share(double amount, Ownership own) {
    return own.equity() > 0
        ? Figures.percent(amount / own.equity())
        : Figures.whole(amount) + " USDT";
  }
}
