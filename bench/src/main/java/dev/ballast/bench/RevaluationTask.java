// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.account.Position;
import dev.ballast.margin.CrossWallet;
import dev.ballast.margin.Revaluation;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** B3: accounts revalued tick by tick, shared out among threads that do not wait for each other. */
final class RevaluationTask {
  private static final int TIERS = 10;
  private static final int TIER = 4;
  private static final int ROW = 5;

  private final long[][] ticks;
  private final List<Revaluation> parts = new ArrayList<>();

  /** Of columns in hundred-millionths, laid out as {@code bench/peers/b3_data.py} says. */
  RevaluationTask(long[] balances, long[] positions, long[] brackets, long[] marks, int threads) {
    List<Brackets> contracts = contracts(brackets);
    ticks = new long[marks.length / contracts.size()][contracts.size()];
    for (int tick = 0; tick < ticks.length; tick++) {
      System.arraycopy(marks, tick * contracts.size(), ticks[tick], 0, contracts.size());
    }
    List<CrossWallet> wallets = wallets(balances, positions, contracts);
    for (int part = 0; part < threads; part++) {
      int from = wallets.size() * part / threads;
      int to = wallets.size() * (part + 1) / threads;
      parts.add(Revaluation.of(contracts, wallets.subList(from, to), ticks[0]));
    }
  }

  private static List<Brackets> contracts(long[] columns) {
    List<Brackets> tables = new ArrayList<>();
    for (int contract = 0; contract < columns.length / (TIERS * TIER); contract++) {
      int at = contract * TIERS * TIER;
      List<Bracket> tiers =
          IntStream.range(0, TIERS).mapToObj(tier -> tier(columns, at + tier * TIER)).toList();
      InstrumentId id = InstrumentId.parse("C" + contract + "/USDT:USDT");
      tables.add(new Brackets(id, tiers, LocalDate.EPOCH, "made"));
    }
    return tables;
  }

  private static Bracket tier(long[] columns, int at) {
    return new Bracket(
        decimal(columns[at]),
        decimal(columns[at + 1]),
        decimal(columns[at + 2]),
        decimal(columns[at + 3]),
        BigDecimal.TEN);
  }

  private static BigDecimal decimal(long units) {
    return BigDecimal.valueOf(units, 8);
  }

  private static List<CrossWallet> wallets(long[] balances, long[] rows, List<Brackets> contracts) {
    List<List<Position>> held = new ArrayList<>();
    for (int account = 0; account < balances.length; account++) {
      held.add(new ArrayList<>());
    }
    for (int at = 0; at < rows.length; at += ROW) {
      Contract contract = Contract.of(contracts.get((int) rows[at + 1]).instrument());
      held.get((int) rows[at])
          .add(
              Position.cross(
                  contract,
                  new Quantity(rows[at + 2]),
                  new Price(rows[at + 3]),
                  decimal(rows[at + 4])));
    }
    return IntStream.range(0, balances.length)
        .mapToObj(i -> new CrossWallet(new Money(Asset.USDT, balances[i]), held.get(i)))
        .toList();
  }

  int ticks() {
    return ticks.length;
  }

  /** Every mark changes at every tick; the part of one thread. Gives how many are liquidated. */
  int full(int part) {
    Revaluation accounts = parts.get(part);
    int liquidated = 0;
    for (long[] marks : ticks) {
      accounts.mark(marks);
      for (int wallet = 0; wallet < accounts.wallets(); wallet++) {
        liquidated += accounts.liquidated(wallet) ? 1 : 0;
      }
    }
    return liquidated;
  }

  /** The same marks, one contract after another. */
  void incremental(int part) {
    Revaluation accounts = parts.get(part);
    for (long[] marks : ticks) {
      for (int contract = 0; contract < marks.length; contract++) {
        accounts.mark(contract, marks[contract]);
      }
    }
  }

  List<Revaluation> parts() {
    return parts;
  }
}
