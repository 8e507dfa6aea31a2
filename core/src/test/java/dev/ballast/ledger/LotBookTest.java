// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.lot.Lot;
import dev.ballast.lot.LotChoice;
import dev.ballast.lot.LotMethod;
import dev.ballast.lot.SoldLot;
import dev.ballast.order.Event;
import dev.ballast.testing.RandomHistory;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LotBookTest {
  private static final long DAY = UtcDay.MILLIS;

  /** Of 3 BTC two cost 40,000 each; what the third cost is not known. */
  @Test
  void whatAnAccountBroughtHasTheCostThatItIsToldToHave() {
    LotBook book = new LotBook(LotChoice.by(LotMethod.HIFO), Asset.USDT);
    book.apply(
        new Event.Deposited(10 * DAY, Place.SPOT, new Money(Asset.BTC, 300_000_000)),
        List.of(
            new LotBook.Basis(
                OptionalLong.of(0), Quantity.parse("2"), Optional.of(Money.usdt("80000")))));

    assertThat(book.open(Asset.BTC))
        .extracting(Lot::cost)
        .containsExactly(Optional.of(Money.usdt("80000")), Optional.empty());
  }

  /**
   * In made histories of every event, each deposit told to cost its mark: lots sum to what is held;
   * what was realised, less the cost of what is held and was taken out, is the same under every
   * method; and until coins are taken out, no method has realised less than highest cost first.
   */
  @Test
  void everyMethodSellsTheSameCoinsAndHighestCostFirstRealisesLeast() {
    List<LotChoice> choices =
        List.of(
            LotChoice.by(LotMethod.HIFO),
            LotChoice.FIFO,
            LotChoice.by(LotMethod.LIFO),
            new LotChoice(
                LotMethod.SPECIFIC,
                List.of(LocalDate.parse("2025-01-05"), LocalDate.parse("2025-01-03"))));
    int known = 0;
    int differing = 0;
    for (long seed = 0; seed < 1000; seed++) {
      RandomHistory history = RandomHistory.of(seed);
      Ledger ledger = new Ledger();
      List<LotBook> books = new ArrayList<>();
      choices.forEach(one -> books.add(new LotBook(one, Asset.USDT)));
      boolean taken = false;
      for (Event event : history.events()) {
        ledger.apply(event);
        books.forEach(book -> book.apply(event, bases(event, history.marks().getFirst())));
        taken |= event instanceof Event.Deposited in && in.amount().signum() < 0;
        if (!taken && books.stream().allMatch(LotBookTest::known)) {
          leastIsRealisedByTheFirst(books, seed);
        }
      }
      for (LotBook book : books) {
        sumsToWhatIsHeld(book, ledger, seed);
      }
      if (books.stream().allMatch(LotBookTest::known)) {
        known++;
        for (LotBook book : books) {
          assertThat(realised(book) - cost(book))
              .as("of %d", seed)
              .isEqualTo(realised(books.getFirst()) - cost(books.getFirst()));
        }
        differing += realised(books.get(1)) != realised(books.getFirst()) ? 1 : 0;
      }
    }
    assertThat(known).as("histories with a price for everything").isGreaterThan(300);
    assertThat(differing).as("of them those in which methods differ").isGreaterThan(100);
  }

  private static void sumsToWhatIsHeld(LotBook book, Ledger ledger, long seed) {
    book.quantities()
        .forEach((asset, quantity) ->
            assertThat(quantity)
                .as("%s of %d", asset, seed)
                .isEqualTo(ledger.account(0).total(asset).plus(isolated(ledger, asset))));
  }

  private static void leastIsRealisedByTheFirst(List<LotBook> books, long seed) {
    for (LotBook book : books) {
      // A part of a lot takes its share of the cost to the unit.
      long rounding = book.sales().stream().mapToLong(one -> one.sold().size()).sum();
      assertThat(realised(book))
          .as("of %d", seed)
          .isGreaterThanOrEqualTo(realised(books.getFirst()) - 2 * rounding);
    }
  }

  /** Whether every lot has a cost, and what was sold has proceeds. */
  private static boolean known(LotBook book) {
    return book.quantities().keySet().stream()
            .flatMap(asset -> book.open(asset).stream())
            .allMatch(lot -> lot.cost().isPresent())
        && book.sales().stream()
            .flatMap(sale -> sale.sold().stream())
            .allMatch(one -> one.lot().cost().isPresent());
  }

  private static Quantity isolated(Ledger ledger, Asset asset) {
    long units = 0;
    for (Position position : ledger.positions()) {
      if (position.contract().settle().equals(asset)) {
        units += position.isolated().map(Money::units).orElse(0L);
      }
    }
    return new Quantity(units);
  }

  /** Of deposits at the first marks; coins that come otherwise have the price of their event. */
  private static List<LotBook.Basis> bases(Event event, Marks marks) {
    Money amount =
        switch (event) {
          case Event.Deposited in -> in.amount();
          case Event.PositionBrought brought ->
              brought.position().isolated().orElse(Money.zero(Asset.USDT));
          default -> Money.zero(Asset.USDT);
        };
    if (amount.asset().isDollar() || amount.signum() <= 0) {
      return List.of();
    }
    Quantity quantity = new Quantity(amount.units());
    return List.of(
        new LotBook.Basis(
            OptionalLong.of(event.time()),
            quantity,
            Optional.of(marks.value(amount.asset(), quantity))));
  }

  private static long realised(LotBook book) {
    long sum = 0;
    for (LotBook.Sale sale : book.sales()) {
      for (SoldLot one : sale.sold()) {
        sum += one.gain().orElse(Money.zero(Asset.USDT)).units();
      }
    }
    return sum;
  }

  /** Of what is held, and of what left without proceeds. */
  private static long cost(LotBook book) {
    long sum = 0;
    for (Asset asset : book.quantities().keySet()) {
      for (Lot lot : book.open(asset)) {
        sum += lot.cost().orElseThrow().units();
      }
    }
    for (LotBook.Sale sale : book.sales()) {
      for (SoldLot one : sale.sold()) {
        if (one.proceeds().isEmpty()) {
          sum += one.lot().cost().orElseThrow().units();
        }
      }
    }
    return sum;
  }
}
