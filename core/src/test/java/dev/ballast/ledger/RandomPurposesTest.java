// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.order.Event;
import dev.ballast.order.Purpose;
import dev.ballast.order.Shares;
import dev.ballast.testing.PurposeSums;
import dev.ballast.testing.RandomHistory;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten thousand random histories, whose orders are shared by dice, crosses among them. */
class RandomPurposesTest {
  private static final int HISTORIES = 1_000;

  static LongStream blocks() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void purposesSumToTheAccountAfterEveryEvent(long block) {
    for (long seed = block * HISTORIES; seed < (block + 1) * HISTORIES; seed++) {
      RandomHistory history = RandomHistory.of(seed);
      Ledger ledger = new Ledger();
      PurposeBooks books = new PurposeBooks();
      PurposeSums sums = new PurposeSums();
      int i = 0;
      for (Event event : history.events()) {
        ledger.apply(event);
        books.apply(event);
        sums.after(event, books, ledger, seed, i++);
      }
      PurposeSums.check(books, ledger, "with seed " + seed);
      flowsAreTheEventsOwn(books, history.events(), seed);
      worthIsEquity(books, ledger.account(0), history.marks().getLast(), seed);
    }
  }

  /** Funding, fees and liquidation of all purposes are those of the events, by currency. */
  private static void flowsAreTheEventsOwn(PurposeBooks books, List<Event> events, long seed) {
    TreeMap<String, Long> plain = new TreeMap<>();
    for (Event event : events) {
      switch (event) {
        case Event.FundingPaid paid -> add(plain, PurposeFlow.FUNDING, paid.payment());
        case Event.Filled fill -> add(plain, PurposeFlow.FEES, fill.feeAtFill().negated());
        case Event.Delivered done -> add(plain, PurposeFlow.FEES, done.fee().negated());
        case Event.LiquidationFeePaid paid ->
            add(plain, PurposeFlow.LIQUIDATION, paid.fee().negated());
        case Event.LossCovered covered -> add(plain, PurposeFlow.LIQUIDATION, covered.amount());
        default -> {}
      }
    }
    TreeMap<String, Long> booked = new TreeMap<>();
    for (Purpose purpose : books.purposes()) {
      for (PurposeFlow flow :
          List.of(PurposeFlow.FUNDING, PurposeFlow.FEES, PurposeFlow.LIQUIDATION)) {
        books.flowed(purpose, flow).values().forEach(amount -> add(booked, flow, amount));
      }
    }
    plain.values().removeIf(sum -> sum == 0);
    booked.values().removeIf(sum -> sum == 0);
    assertThat(booked).as("flows with seed %d", seed).isEqualTo(plain);
  }

  private static void add(Map<String, Long> sums, PurposeFlow flow, Money amount) {
    sums.merge(flow + " " + amount.asset(), amount.units(), Math::addExact);
  }

  /**
   * The worth of all purposes is the account's equity, but for roundings of a unit: each position's
   * value and each coin's value in dollars is rounded once for every purpose and for the account.
   */
  private static void worthIsEquity(PurposeBooks books, Account account, Marks marks, long seed) {
    Money sum = Money.zero(Asset.USDT);
    int roundings = account.balances().size() + 2 * account.positions().size();
    for (Purpose purpose : books.purposes()) {
      sum = sum.plus(books.worth(purpose, marks));
      roundings += 4 + 2 * books.positions(purpose).size();
    }
    Money equity = Exposure.of(account, marks).equity();
    // A rounding of a coin is worth up to its price in dollars.
    long most = roundings * 200_000L;
    assertThat(Math.abs(sum.minus(equity).units())).as("seed %d", seed).isLessThan(most);
  }

  /** The dice throw every kind of shares, crosses within an order and without. */
  @Test
  void theHistoriesHaveEveryKindOfShares() {
    int crossed = 0;
    int opposed = 0;
    int followed = 0;
    int silent = 0;
    for (long seed = 0; seed < 100; seed++) {
      for (Event event : RandomHistory.of(seed).events()) {
        if (event instanceof Event.Crossed) {
          crossed++;
        } else if (event instanceof Event.Filled fill) {
          switch (fill.order().shares()) {
            case Shares.AsHeld held -> silent++;
            case Shares.AsTraded traded -> followed++;
            case Shares.Stated stated -> {
              int sign = fill.change().signum();
              opposed +=
                  stated.parts().stream().anyMatch(part -> part.change().signum() != sign) ? 1 : 0;
            }
          }
        }
      }
    }
    assertThat(List.of(crossed, opposed, followed, silent)).allMatch(count -> count > 20);
  }
}
