// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.ledger.Books;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.market.Tape;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Moves money between wallets, in and out. No more leaves a place than is there; of the futures
 * wallet no more than its balance, since unrealised profit is not there yet, and only as much as
 * leaves the initial margin of its positions.
 */
record AccountMovements(Margins margins) {
  void move(Tape moment, Books books, Movement movement, Consumer<Event> events) {
    Optional<String> shortfall =
        movement.from().flatMap(from -> shortfall(moment, books, from, movement.amount()));
    events.accept(
        shortfall
            .<Event>map(reason -> new Event.RequestRejected(moment.time(), movement.id(), reason))
            .orElseGet(() -> movement.made(moment.time())));
  }

  private Optional<String> shortfall(Tape moment, Books books, Place from, Money amount) {
    Quantity held = books.in(from, amount.asset());
    if (held.units() < amount.units()) {
      return Optional.of(
          from + " holds " + new Money(amount.asset(), held.units()) + ", not " + amount);
    }
    return from == Place.FUTURES ? margin(moment, books, amount) : Optional.empty();
  }

  private Optional<String> margin(Tape moment, Books books, Money amount) {
    FuturesWallet wallet = margins.cross(books, amount.asset(), moment.time());
    if (wallet.positions().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal free = wallet.without(amount).free(marks(moment, wallet));
    return free.signum() >= 0
        ? Optional.empty()
        : Optional.of(
            "would leave the futures wallet "
                + Money.of(wallet.currency(), free.abs().setScale(8, RoundingMode.UP))
                + " below the initial margin of its positions");
  }

  private Marks marks(Tape moment, FuturesWallet wallet) {
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (InstrumentId id : margins.priced(wallet)) {
      prices.put(
          id,
          moment
              .mark(id)
              .or(() -> id.isDollarPair() ? Optional.of(Price.ONE) : Optional.empty())
              .orElseThrow(() -> new MissingData("price", id.toString(), moment.time())));
    }
    return Marks.of(moment.time(), margins.quote(), prices);
  }
}
