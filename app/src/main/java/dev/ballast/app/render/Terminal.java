// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.order.RefusedLeg;
import dev.ballast.report.AssetRow;
import dev.ballast.report.BacktestReport;
import dev.ballast.report.Costs;
import dev.ballast.report.DeskReport;
import dev.ballast.report.Drawdown;
import dev.ballast.report.LegRow;
import dev.ballast.report.MarketReading;
import dev.ballast.report.Ownership;
import dev.ballast.report.Performance;
import dev.ballast.report.ProfitRow;
import dev.ballast.report.Proposal;
import dev.ballast.report.SectorReading;
import dev.ballast.report.SectorRow;
import dev.ballast.report.SectorShift;
import dev.ballast.report.Substitute;
import dev.ballast.report.TicketRow;
import dev.ballast.report.Track;
import java.util.List;
import java.util.regex.Pattern;

/** The report as text, in the same four parts and with the same figures as the page. */
public final class Terminal {
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
  private static final Pattern NEGATIVE = Pattern.compile("(?<![\\p{Alnum}])-\\d[\\d,.]*%?");
  private static final int COLUMNS = 100;
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private final StringBuilder out = new StringBuilder();
  private final int width;
  private final boolean color;

  private Terminal(int width, boolean color) {
    this.width = width;
    this.color = color;
  }

  /**
   * All four parts.
   *
   * @param width columns, at least 90; 100 shows every column of the demo whole
   * @param color whether headings are bold and negative figures red; they have a minus either way
   */
  public static String render(DeskReport report, int width, boolean color) {
    Terminal text = new Terminal(width, color);
    if (report.simulated()) {
      text.head("SIMULATED: this market was made up; no figure here was ever a price.");
    }
    text.head(report.title() + ": " + report.policy());
    text.paragraph(
        "",
        "Data "
            + Figures.date(report.from())
            + " to "
            + Figures.date(report.to())
            + (report.simulated() ? " (SIMULATED), " : ", ")
            + report.source()
            + ". Amounts in USDT, times UTC.");
    text.notes(report.notes());
    text.writeOwnership(report.ownership());
    text.writeMarket(report.market());
    text.writeProposal(report.proposal());
    text.writeBacktest(report.backtest());
    return text.out.toString();
  }

  /** All four parts for a hundred columns, without colour. */
  public static String render(DeskReport report) {
    return render(report, COLUMNS, false);
  }

  /** The first part alone: what you own. */
  public static String ownership(Ownership own, boolean color) {
    Terminal text = new Terminal(COLUMNS, color);
    text.writeOwnership(own);
    return text.out.toString();
  }

  /** The second part alone: what the futures market shows. */
  public static String market(MarketReading market, boolean color) {
    Terminal text = new Terminal(COLUMNS, color);
    text.writeMarket(market);
    return text.out.toString();
  }

  /** The third part alone: what to do. */
  public static String proposal(Proposal proposal, boolean color) {
    Terminal text = new Terminal(COLUMNS, color);
    text.writeProposal(proposal);
    return text.out.toString();
  }

  /** The fourth part alone: whether it would have worked. */
  public static String backtest(BacktestReport test, boolean color) {
    Terminal text = new Terminal(COLUMNS, color);
    text.writeBacktest(test);
    return text.out.toString();
  }

  /** The text without characters that would move the cursor or hide themselves. */
  static String clean(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }

  private void writeOwnership(Ownership own) {
    part("1  What you own", Answers.owned(own));
    table(
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
                Figures.whole(own.margin().maintenance()))
            .row(
                "Equity",
                Figures.cents(own.equity()),
                "Beta to " + own.benchmark(),
                Figures.of(own.portfolioBeta().value(), Figures::ratio)
                    + " +/- "
                    + Figures.of(own.portfolioBeta().standardError(), Figures::ratio),
                "Liquidated if " + own.benchmark() + " moves",
                Figures.of(own.margin().liquidationDistance(), Figures::change)),
        false);
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
    table(table, true);
    notes(Answers.notes(own));
  }

  private void writeMarket(MarketReading market) {
    part("2  What the futures market shows", Answers.shown(market));
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
    table(table, true);
    for (SectorReading sector : market.sectors()) {
      paragraph("  ", sector.sector() + ": " + sector.reason());
      Answers.absences(sector).forEach(absence -> paragraph("    ", absence));
    }
    notes(market.notes());
  }

  private void writeProposal(Proposal proposal) {
    part("3  What to do", Answers.proposed(proposal));
    for (TicketRow ticket : proposal.tickets()) {
      paragraph("", ticket.id() + " (" + ticket.review() + "): " + ticket.why());
      TextTable table =
          new TextTable(
              "llrrrrrrr",
              "Side",
              "Instrument",
              "Quantity",
              "Price",
              "Notional",
              "Fee",
              "Slippage",
              "Funding",
              "Margin");
      for (LegRow leg : ticket.legs()) {
        table.row(
            leg.side(),
            leg.instrument().toString(),
            Figures.exact(leg.quantity().abs().toDecimal()),
            Figures.exact(leg.price().toDecimal()),
            Figures.cents(leg.notional()),
            Figures.cents(leg.fee()),
            Figures.cents(leg.slippage()),
            leg.expectedFunding().isPresent()
                ? Figures.of(leg.expectedFunding(), Figures::gainCents)
                : "none",
            leg.margin().isPresent() ? Figures.of(leg.margin(), Figures::cents) : "none");
      }
      table(table, true);
      for (LegRow leg : ticket.legs()) {
        paragraph("  ", leg.side() + " " + leg.instrument() + ": " + leg.why());
      }
      line("");
    }
    for (RefusedLeg leg : proposal.refused()) {
      paragraph("", "Not proposed: " + leg.instrument() + ", " + leg.wish() + ": " + leg.reason());
    }
    paragraph(
        "",
        "Fees "
            + Figures.cents(proposal.totals().fees())
            + ", slippage "
            + Figures.cents(proposal.totals().slippage())
            + ", funding expected until "
            + Figures.date(proposal.nextReview())
            + " "
            + Figures.gainCents(proposal.totals().expectedFunding())
            + ", margin taken "
            + Figures.cents(proposal.totals().margin())
            + ".");
    line("");
    TextTable shifts = new TextTable("lrrr", "Before and after", "Before", "After", "Target");
    for (SectorShift shift : proposal.sectors()) {
      shifts.row(
          shift.sector().name(),
          Figures.percent(shift.before()),
          Figures.percent(shift.after()),
          Figures.of(shift.target(), Figures::percent));
    }
    shifts.row(
        "Portfolio beta",
        Figures.of(proposal.betaBefore(), Figures::ratio),
        Figures.of(proposal.betaAfter(), Figures::ratio),
        Figures.of(proposal.betaTarget(), Figures::ratio));
    table(shifts, true);
    notes(Answers.notes(proposal));
  }

  private void writeBacktest(BacktestReport test) {
    part("4  Would it have worked", Answers.worked(test));
    TextTable statistics =
        new TextTable(
            "lrrrrrrr",
            "Statistics",
            "Return",
            "A year",
            "Volatility",
            "Deepest fall",
            "Sharpe",
            "Sortino",
            "Calmar");
    for (Track track : test.tracks()) {
      Performance performance = track.performance();
      statistics.row(
          track.name(),
          Figures.of(performance.totalReturn(), Figures::change),
          Figures.of(performance.annualisedReturn(), Figures::change),
          Figures.of(performance.volatility(), Figures::percent),
          Figures.of(performance.maximumDrawdown(), Figures::percent),
          Figures.of(performance.sharpe(), Figures::ratio),
          Figures.of(performance.sortino(), Figures::ratio),
          Figures.of(performance.calmar(), Figures::ratio));
    }
    table(statistics, true);
    TextTable falls = new TextTable("rlll", "Deepest falls", "From", "Lowest", "Recovered");
    for (Drawdown fall : test.strategy().performance().drawdowns()) {
      falls.row(
          Figures.percent(fall.depth()),
          Figures.date(fall.peak()),
          Figures.date(fall.trough()),
          fall.recovered().map(Figures::date).orElse("not yet"));
    }
    table(falls, true);
    Costs costs = test.costs();
    paragraph(
        "",
        "Turnover "
            + Figures.ratio(costs.turnover())
            + " x equity ("
            + Figures.ratio(costs.turnoverYearly())
            + " a year), fees "
            + Figures.cents(costs.fees())
            + ", slippage "
            + Figures.cents(costs.slippage())
            + ", funding received "
            + Figures.cents(costs.fundingReceived())
            + ", paid "
            + Figures.cents(costs.fundingPaid())
            + ".");
    line("");
    profits("Profit by cause", test.profitByCause());
    profits("Profit by asset", test.profitByAsset());
    paragraph(
        "",
        "Orders: "
            + test.orders().placed()
            + " placed, "
            + test.orders().filled()
            + " filled, "
            + test.orders().refused()
            + " refused; list hash "
            + test.orderHash());
    paragraph("", "Books against replay: " + Answers.residual(test));
    for (Substitute substitute : test.substitutes()) {
      paragraph("", "Substitute, " + substitute.count() + " x: " + substitute.what());
    }
    notes(Answers.notes(test));
  }

  private void profits(String title, List<ProfitRow> rows) {
    TextTable table = new TextTable("lr", title, "USDT");
    rows.forEach(row -> table.row(row.name(), Figures.gainCents(row.profit())));
    table.row("Total", Figures.gainCents(Answers.total(rows)));
    table(table, true);
  }

  private void part(String title, String answer) {
    line("");
    head(title);
    paragraph("", answer);
    line("");
  }

  private void head(String text) {
    for (String line : Wrap.lines(clean(text), width, "")) {
      out.append(color ? BOLD + line + PLAIN : line).append('\n');
    }
  }

  private void table(TextTable table, boolean header) {
    List<String> lines = table.lines(width);
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i));
      if (header && i == 0) {
        line("-".repeat(lines.stream().mapToInt(String::length).max().orElse(0)));
      }
    }
    line("");
  }

  private void notes(List<String> notes) {
    for (String note : notes) {
      List<String> lines = Wrap.lines(clean(note), width - 2, "");
      for (int i = 0; i < lines.size(); i++) {
        line((i == 0 ? "* " : "  ") + lines.get(i));
      }
    }
  }

  private void paragraph(String indent, String text) {
    Wrap.lines(clean(text), width, indent).forEach(this::line);
  }

  private void line(String text) {
    out.append(color ? NEGATIVE.matcher(text).replaceAll(RED + "$0" + PLAIN) : text).append('\n');
  }
}
