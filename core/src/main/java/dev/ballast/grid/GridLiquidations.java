// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.ledger.Ledger;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.LiquidationOrder;
import dev.ballast.margin.PricePath;
import dev.ballast.margin.PriceRange;
import dev.ballast.margin.WorstCase;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.PriceGrid;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Liquidates the futures wallet of a run as a session's venue does, with the same arithmetic. It
 * builds objects from the run's counts, and so is called only where a liquidation may be near.
 */
final class GridLiquidations {
  private final GridMarket market;
  private final Ledger ledger;
  private final RulesTable rules;
  private final Asset quote;
  private final int cash;
  private final int first;
  private final int[] slot;
  private OptionalLong earliest = OptionalLong.empty();

  /**
   * Liquidations of a run.
   *
   * @param cash the futures wallet's cell
   * @param first column of the contracts
   * @param slot of each contract, in order of columns
   */
  GridLiquidations(
      GridMarket market,
      Ledger ledger,
      RulesTable rules,
      Asset quote,
      int cash,
      int first,
      int[] slot) {
    this.market = market;
    this.ledger = ledger;
    this.rules = rules;
    this.quote = quote;
    this.cash = cash;
    this.first = first;
    this.slot = slot;
  }

  /** When the wallet was liquidated for the first time. */
  OptionalLong earliest() {
    return earliest;
  }

  /** Checks the path of prices inside a bar, at its close. */
  void inside(int bar, GridTape tape) {
    PriceGrid prices = market.prices();
    check(
        prices.closeTime(bar),
        column -> {
          int cell = prices.cell(bar, column);
          return prices.open(cell) > 0
              ? new PriceRange(
                  Price.nearest(prices.open(cell)),
                  Price.nearest(prices.low(cell)),
                  Price.nearest(prices.high(cell)))
              : closed(bar, column);
        },
        () -> {},
        tape);
  }

  /** Checks the closes of a bar, at a moment at which they are the last prices known. */
  void standing(long moment, int bar, GridTape tape) {
    check(moment, column -> closed(bar, column), () -> {}, tape);
  }

  /**
   * Checks the opens of a bar, before orders fill there; where nothing opens, nothing is checked.
   *
   * @param before runs before the wallet is liquidated
   */
  void opening(int bar, Runnable before, GridTape tape) {
    PriceGrid prices = market.prices();
    boolean opens = false;
    for (int column = 0; column < prices.width(); column++) {
      opens |= prices.open(prices.cell(bar, column)) > 0;
    }
    if (opens) {
      check(
          prices.time(bar),
          column -> {
            double open = prices.open(prices.cell(bar, column));
            return open > 0 ? PriceRange.at(Price.nearest(open)) : closed(bar - 1, column);
          },
          before,
          tape);
    }
  }

  private PriceRange closed(int bar, int column) {
    PriceGrid prices = market.prices();
    return PriceRange.at(Price.nearest(prices.close(prices.cell(bar, column))));
  }

  private void check(long moment, IntFunction<PriceRange> ranges, Runnable before, GridTape tape) {
    FuturesWallet wallet = wallet();
    if (wallet.positions().isEmpty()) {
      return;
    }
    SequencedMap<InstrumentId, PriceRange> priced = new TreeMap<>();
    for (Position position : wallet.positions()) {
      InstrumentId id = position.instrument();
      priced.put(id, ranges.apply(column(id)));
    }
    PricePath path =
        PricePath.of(wallet, quote, market.brackets(), WorstCase.EACH_AT_ITS_WORST, moment, priced);
    FuturesWallet left =
        path.walk(
                wallet,
                (now, marks) -> {
                  before.run();
                  liquidate(now, marks, tape);
                  return wallet();
                })
            .left();
    if (left.positions().isEmpty()) {
      cover(moment, tape);
    }
  }

  private FuturesWallet wallet() {
    Money balance = new Money(quote, ledger.in(cash));
    return new FuturesWallet(
        Optional.empty(),
        quote,
        BigDecimal.ONE,
        List.of(new FuturesWallet.Backing(balance, Haircut.NONE)),
        ledger.positions());
  }

  private void liquidate(FuturesWallet wallet, Marks marks, GridTape tape) {
    LiquidationOrder next =
        LiquidationOrder.of(wallet, marks, market.brackets(), id -> market.rules(column(id)));
    int column = column(next.position().instrument());
    long closed = next.closed().units();
    long price = next.price().units();
    long fee = rules.fee(column, Exact.product(closed, price));
    long penalty = next.penalty(wallet, marks, new Money(quote, fee)).units();
    long change = next.position().quantity().signum() < 0 ? closed : -closed;
    ledger.payLiquidationFee(slot[column - first], penalty);
    ledger.trade(slot[column - first], change, price, fee);
    if (earliest.isEmpty()) {
      earliest = OptionalLong.of(marks.time());
    }
    tape.liquidated(marks.time(), column, change, price, fee, penalty);
  }

  /** Lets the insurance fund pay what a wallet without positions owes. */
  void cover(long moment, GridTape tape) {
    long owed = -ledger.in(cash);
    if (owed > 0) {
      ledger.cover(slot[0], owed);
      tape.covered(moment, owed);
    }
  }

  private int column(InstrumentId id) {
    return market.prices().instruments().indexOf(id);
  }
}
