// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.app.config.PositionEntry.Side;
import dev.ballast.app.render.CalcPage;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.ContractTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the open positions of an account stand at, from entry to mark price. */
public final class AccountProfitAnswer implements Answer {
  private final AccountFile account;
  private final List<Row> rows;

  /** One open position. */
  record Row(
      String symbol,
      String side,
      BigDecimal quantity,
      BigDecimal entryPrice,
      BigDecimal markPrice,
      String settle,
      BigDecimal profit,
      List<String> notes) {}

  /** What {@code --json} prints. */
  record AccountJson(List<Row> positions, Totals account) {}

  /**
   * The sum.
   *
   * @param profit null where the positions settle in several assets
   */
  record Totals(Optional<String> settle, Optional<BigDecimal> profit) {}

  private AccountProfitAnswer(AccountFile account, List<Row> rows) {
    this.account = account;
    this.rows = rows;
  }

  /** Values every position; one without a mark price is a mistake. */
  public static AccountProfitAnswer of(AccountFile account, KnownFigures known) {
    if (account.positions().isEmpty()) {
      throw account.missing("positions", "there is nothing to value");
    }
    List<Row> rows = new ArrayList<>();
    for (PositionEntry position : account.positions()) {
      rows.add(
          row(position, PositionEntry.mark(position.instrument(), account.positions()), known));
    }
    return new AccountProfitAnswer(account, rows);
  }

  private static Row row(PositionEntry position, Optional<BigDecimal> marked, KnownFigures known) {
    Optional<KnownFigures.Close> close =
        marked.isPresent() ? Optional.empty() : known.close(position.instrument());
    BigDecimal mark =
        marked
            .or(() -> close.map(KnownFigures.Close::price))
            .orElseThrow(
                () -> position.missing("markPrice", "a position is valued at its mark price"));
    List<String> notes = new ArrayList<>();
    close.ifPresent(one -> notes.add("no markPrice is given; " + one.sentence()));
    StatedPosition.farEntry(position.instrument(), position.entryPrice(), mark)
        .ifPresent(notes::add);
    ContractTerms terms =
        new ContractTerms(position.contractSize(), position.instrument().isInverse());
    BigDecimal signed =
        position.side() == Side.LONG ? position.quantity() : position.quantity().negate();
    return new Row(
        position.symbol(),
        FundingInput.word(position.side()),
        position.quantity(),
        position.entryPrice(),
        mark,
        position.instrument().settle().orElseThrow().toString(),
        terms.profit(signed, position.entryPrice(), mark),
        notes);
  }

  private Totals totals() {
    boolean one = rows.stream().map(Row::settle).distinct().count() == 1;
    return one
        ? new Totals(
            Optional.of(rows.getFirst().settle()),
            Optional.of(rows.stream().map(Row::profit).reduce(BigDecimal.ZERO, BigDecimal::add)))
        : new Totals(Optional.empty(), Optional.empty());
  }

  @Override
  public Object json() {
    return new AccountJson(rows, totals());
  }

  @Override
  public String page(int width, boolean color) {
    CalcPage page =
        new CalcPage("Unrealised profit of " + account.name() + " at mark prices", width, color);
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      cells.add(
          List.of(
              row.symbol(),
              row.side(),
              Figures.readable(row.quantity()),
              Figures.readable(row.entryPrice()),
              Figures.readable(row.markPrice()),
              Figures.readable(row.profit()),
              row.settle()));
    }
    Totals totals = totals();
    totals
        .profit()
        .ifPresent(sum ->
            cells.add(
                List.of(
                    "total", "", "", "", "", Figures.readable(sum), totals.settle().orElse(""))));
    page.table(
        "llrrrrl", List.of("position", "side", "quantity", "entry", "mark", "profit", ""), cells);
    rows.forEach(row -> row.notes().forEach(note -> page.note(row.symbol() + ": " + note)));
    return page.formula(
            "profit = signed quantity x contract size x (mark - entry)",
            "inverse: signed quantity x contract size x (1/entry - 1/mark), in coin")
        .toString();
  }
}
