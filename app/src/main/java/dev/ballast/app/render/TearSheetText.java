// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.tearsheet.DrawdownRow;
import dev.ballast.report.tearsheet.MonthReturn;
import dev.ballast.report.tearsheet.MonthTurnover;
import dev.ballast.report.tearsheet.TearSheet;
import dev.ballast.report.tearsheet.YearReturns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tear sheet as text. */
final class TearSheetText {
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private final TextPage text;
  private final TearSheet sheet;

  TearSheetText(TextPage text, TearSheet sheet) {
    this.text = text;
    this.sheet = sheet;
  }

  /** The answer, the months, and where the lines stand. */
  void brief() {
    text.part("6  Tear sheet", TearSheetAnswers.answer(sheet));
    months();
    rows("Futures", TearSheetAnswers.hedge(sheet), TearSheetAnswers.carry(sheet));
    text.notes(TearSheetAnswers.marginNote(sheet).stream().toList());
    text.paragraph("", "Every table of it: ballast backtest --tear-sheet.");
  }

  /** Every table. */
  void whole() {
    text.part("6  Tear sheet", TearSheetAnswers.answer(sheet));
    months();
    TextTable returns = new TextTable("lrr", "Daily returns", "Strategy", sheet.benchmark());
    TearSheetAnswers.returns(sheet)
        .forEach(row -> returns.row(row.name(), row.strategy(), row.benchmark()));
    text.table(returns, true);
    TextTable ranges = new TextTable("lrrrr", "Over time", "Last", "Lowest", "Mean", "Highest");
    TearSheetAnswers.ranges(sheet)
        .forEach(
            row -> ranges.row(row.name(), row.last(), row.lowest(), row.mean(), row.highest()));
    text.table(ranges, true);
    rows("Futures", TearSheetAnswers.hedge(sheet), TearSheetAnswers.carry(sheet));
    TextTable falls =
        new TextTable("rlllr", "Deepest falls", "From", "Lowest", "Recovered", "Days");
    for (DrawdownRow fall : sheet.drawdowns()) {
      falls.row(
          Figures.percent(fall.depth()),
          Figures.date(fall.peak()),
          Figures.date(fall.trough()),
          fall.recovered().map(Figures::date).orElse("not yet"),
          Long.toString(fall.days()));
    }
    text.table(falls, true);
    TextTable turnover = new TextTable("lrrr", "Turnover", "Spot", "Futures", "Total");
    for (MonthTurnover month : sheet.turnover()) {
      turnover.row(
          month.month().toString(),
          Figures.of(month.spot(), Figures::percent),
          Figures.of(month.futures(), Figures::percent),
          Figures.of(month.total(), Figures::percent));
    }
    text.table(turnover, true);
    text.notes(TearSheetAnswers.notes(sheet));
  }

  /** A line a year where that fits, else two half years. */
  private void months() {
    TextTable wide = monthTable(1, MONTHS.length);
    if (wide.fits(text.width())) {
      text.table(wide, true);
    } else {
      text.table(monthTable(1, 6), true);
      text.table(monthTable(7, 12), true);
    }
  }

  private TextTable monthTable(int first, int last) {
    boolean ends = last == MONTHS.length;
    List<String> header = new ArrayList<>();
    header.add("Returns");
    header.addAll(List.of(MONTHS).subList(first - 1, last));
    if (ends) {
      header.add("Year");
      header.add(sheet.benchmark());
    }
    TextTable table =
        new TextTable("l" + "r".repeat(header.size() - 1), header.toArray(String[]::new));
    for (YearReturns year : sheet.years()) {
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(year.year()));
      for (int month = first; month <= last; month++) {
        Optional<MonthReturn> found = year.month(month);
        row.add(found.map(TearSheetAnswers::month).orElse(""));
      }
      if (ends) {
        row.add(Figures.change(year.value()) + (year.whole() ? "" : "*"));
        row.add(Figures.of(year.benchmark(), Figures::change));
      }
      table.row(row.toArray(String[]::new));
    }
    return table;
  }

  /** Two lists of figures side by side. */
  private void rows(
      String title, List<TearSheetAnswers.Row> left, List<TearSheetAnswers.Row> right) {
    TextTable table = new TextTable("lrllr", title, "", "  ", "Margin and carry", "");
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      table.row(
          i < left.size() ? left.get(i).name() : "",
          i < left.size() ? left.get(i).value() : "",
          "",
          i < right.size() ? right.get(i).name() : "",
          i < right.size() ? right.get(i).value() : "");
    }
    text.table(table, true);
  }
}
