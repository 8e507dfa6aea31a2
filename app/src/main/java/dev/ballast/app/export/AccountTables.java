// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import dev.ballast.account.Balance;
import dev.ballast.account.Position;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Session;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What was owned at each close, before that moment's trades. */
final class AccountTables {
  private AccountTables() {}

  /** A snapshot and its drawdown. */
  private record Worth(Session.Snapshot snapshot, double drawdown) {
    Money futures() {
      Money sum = Money.zero(snapshot.marks().quote());
      for (Money notional : snapshot.exposure().futures().values()) {
        sum = sum.plus(notional);
      }
      return sum;
    }
  }

  /** A position at a close. */
  private record Held(Session.Snapshot snapshot, Position position) {
    Price mark() {
      return snapshot.marks().price(position.instrument());
    }
  }

  /** A balance at a close. */
  private record Kept(Session.Snapshot snapshot, Balance balance) {}

  static Table<?> equity(Backtest backtest, BacktestReport report) {
    List<Session.Snapshot> snapshots = backtest.run().snapshots();
    List<Double> drawdowns = report.strategy().drawdown().values();
    List<Worth> rows =
        IntStream.range(0, snapshots.size())
            .mapToObj(i -> new Worth(snapshots.get(i), drawdowns.get(i)))
            .toList();
    return Table.of("equity", rows)
        .time("time", row -> time(row.snapshot()))
        .money("equity", row -> row.snapshot().exposure().equity())
        .money("cash", row -> row.snapshot().exposure().cash())
        .money("spot", row -> row.snapshot().exposure().spotCore())
        .money("futures_notional", Worth::futures)
        .money("unrealised", row -> row.snapshot().exposure().unrealised())
        .number("drawdown", row -> OptionalDouble.of(row.drawdown()));
  }

  static Table<?> positions(List<Session.Snapshot> snapshots) {
    List<Held> rows = new ArrayList<>();
    for (Session.Snapshot snapshot : snapshots) {
      snapshot.account().positions().forEach(position -> rows.add(new Held(snapshot, position)));
    }
    return Table.of("positions", rows)
        .time("time", row -> time(row.snapshot()))
        .text("instrument", row -> row.position().instrument().toString())
        .text("side", row -> EventTables.word(row.position().side()))
        .text("margin", row -> EventTables.word(row.position().margin()))
        .quantity("quantity", row -> row.position().quantity())
        .quantity("contract_size", row -> row.position().contract().size())
        .text("asset", row -> row.position().contract().settle().code())
        .number("entry_price", row -> OptionalDouble.of(row.position().entryPrice()))
        .money("entry_cost", row -> row.position().entryCost())
        .price("mark", Held::mark)
        .money("notional", row -> row.position().notional(row.mark()))
        .money("unrealised", row -> row.position().unrealised(row.mark()))
        .rate("leverage", row -> row.position().leverage())
        .maybeExact("isolated_wallet", row -> row.position().isolated().map(Money::amount));
  }

  static Table<?> balances(List<Session.Snapshot> snapshots) {
    List<Kept> rows = new ArrayList<>();
    for (Session.Snapshot snapshot : snapshots) {
      snapshot.account().balances().forEach(balance -> rows.add(new Kept(snapshot, balance)));
    }
    return Table.of("balances", rows)
        .time("time", row -> time(row.snapshot()))
        .text("place", row -> EventTables.word(row.balance().place()))
        .text("asset", row -> row.balance().asset().code())
        .quantity("quantity", row -> row.balance().quantity())
        .money(
            "value",
            row -> row.snapshot().marks().value(row.balance().asset(), row.balance().quantity()));
  }

  private static Instant time(Session.Snapshot snapshot) {
    return Instant.ofEpochMilli(snapshot.time());
  }
}
