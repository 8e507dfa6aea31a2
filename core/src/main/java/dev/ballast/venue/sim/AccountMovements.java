// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
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

  /**
   * Moves money between the futures wallet and an isolated position's own; out of that only as much
   * as was put there and as leaves the position's initial margin.
   *
   * @param amount into the position's wallet; below zero, out of it
   */
  void margin(
      Tape moment,
      Books books,
      String request,
      PositionKey key,
      Money amount,
      Consumer<Event> events) {
    Optional<String> shortfall;
    if (books.position(key).flatMap(Position::isolated).isEmpty()) {
      shortfall = Optional.of("no isolated position in " + key);
    } else if (amount.signum() > 0) {
      shortfall = shortfall(moment, books, Place.FUTURES, amount);
    } else {
      shortfall = released(moment, Margins.isolated(books, key), amount.negated());
    }
    events.accept(
        shortfall
            .<Event>map(reason -> new Event.RequestRejected(moment.time(), request, reason))
            .orElseGet(() -> new Event.IsolatedMarginMoved(moment.time(), key, amount)));
  }

  private Optional<String> released(Tape moment, FuturesWallet wallet, Money amount) {
    FuturesWallet rest = wallet.without(amount);
    boolean there = rest.backing().getFirst().balance().signum() >= 0;
    return there && rest.free(marks(moment, rest)).signum() >= 0
        ? Optional.empty()
        : Optional.of("the position's own wallet does not have " + amount + " to spare");
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
