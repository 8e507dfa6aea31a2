// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Why an account cannot be as it is stated, or is liquidated already, at given marks. Wallets are
 * those of single-asset margin: a futures wallet for each settlement asset, and isolated ones.
 */
public sealed interface AccountFinding {
  /** An entry price further off the mark than this is more likely a slip than a position. */
  double USUAL_FACTOR = 10;

  /** What is found, for people. */
  String sentence();

  /** All that is owned is worth less than nothing. */
  record NegativeEquity(Money equity) implements AccountFinding {
    @Override
    public String sentence() {
      return "its equity is " + equity + ", below zero: it owes more than it holds";
    }
  }

  /**
   * A wallet has no more than its positions must keep, so that the venue liquidates them.
   *
   * @param wallet {@code futures wallet}, or the isolated position's contract
   * @param equity balance and unrealised profit
   */
  record Liquidated(String wallet, Money equity, Money maintenance) implements AccountFinding {
    @Override
    public String sentence() {
      return "it is liquidated already: the equity of the "
          + wallet
          + " is "
          + equity
          + ", and its positions must keep "
          + maintenance;
    }
  }

  /** An entry price is off the mark by more than a factor. */
  record FarEntry(InstrumentId instrument, BigDecimal entry, BigDecimal mark)
      implements AccountFinding {
    @Override
    public String sentence() {
      return "the entry price of "
          + instrument
          + " is "
          + entry.stripTrailingZeros().toPlainString()
          + " and its mark price "
          + mark.stripTrailingZeros().toPlainString()
          + ", %,.0f times off; check it".formatted(timesOff(entry, mark));
    }
  }

  /** How many times the larger of two prices is the smaller. */
  static double timesOff(BigDecimal entry, BigDecimal mark) {
    double times = entry.doubleValue() / mark.doubleValue();
    return Math.max(times, 1 / times);
  }

  /**
   * All findings: total equity, then wallets, then entry prices.
   *
   * @param brackets a position without a table is taken to have to keep nothing
   * @param factor that an entry price may be off the mark
   */
  static List<AccountFinding> of(
      Account account, Marks marks, BracketBook brackets, double factor) {
    List<AccountFinding> findings = new ArrayList<>();
    Money equity = Exposure.of(account, marks).equity();
    if (equity.signum() < 0) {
      findings.add(new NegativeEquity(equity));
    }
    TreeSet<Asset> settled = new TreeSet<>();
    List<Position> cross = new ArrayList<>();
    for (Position position : account.positions()) {
      if (position.margin() == MarginMode.CROSS) {
        settled.add(position.contract().settle());
        cross.add(position);
      } else {
        addLiquidated(
            findings,
            "isolated " + position.instrument(),
            position.isolated().orElseThrow(),
            List.of(position),
            marks,
            brackets);
      }
    }
    for (Asset asset : settled) {
      addLiquidated(
          findings,
          "futures wallet",
          new Money(asset, account.in(Place.FUTURES, asset).units()),
          cross.stream().filter(one -> one.contract().settle().equals(asset)).toList(),
          marks,
          brackets);
    }
    for (Position position : account.positions()) {
      BigDecimal entry = BigDecimal.valueOf(position.entryPrice());
      Price mark = marks.price(position.instrument());
      if (timesOff(entry, mark.toDecimal()) > factor) {
        findings.add(new FarEntry(position.instrument(), entry, mark.toDecimal()));
      }
    }
    return findings;
  }

  private static void addLiquidated(
      List<AccountFinding> findings,
      String wallet,
      Money balance,
      List<Position> positions,
      Marks marks,
      BracketBook brackets) {
    Money equity = balance;
    Money kept = Money.zero(balance.asset());
    for (Position position : positions) {
      Price mark = marks.price(position.instrument());
      Money notional = position.notional(mark);
      equity = equity.plus(position.unrealised(mark));
      kept =
          brackets
              .brackets(position.instrument(), marks.time())
              .map(table -> table.maintenance(notional.toDecimal(), notional.asset()))
              .map(kept::plus)
              .orElse(kept);
    }
    if (equity.minus(kept).signum() <= 0) {
      findings.add(new Liquidated(wallet, equity, kept));
    }
  }
}
