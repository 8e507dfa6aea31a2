// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A second, plain account of the same events in {@link BigDecimal}: no double entry, no shared
 * arithmetic. It guards the {@link Ledger}: their balances must be equal to the last unit. Funding
 * is computed anew, on the quantity that the fills have left.
 */
public final class Replay {
  private static final int DECIMALS = 8;

  private final TreeMap<String, BigDecimal> balances = new TreeMap<>();
  private final TreeMap<PositionKey, Holding> positions = new TreeMap<>();

  private record Holding(
      Contract contract, BigDecimal quantity, BigDecimal cost, Optional<BigDecimal> isolated) {}

  private final TreeMap<PositionKey, List<Change>> changes = new TreeMap<>();

  private record Change(long time, BigDecimal quantity) {}

  private Replay() {}

  /** The accounts of these events from nothing. */
  public static Replay of(List<Event> events) {
    Replay replay = new Replay();
    events.forEach(replay::apply);
    return replay;
  }

  /**
   * The largest difference to an account in any balance, quantity or cost: zero when they agree.
   */
  public BigDecimal difference(Account account) {
    TreeMap<String, BigDecimal> theirs = new TreeMap<>();
    for (Balance balance : account.balances()) {
      theirs.merge(
          key(balance.place(), balance.asset().code()),
          balance.quantity().toDecimal(),
          BigDecimal::add);
    }
    for (Position position : account.positions()) {
      theirs.put("quantity " + position.key(), position.quantity().toDecimal());
      theirs.put("cost " + position.key(), position.entryCost().toDecimal());
      position.isolated().ifPresent(own -> theirs.put("wallet " + position.key(), own.toDecimal()));
    }
    TreeMap<String, BigDecimal> ours = new TreeMap<>(balances);
    positions.forEach((key, holding) -> {
      ours.put("quantity " + key, holding.quantity());
      ours.put("cost " + key, holding.cost());
      holding.isolated().ifPresent(own -> ours.put("wallet " + key, own));
    });
    List<String> keys = new ArrayList<>(ours.keySet());
    theirs.keySet().stream().filter(name -> !ours.containsKey(name)).forEach(keys::add);
    BigDecimal largest = BigDecimal.ZERO;
    for (String name : keys) {
      BigDecimal mine = ours.getOrDefault(name, BigDecimal.ZERO);
      BigDecimal other = theirs.getOrDefault(name, BigDecimal.ZERO);
      largest = largest.max(mine.subtract(other).abs());
    }
    return largest;
  }

  private void apply(Event event) {
    switch (event) {
      case Event.Deposited deposited -> add(deposited.place(), deposited.amount());
      case Event.Transferred moved -> {
        add(moved.from(), moved.amount().negated());
        add(moved.to(), moved.amount());
      }
      case Event.PositionBrought brought -> bring(brought.position());
      case Event.IsolatedMarginMoved moved -> {
        add(Place.FUTURES, moved.amount().negated());
        pay(moved.position(), moved.amount().asset().code(), moved.amount().toDecimal());
      }
      case Event.Filled filled -> fill(filled);
      case Event.FundingPaid funding ->
          pay(funding.key(), funding.payment().asset().code(), payment(funding));
      case Event.Delivered delivered -> {
        Holding held = Objects.requireNonNull(positions.get(delivered.position()));
        trade(
            delivered.position(),
            held,
            held.quantity().negate(),
            delivered.price().toDecimal(),
            delivered.fee().toDecimal(),
            held.isolated().isPresent());
      }
      case Event.LiquidationFeePaid paid ->
          pay(paid.position(), paid.fee().asset().code(), paid.fee().toDecimal().negate());
      case Event.LossCovered covered ->
          covered
              .isolated()
              .ifPresentOrElse(
                  key -> pay(key, covered.amount().asset().code(), covered.amount().toDecimal()),
                  () -> add(Place.FUTURES, covered.amount()));
      case Event.Unposted _ -> {}
    }
  }

  private void bring(Position brought) {
    positions.merge(
        brought.key(),
        new Holding(
            brought.contract(),
            brought.quantity().toDecimal(),
            brought.entryCost().toDecimal(),
            brought.isolated().map(Money::toDecimal)),
        (a, b) ->
            new Holding(
                a.contract(),
                a.quantity().add(b.quantity()),
                a.cost().add(b.cost()),
                a.isolated().map(own -> own.add(b.isolated().orElseThrow()))));
  }

  /**
   * Funding on the quantity that the fills before it had left, whatever the event says was held: a
   * payment may be told late. Of fills of the very same time it says which were before.
   */
  private BigDecimal payment(Event.FundingPaid funding) {
    Holding held = positions.get(funding.key());
    BigDecimal now = held == null ? BigDecimal.ZERO : held.quantity();
    BigDecimal quantity = heldAt(funding, now);
    BigDecimal units =
        quantity.multiply(funding.contract().size().toDecimal()).multiply(funding.rate());
    BigDecimal mark = funding.mark().toDecimal();
    return round(
        funding.instrument().isInverse()
            ? units.negate().divide(mark, MathContext.DECIMAL128)
            : units.negate().multiply(mark));
  }

  private BigDecimal heldAt(Event.FundingPaid funding, BigDecimal now) {
    List<Change> fills = changes.getOrDefault(funding.key(), List.of());
    BigDecimal quantity = now;
    int at = fills.size();
    for (; at > 0 && fills.get(at - 1).time() > funding.time(); at--) {
      quantity = quantity.subtract(fills.get(at - 1).quantity());
    }
    BigDecimal stated = funding.position().toDecimal();
    BigDecimal before = quantity;
    for (; at > 0 && fills.get(at - 1).time() == funding.time(); at--) {
      if (before.compareTo(stated) == 0) {
        return before;
      }
      before = before.subtract(fills.get(at - 1).quantity());
    }
    return before.compareTo(stated) == 0 ? before : quantity;
  }

  private void fill(Event.Filled filled) {
    InstrumentId id = filled.instrument();
    BigDecimal change = filled.change().toDecimal();
    BigDecimal price = filled.price().toDecimal();
    if (id.isSpot()) {
      add(Place.SPOT, filled.fee().negated());
      add(Place.SPOT, id.base().code(), change);
      add(Place.SPOT, id.quote().code(), round(change.multiply(price)).negate());
      return;
    }
    PositionKey key = filled.order().position();
    boolean isolated = filled.order().margin() == MarginMode.ISOLATED;
    Holding held = positions.get(key);
    if (held == null) {
      held =
          new Holding(
              filled.order().contract(), BigDecimal.ZERO, BigDecimal.ZERO, emptyWallet(isolated));
    }
    changes.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Change(filled.time(), change));
    BigDecimal fee = filled.fee().toDecimal();
    if (!filled.fee().asset().equals(held.contract().settle())) {
      add(Place.FUTURES, filled.fee().negated());
      fee = BigDecimal.ZERO;
    }
    trade(key, held, change, price, fee, isolated);
  }

  private static Optional<BigDecimal> emptyWallet(boolean isolated) {
    return isolated ? Optional.of(BigDecimal.ZERO) : Optional.empty();
  }

  /**
   * What is closed is paid out with its share of the cost; what is left of the change opens, with
   * or without a wallet of its own.
   */
  private void trade(
      PositionKey key,
      Holding held,
      BigDecimal change,
      BigDecimal price,
      BigDecimal fee,
      boolean isolated) {
    BigDecimal closed = BigDecimal.ZERO;
    BigDecimal paid = fee.negate();
    BigDecimal costLeft = held.cost();
    if (held.quantity().signum() * change.signum() < 0) {
      closed = change.abs().min(held.quantity().abs()).multiply(sign(held.quantity()));
      BigDecimal costClosed =
          closed.compareTo(held.quantity()) == 0
              ? held.cost()
              : held.cost()
                  .multiply(closed)
                  .divide(held.quantity(), DECIMALS, RoundingMode.HALF_EVEN);
      paid = paid.add(value(held.contract(), closed, price)).subtract(costClosed);
      costLeft = held.cost().subtract(costClosed);
    }
    Optional<BigDecimal> own = held.isolated();
    String unit = held.contract().settle().code();
    if (own.isEmpty()) {
      add(Place.FUTURES, unit, paid);
    } else {
      own = Optional.of(own.get().add(paid));
    }
    if (closed.signum() != 0 && closed.compareTo(held.quantity()) == 0) {
      own.ifPresent(left -> add(Place.FUTURES, unit, left));
      own = emptyWallet(isolated);
    }
    BigDecimal opened = change.add(closed);
    BigDecimal quantity = held.quantity().add(change);
    if (quantity.signum() == 0) {
      positions.remove(key);
    } else {
      BigDecimal cost = costLeft.add(value(held.contract(), opened, price));
      positions.put(key, new Holding(held.contract(), quantity, cost, own));
    }
  }

  /** Signed so that its change is the profit: for an inverse contract -(dollars / price). */
  private static BigDecimal value(Contract contract, BigDecimal quantity, BigDecimal price) {
    BigDecimal units = quantity.multiply(contract.size().toDecimal());
    return round(
        contract.id().isInverse()
            ? units.negate().divide(price, MathContext.DECIMAL128)
            : units.multiply(price));
  }

  private void pay(PositionKey key, String unit, BigDecimal amount) {
    Holding held = positions.get(key);
    if (held == null || held.isolated().isEmpty()) {
      add(Place.FUTURES, unit, amount);
      return;
    }
    positions.put(
        key,
        new Holding(
            held.contract(),
            held.quantity(),
            held.cost(),
            held.isolated().map(own -> own.add(amount))));
  }

  private static BigDecimal sign(BigDecimal value) {
    return BigDecimal.valueOf(value.signum());
  }

  private static BigDecimal round(BigDecimal value) {
    return value.setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  private void add(Place place, Money amount) {
    add(place, amount.asset().code(), amount.toDecimal());
  }

  private void add(Place place, String unit, BigDecimal amount) {
    balances.merge(key(place, unit), amount, BigDecimal::add);
  }

  private static String key(Place place, String unit) {
    return place + " " + unit;
  }

  /** The balances as text, for a message. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, BigDecimal> balance : balances.entrySet()) {
      text.append(balance.getKey()).append(' ').append(balance.getValue()).append('\n');
    }
    return text.toString();
  }
}
