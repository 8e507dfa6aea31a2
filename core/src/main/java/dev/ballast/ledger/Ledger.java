// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fold of events into an account, by double entry. Every event's postings sum to zero per unit,
 * the outside world included; the ledger throws rather than carry a difference on.
 *
 * <p>A future's cost is kept in total: a partial close takes its share rounded half even, the last
 * close the rest. An order that turns a position round closes it first and opens the rest.
 */
public final class Ledger implements Books {
  private final Map<Book, TreeMap<String, Long>> balances = new EnumMap<>(Book.class);
  private final TreeMap<InstrumentId, Position> positions = new TreeMap<>();
  private final List<Posting> postings = new ArrayList<>();
  private final TreeMap<InstrumentId, Optional<Position>> changed = new TreeMap<>();

  /** Books with nothing in them. */
  public Ledger() {
    for (Book book : Book.values()) {
      balances.put(book, new TreeMap<>());
    }
  }

  /** Posts an event, or throws and leaves the books as they were. */
  public void apply(Event event) {
    postings.clear();
    changed.clear();
    switch (event) {
      case Event.Deposited deposited -> {
        move(Book.OWNER, Book.of(deposited.place()), deposited.amount());
      }
      case Event.Transferred transferred ->
          move(Book.of(transferred.from()), Book.of(transferred.to()), transferred.amount());
      case Event.PositionBrought brought -> open(brought);
      case Event.Filled filled -> fill(filled);
      case Event.FundingPaid funding -> move(Book.FUNDING, Book.FUTURES_WALLET, funding.payment());
      case Event.OrderPlaced placed -> {}
      case Event.OrderRefused refused -> {}
    }
    requireBalance(event);
    commit();
  }

  /** Writes down what an event has changed, once every sum is known to fit. */
  private void commit() {
    Map<Book, TreeMap<String, Long>> sums = new EnumMap<>(Book.class);
    for (Posting posting : postings) {
      long before = of(posting.book()).getOrDefault(posting.unit(), 0L);
      sums.computeIfAbsent(posting.book(), book -> new TreeMap<>())
          .merge(
              posting.unit(),
              Math.addExact(before, posting.amount()),
              (sum, next) -> Math.addExact(sum, posting.amount()));
    }
    sums.forEach((book, units) -> of(book).putAll(units));
    changed.forEach((id, position) ->
        position.ifPresentOrElse(held -> positions.put(id, held), () -> positions.remove(id)));
  }

  /** The position as this event has left it so far. */
  private Optional<Position> standing(InstrumentId id) {
    Optional<Position> staged = changed.get(id);
    return staged == null ? position(id) : staged;
  }

  private Map<String, Long> of(Book book) {
    return Objects.requireNonNull(balances.get(book));
  }

  private void fill(Event.Filled filled) {
    Order order = filled.order();
    Asset quote = filled.fee().asset();
    if (order.instrument().isSpot()) {
      Money base = new Money(order.instrument().base(), order.change().units());
      move(Book.MARKET, Book.SPOT_WALLET, base);
      move(Book.SPOT_WALLET, Book.MARKET, order.change().times(filled.price(), quote));
      move(Book.SPOT_WALLET, Book.VENUE, filled.fee());
      return;
    }
    trade(order.instrument(), order.change(), filled.price(), quote, order.leverage());
    move(Book.FUTURES_WALLET, Book.VENUE, filled.fee());
  }

  private void trade(
      InstrumentId id, Quantity change, Price price, Asset settle, BigDecimal leverage) {
    Optional<Position> held = position(id);
    Quantity closing = Quantity.ZERO;
    if (held.isPresent() && held.get().quantity().signum() != change.signum()) {
      Quantity before = held.get().quantity();
      closing = change.abs().compareTo(before.abs()) < 0 ? change : before.negated();
      close(held.get(), closing, price);
    }
    Quantity opening = change.minus(closing);
    if (!opening.isZero()) {
      open(new Event.PositionBrought(0, id, opening, opening.times(price, settle), leverage));
    }
  }

  /** Takes contracts off a position at a price; what it has made goes to the futures wallet. */
  private void close(Position held, Quantity closing, Price price) {
    Quantity remaining = held.quantity().plus(closing);
    Money cost =
        remaining.isZero()
            ? held.entryCost()
            : held.entryCost().share(closing.negated(), held.quantity());
    Money proceeds = closing.negated().times(price, cost.asset());
    contracts(held.instrument(), closing);
    move(Book.MARKET, Book.CLEARING, cost);
    move(Book.MARKET, Book.FUTURES_WALLET, proceeds.minus(cost));
    changed.put(
        held.instrument(),
        remaining.isZero()
            ? Optional.empty()
            : Optional.of(
                new Position(
                    held.instrument(), remaining, held.entryCost().minus(cost), held.leverage())));
  }

  private void open(Event.PositionBrought opened) {
    contracts(opened.instrument(), opened.quantity());
    move(Book.CLEARING, Book.MARKET, opened.entryCost());
    Optional<Position> held = standing(opened.instrument());
    Quantity quantity = held.map(Position::quantity).orElse(Quantity.ZERO).plus(opened.quantity());
    Money cost =
        held.map(Position::entryCost)
            .orElse(Money.zero(opened.entryCost().asset()))
            .plus(opened.entryCost());
    changed.put(
        opened.instrument(),
        Optional.of(new Position(opened.instrument(), quantity, cost, opened.leverage())));
  }

  private void contracts(InstrumentId id, Quantity change) {
    postings.add(new Posting(Book.FUTURES_WALLET, id.toString(), change.units()));
    postings.add(new Posting(Book.MARKET, id.toString(), -change.units()));
  }

  private void move(Book from, Book to, Money amount) {
    postings.add(new Posting(from, amount.asset().code(), Math.negateExact(amount.units())));
    postings.add(new Posting(to, amount.asset().code(), amount.units()));
  }

  private void requireBalance(Event event) {
    TreeMap<String, Long> sums = new TreeMap<>();
    for (Posting posting : postings) {
      sums.merge(posting.unit(), posting.amount(), Math::addExact);
    }
    for (Map.Entry<String, Long> sum : sums.entrySet()) {
      if (sum.getValue() != 0) {
        throw new IllegalStateException(
            event + " does not balance in " + sum.getKey() + " by " + sum.getValue());
      }
    }
  }

  /**
   * The largest sum over all books of any unit, in hundred-millionths: zero, or something has been
   * made of nothing.
   */
  public long imbalance() {
    TreeMap<String, Long> sums = new TreeMap<>();
    for (TreeMap<String, Long> book : balances.values()) {
      book.forEach((unit, amount) -> sums.merge(unit, amount, Math::addExact));
    }
    return sums.values().stream().mapToLong(Math::abs).max().orElse(0);
  }

  @Override
  public Quantity in(Place place, Asset asset) {
    return new Quantity(of(Book.of(place)).getOrDefault(asset.code(), 0L));
  }

  @Override
  public Optional<Position> position(InstrumentId id) {
    return Optional.ofNullable(positions.get(id));
  }

  @Override
  public List<Position> positions() {
    return List.copyOf(positions.values());
  }

  @Override
  public Account account(long time) {
    List<Balance> held = new ArrayList<>();
    for (Place place : Place.values()) {
      of(Book.of(place))
          .forEach((unit, amount) -> {
            if (amount != 0 && unit.indexOf('/') < 0) {
              held.add(new Balance(place, new Asset(unit), new Quantity(amount)));
            }
          });
    }
    return new Account(time, held, positions());
  }
}
