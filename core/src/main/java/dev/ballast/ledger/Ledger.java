// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
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
  private final TreeMap<PositionKey, Position> positions = new TreeMap<>();
  private final List<Posting> postings = new ArrayList<>();
  private final TreeMap<PositionKey, Optional<Position>> changed = new TreeMap<>();

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
      case Event.Deposited deposited ->
          move(Book.OWNER, Book.of(deposited.place()), deposited.amount());
      case Event.Transferred transferred ->
          move(Book.of(transferred.from()), Book.of(transferred.to()), transferred.amount());
      case Event.PositionBrought brought -> bring(brought.position());
      case Event.IsolatedMarginMoved moved -> {
        move(Book.FUTURES_WALLET, Book.ISOLATED_WALLETS, moved.amount());
        changed.put(moved.position(), Optional.of(addedTo(held(moved.position()), moved.amount())));
      }
      case Event.Filled filled -> fill(filled);
      case Event.FundingPaid funding -> receive(funding.key(), Book.FUNDING, funding.payment());
      case Event.Delivered delivered -> deliver(delivered);
      case Event.LiquidationFeePaid paid ->
          receive(paid.position(), Book.INSURANCE, paid.fee().negated());
      case Event.LossCovered covered ->
          covered
              .isolated()
              .ifPresentOrElse(
                  key -> receive(key, Book.INSURANCE, covered.amount()),
                  () -> move(Book.INSURANCE, Book.FUTURES_WALLET, covered.amount()));
      case Event.OrderPlaced placed -> {}
      case Event.OrderRefused refused -> {}
      case Event.OrderCancelled cancelled -> {}
      case Event.OrderTriggered triggered -> {}
      case Event.Rolled rolled -> {}
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
    changed.forEach((key, position) ->
        position.ifPresentOrElse(held -> positions.put(key, held), () -> positions.remove(key)));
  }

  /** The position as this event has left it so far. */
  private Optional<Position> standing(PositionKey key) {
    Optional<Position> staged = changed.get(key);
    return staged == null ? position(key) : staged;
  }

  private Position held(PositionKey key) {
    return standing(key)
        .orElseThrow(() -> new IllegalStateException("no position in " + key + " to post to"));
  }

  private Map<String, Long> of(Book book) {
    return Objects.requireNonNull(balances.get(book));
  }

  private void fill(Event.Filled filled) {
    Order order = filled.order();
    if (order.instrument().isSpot()) {
      Money base = new Money(order.instrument().base(), filled.change().units());
      move(Book.MARKET, Book.SPOT_WALLET, base);
      move(Book.SPOT_WALLET, Book.MARKET, order.contract().value(filled.change(), filled.price()));
      move(Book.SPOT_WALLET, Book.VENUE, filled.fee());
      return;
    }
    trade(order, filled.change(), filled.price(), filled.fee());
  }

  /** Closes what the change takes off, then opens what is left of it. */
  private void trade(Order order, Quantity change, Price price, Money fee) {
    PositionKey key = order.position();
    Optional<Position> held = position(key);
    Quantity closing = Quantity.ZERO;
    boolean paid = false;
    if (held.isPresent() && held.get().quantity().signum() != change.signum()) {
      Quantity before = held.get().quantity();
      closing = change.abs().compareTo(before.abs()) < 0 ? change : before.negated();
      close(held.get(), closing, price, fee);
      paid = true;
    }
    Quantity opening = change.minus(closing);
    if (!opening.isZero()) {
      open(
          new Position(
              order.contract(),
              order.positionSide(),
              opening,
              order.contract().value(opening, price),
              order.leverage(),
              order.margin() == MarginMode.ISOLATED
                  ? Optional.of(Money.zero(order.contract().settle()))
                  : Optional.empty()));
      if (!paid) {
        receive(key, Book.VENUE, fee.negated());
      }
    }
  }

  /**
   * Takes contracts off a position at a price. What it has made less the fee goes to its wallet;
   * with the last contract an isolated wallet goes back to the futures wallet.
   */
  private void close(Position held, Quantity closing, Price price, Money fee) {
    PositionKey key = held.key();
    Quantity remaining = held.quantity().plus(closing);
    Money cost =
        remaining.isZero()
            ? held.entryCost()
            : held.entryCost().share(closing.negated(), held.quantity());
    Money proceeds = held.contract().value(closing.negated(), price);
    contracts(held.instrument(), closing);
    move(Book.MARKET, Book.CLEARING, cost);
    receive(key, Book.MARKET, proceeds.minus(cost));
    receive(key, Book.VENUE, fee.negated());
    Position after = held(key);
    if (!remaining.isZero()) {
      changed.put(
          key,
          Optional.of(
              new Position(
                  held.contract(),
                  held.side(),
                  remaining,
                  held.entryCost().minus(cost),
                  held.leverage(),
                  after.isolated())));
      return;
    }
    after.isolated().ifPresent(left -> release(key, left));
    changed.put(key, Optional.empty());
  }

  private void release(PositionKey key, Money left) {
    if (left.signum() < 0) {
      throw new IllegalStateException(
          "the isolated wallet of " + key + " closes with " + left + " and no cover");
    }
    move(Book.ISOLATED_WALLETS, Book.FUTURES_WALLET, left);
  }

  private void deliver(Event.Delivered delivered) {
    Position held = held(delivered.position());
    if (!held.quantity().equals(delivered.quantity())) {
      throw new IllegalStateException(
          "delivery of " + delivered.quantity() + " of " + held.quantity() + " " + held.key());
    }
    close(held, held.quantity().negated(), delivered.price(), delivered.fee());
  }

  private void bring(Position brought) {
    brought.isolated().ifPresent(own -> move(Book.OWNER, Book.ISOLATED_WALLETS, own));
    open(brought);
  }

  /** Adds contracts to a position, or makes it; leverage and wallet are the later one's. */
  private void open(Position opened) {
    contracts(opened.instrument(), opened.quantity());
    move(Book.CLEARING, Book.MARKET, opened.entryCost());
    changed.put(
        opened.key(),
        Optional.of(standing(opened.key()).map(before -> joined(before, opened)).orElse(opened)));
  }

  private static Position joined(Position before, Position opened) {
    if (before.margin() != opened.margin()) {
      throw new IllegalStateException(before.key() + " is " + before.margin());
    }
    return new Position(
        before.contract(),
        before.side(),
        before.quantity().plus(opened.quantity()),
        before.entryCost().plus(opened.entryCost()),
        opened.leverage(),
        before.isolated().map(own -> own.plus(opened.isolated().orElseThrow())));
  }

  /** Pays an amount from a book into the position's wallet; into the futures wallet on cross. */
  private void receive(PositionKey key, Book from, Money amount) {
    Optional<Position> held = standing(key);
    if (held.isPresent() && held.get().isolated().isPresent()) {
      move(from, Book.ISOLATED_WALLETS, amount);
      changed.put(key, Optional.of(addedTo(held.get(), amount)));
    } else {
      move(from, Book.FUTURES_WALLET, amount);
    }
  }

  private static Position addedTo(Position held, Money amount) {
    Money own =
        held.isolated()
            .orElseThrow(() -> new IllegalStateException(held.key() + " has no wallet of its own"));
    return new Position(
        held.contract(),
        held.side(),
        held.quantity(),
        held.entryCost(),
        held.leverage(),
        Optional.of(own.plus(amount)));
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
  public Optional<Position> position(PositionKey key) {
    return Optional.ofNullable(positions.get(key));
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
