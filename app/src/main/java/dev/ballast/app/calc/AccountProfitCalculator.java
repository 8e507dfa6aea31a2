// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.ContractTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the open positions of an account stand at, from entry to mark price. */
public final class AccountProfitCalculator {
  private AccountProfitCalculator() {}

  /** One open position at its mark, signed as its side. */
  private record Row(
      PositionEntry position, BigDecimal mark, BigDecimal profit, List<String> notes) {
    String settle() {
      return position.instrument().settle().orElseThrow().toString();
    }

    Calculation fields() {
      return Calculation.part()
          .field("symbol", position.symbol())
          .field("side", Words.of(position.side()))
          .field("quantity", position.quantity())
          .field("entryPrice", position.entryPrice())
          .field("markPrice", mark)
          .field("settle", settle())
          .field("profit", profit)
          .field("notes", notes);
    }

    List<String> cells() {
      return List.of(
          position.symbol(),
          Words.of(position.side()),
          Figures.readable(position.quantity()),
          Figures.readable(position.entryPrice()),
          Figures.readable(mark),
          Figures.readable(profit),
          settle());
    }
  }

  /** Values every position; one of which no mark price is known is a mistake. */
  public static Calculation of(AccountFile account, KnownFigures known) {
    if (account.positions().isEmpty()) {
      throw account.missing("positions", "there is nothing to value");
    }
    List<Row> rows =
        account.positions().stream().map(position -> row(account, position, known)).toList();
    boolean one = rows.stream().map(Row::settle).distinct().count() == 1;
    Optional<String> settle = one ? Optional.of(rows.getFirst().settle()) : Optional.empty();
    Optional<BigDecimal> sum =
        settle.map(_ -> rows.stream().map(Row::profit).reduce(BigDecimal.ZERO, BigDecimal::add));
    List<List<String>> cells = new ArrayList<>(rows.stream().map(Row::cells).toList());
    sum.ifPresent(it ->
        cells.add(List.of("total", "", "", "", "", Figures.readable(it), settle.orElseThrow())));
    Calculation answer =
        Calculation.titled("Unrealised profit of " + account.name() + " at mark prices")
            .with("positions", rows.stream().map(Row::fields).toList())
            .with("account", Calculation.part().field("settle", settle).field("profit", sum))
            .table(
                "llrrrrl",
                List.of("position", "side", "quantity", "entry", "mark", "profit", ""),
                cells)
            .formula(
                "profit = signed quantity x contract size x (mark - entry)",
                "inverse: signed quantity x contract size x (1/entry - 1/mark), in coin");
    rows.forEach(
        row -> row.notes().forEach(note -> answer.note(row.position().symbol() + ": " + note)));
    return answer;
  }

  private static Row row(AccountFile account, PositionEntry position, KnownFigures known) {
    List<String> notes = new ArrayList<>();
    BigDecimal mark =
        PositionEntry.mark(position.instrument(), account.positions())
            .or(() -> known.mark(position.instrument(), notes))
            .orElseThrow(
                () -> position.missing("markPrice", "a position is valued at its mark price"));
    StatedPosition.farEntry(position.instrument(), position.entryPrice(), mark)
        .ifPresent(notes::add);
    ContractTerms terms =
        new ContractTerms(position.contractSize(), position.instrument().isInverse());
    BigDecimal signed = position.quantity().multiply(BigDecimal.valueOf(position.side().sign()));
    return new Row(position, mark, terms.profit(signed, position.entryPrice(), mark), notes);
  }
}
