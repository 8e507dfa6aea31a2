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
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Why an account cannot be as it is stated, or is liquidated already, at given marks. */
public sealed interface AccountFinding {
  /** An entry price further off the mark than this is more likely a slip than a position. */
  double USUAL_FACTOR = 10;

  /** What is found, for people: a sentence without its capital and its stop. */
  String sentence();

  /** Whether nothing can be planned on the account; an odd figure alone forbids nothing. */
  boolean forbids();

  /** All that is owned is worth nothing or less. */
  record NoEquity(Money equity) implements AccountFinding {
    @Override
    public String sentence() {
      return "the account's equity is "
          + equity
          + ": it owes "
          + (equity.isZero() ? "all that it holds" : "more than it holds");
    }

    @Override
    public boolean forbids() {
      return true;
    }
  }

  /**
   * A wallet has no more than its positions must keep, so that the venue liquidates them.
   *
   * @param wallet {@code futures wallet}, {@code collateral} of a pooled mode, or the isolated
   *     position's contract
   * @param equity balance and unrealised profit
   * @param maintenance below which, and at which, it is liquidated
   */
  record Liquidated(String wallet, Money equity, Money maintenance) implements AccountFinding {
    @Override
    public String sentence() {
      return "the account is liquidated already: the equity of the "
          + wallet
          + " is "
          + equity
          + ", and its positions must keep "
          + maintenance;
    }

    @Override
    public boolean forbids() {
      return true;
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

    @Override
    public boolean forbids() {
      return false;
    }
  }

  /** How many times the larger of two prices is the smaller. */
  static double timesOff(BigDecimal entry, BigDecimal mark) {
    double times = entry.doubleValue() / mark.doubleValue();
    return Math.max(times, 1 / times);
  }

  /**
   * All findings of single-asset margin: a futures wallet for each settlement asset, and isolated
   * ones.
   */
  static List<AccountFinding> of(
      Account account, Marks marks, BracketBook brackets, double factor) {
    return of(account, marks, brackets, new CollateralMode.SingleAsset(), factor);
  }

  /**
   * All findings: wallets, then total equity, then entry prices.
   *
   * @param brackets a position without a table is taken to have to keep nothing
   * @param mode what stands behind cross positions
   * @param factor that an entry price may be off the mark
   */
  static List<AccountFinding> of(
      Account account, Marks marks, BracketBook brackets, CollateralMode mode, double factor) {
    return of(account, marks, Exposure.of(account, marks), brackets, mode, factor);
  }

  /** The same, where it is known what the account is worth. */
  static List<AccountFinding> of(
      Account account,
      Marks marks,
      Exposure exposure,
      BracketBook brackets,
      CollateralMode mode,
      double factor) {
    List<AccountFinding> findings = new ArrayList<>();
    if (mode.pooled()) {
      addPooled(findings, account, marks, brackets, mode);
    } else {
      addWallets(findings, account, marks, brackets);
    }
    int sign = exposure.equity().signum();
    boolean holds = !account.positions().isEmpty() || !account.balances().isEmpty();
    if (sign < 0 || (sign == 0 && holds)) {
      findings.add(new NoEquity(exposure.equity()));
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

  /** The wallet of each settlement asset, and those of isolated positions. */
  private static void addWallets(
      List<AccountFinding> findings, Account account, Marks marks, BracketBook brackets) {
    TreeSet<Asset> settled = new TreeSet<>();
    List<Position> cross = new ArrayList<>();
    for (Position position : account.positions()) {
      if (position.margin() == MarginMode.CROSS) {
        settled.add(position.contract().settle());
        cross.add(position);
      } else {
        Money own = position.isolated().orElseThrow();
        String wallet = "isolated " + position.instrument();
        addLiquidated(findings, wallet, own, List.of(position), marks, brackets);
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
      equity = equity.plus(position.unrealised(marks.price(position.instrument())));
      kept = kept.plus(maintenance(position, marks, brackets));
    }
    if (equity.minus(kept).signum() <= 0) {
      findings.add(new Liquidated(wallet, equity, kept));
    }
  }

  /** All that counts as collateral, with the cross positions that stand on it. */
  private static void addPooled(
      List<AccountFinding> findings,
      Account account,
      Marks marks,
      BracketBook brackets,
      CollateralMode mode) {
    FuturesWallet pool = FuturesWallet.pooled(account, mode, marks.quote(), marks.quote());
    if (pool.positions().isEmpty()) {
      return;
    }
    BigDecimal kept = BigDecimal.ZERO;
    for (Position position : pool.positions()) {
      kept = kept.add(pool.value(maintenance(position, marks, brackets), marks));
    }
    BigDecimal equity = pool.equity(marks);
    BigDecimal needed = pool.ratio().multiply(kept);
    if (equity.compareTo(needed) <= 0) {
      findings.add(
          new Liquidated(
              "collateral", rounded(equity, pool.currency()), rounded(needed, pool.currency())));
    }
  }

  private static Money rounded(BigDecimal amount, Asset asset) {
    return Money.of(asset, amount.setScale(8, RoundingMode.HALF_EVEN));
  }

  /** What a position must keep; nothing where it has no table. */
  private static Money maintenance(Position position, Marks marks, BracketBook brackets) {
    Money notional = position.notional(marks.price(position.instrument()));
    return brackets
        .brackets(position.instrument(), marks.time())
        .map(table -> table.maintenance(notional.toDecimal(), notional.asset()))
        .orElseGet(() -> Money.zero(notional.asset()));
  }
}
