// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.report.DeskReport;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.backtest.BasisReport;
import dev.ballast.report.backtest.CarryReport;
import dev.ballast.report.backtest.LotReport;
import dev.ballast.report.desk.FuturesReading;
import dev.ballast.report.desk.MarketReading;
import dev.ballast.report.desk.Ownership;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.desk.TicketChain;
import dev.ballast.report.diary.ChecklistItem;
import dev.ballast.report.diary.Diary;
import dev.ballast.report.risk.RiskReport;
import dev.ballast.report.tearsheet.TearSheet;
import java.util.List;

/** The report as text, in the same six parts and with the same figures as the page. */
public final class Terminal {
  private static final int COLUMNS = 100;

  private Terminal() {}

  /**
   * All parts, the last in short.
   *
   * @param width columns, at least 90; 100 shows every column of the demo whole
   * @param color whether headings are bold and negative figures red; they have a minus either way
   */
  public static String render(DeskReport report, int width, boolean color) {
    TextPage text = new TextPage(width, color);
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
            + ".");
    text.notes(report.notes());
    OwnershipText.write(text, report.ownership());
    MarketText.write(text, report.market());
    FuturesText.write(text, report.futures());
    ProposalText.write(text, report.proposal());
    RiskText.write(text, report.risk());
    BacktestText.write(text, report.backtest());
    new TearSheetText(text, report.tearSheet()).brief();
    return text.toString();
  }

  /** All parts for a hundred columns, without colour. */
  public static String render(DeskReport report) {
    return render(report, COLUMNS, false);
  }

  /** The first part alone: what you own. */
  public static String ownership(Ownership own, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    OwnershipText.write(text, own);
    return text.toString();
  }

  /** The second part alone: what the futures market shows. */
  public static String market(MarketReading market, FuturesReading futures, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    MarketText.write(text, market);
    FuturesText.write(text, futures);
    return text.toString();
  }

  /** The third part alone: what to do. */
  public static String proposal(Proposal proposal, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    ProposalText.write(text, proposal);
    return text.toString();
  }

  /** What a review has to settle, ticked. */
  public static String checklist(List<ChecklistItem> items, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    text.line("");
    text.head("Checklist of the review");
    for (ChecklistItem item : items) {
      text.hanging("[" + item.mark().sign() + "] ", item.name() + ": " + item.says());
    }
    return text.toString();
  }

  /** The chains behind tickets, and what was not proposed. */
  public static String chains(List<TicketChain> chains, List<RefusedLeg> refused, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    ChainText.write(text, chains, refused);
    return text.toString();
  }

  /** What a run's sales realised by lot, where its plan has taxes. */
  public static String lots(LotReport lots, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    LotText.write(text, lots);
    return text.toString();
  }

  /** What a run's carries were expected to yield and did, where its plan harvests carry. */
  public static String carry(CarryReport carry, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    RealisedCarryText.write(text, carry);
    return text.toString();
  }

  /** What the basis of a run's overlay gave. */
  public static String basis(BasisReport basis, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    BasisText.write(text, basis);
    return text.toString();
  }

  /** The fourth part alone: what can go wrong. */
  public static String risk(RiskReport risk, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    RiskText.write(text, risk);
    return text.toString();
  }

  /**
   * The fifth part alone, whether it would have worked, and the tear sheet.
   *
   * @param whole all of the tear sheet, else a few lines of it
   */
  public static String backtest(
      BacktestReport test, TearSheet sheet, boolean whole, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    BacktestText.write(text, test);
    TearSheetText tearSheet = new TearSheetText(text, sheet);
    if (whole) {
      tearSheet.whole();
    } else {
      tearSheet.brief();
    }
    return text.toString();
  }

  /**
   * A diary.
   *
   * @param all whether quiet reviews are told too
   * @param checklists whether each review's is shown
   */
  public static String diary(Diary diary, boolean all, boolean checklists, boolean color) {
    TextPage text = new TextPage(COLUMNS, color);
    DiaryText.write(text, diary, all, checklists);
    return text.toString();
  }
}
