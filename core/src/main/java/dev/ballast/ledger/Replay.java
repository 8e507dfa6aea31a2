// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A second, plain account of the same events in {@link BigDecimal}: no double entry, no shared
 * arithmetic. It guards the {@link Ledger}: their balances must be equal to the last unit. Funding
 * is computed anew, on the quantity that the fills have left.
 */
public final class Replay {
  private static final int DECIMALS = 8;

  private final TreeMap<String, BigDecimal> balances = new TreeMap<>();
  private final TreeMap<InstrumentId, Holding> positions = new TreeMap<>();

  private record Holding(BigDecimal quantity, BigDecimal cost) {}

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
      theirs.put("quantity " + position.instrument(), position.quantity().toDecimal());
      theirs.put("cost " + position.instrument(), position.entryCost().toDecimal());
    }
    TreeMap<String, BigDecimal> ours = new TreeMap<>(balances);
    positions.forEach((id, holding) -> {
      ours.put("quantity " + id, holding.quantity());
      ours.put("cost " + id, holding.cost());
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
      case Event.PositionBrought brought ->
          positions.merge(
              brought.instrument(),
              new Holding(brought.quantity().toDecimal(), brought.entryCost().toDecimal()),
              (a, b) -> new Holding(a.quantity().add(b.quantity()), a.cost().add(b.cost())));
      case Event.Filled filled -> fill(filled);
      case Event.FundingPaid funding -> {
        Holding held = positions.get(funding.instrument());
        BigDecimal payment =
            (held == null ? BigDecimal.ZERO : held.quantity())
                .multiply(funding.mark().toDecimal())
                .multiply(funding.rate())
                .negate();
        add(Place.FUTURES, funding.payment().asset().code(), round(payment));
      }
      case Event.OrderPlaced placed -> {}
      case Event.OrderRefused refused -> {}
    }
  }

  private void fill(Event.Filled filled) {
    InstrumentId id = filled.order().instrument();
    String quote = filled.fee().asset().code();
    BigDecimal change = filled.order().change().toDecimal();
    BigDecimal price = filled.price().toDecimal();
    Place wallet = id.isSpot() ? Place.SPOT : Place.FUTURES;
    add(wallet, quote, filled.fee().toDecimal().negate());
    if (id.isSpot()) {
      add(wallet, id.base().code(), change);
      add(wallet, quote, round(change.multiply(price)).negate());
      return;
    }
    Holding held = positions.getOrDefault(id, new Holding(BigDecimal.ZERO, BigDecimal.ZERO));
    BigDecimal closed = BigDecimal.ZERO;
    BigDecimal costLeft = held.cost();
    if (held.quantity().signum() * change.signum() < 0) {
      closed = change.abs().min(held.quantity().abs()).multiply(sign(held.quantity()));
      BigDecimal costClosed =
          closed.compareTo(held.quantity()) == 0
              ? held.cost()
              : held.cost()
                  .multiply(closed)
                  .divide(held.quantity(), DECIMALS, RoundingMode.HALF_EVEN);
      add(wallet, quote, round(closed.multiply(price)).subtract(costClosed));
      costLeft = held.cost().subtract(costClosed);
    }
    BigDecimal opened = change.add(closed);
    BigDecimal quantity = held.quantity().add(change);
    if (quantity.signum() == 0) {
      positions.remove(id);
    } else {
      positions.put(id, new Holding(quantity, costLeft.add(round(opened.multiply(price)))));
    }
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
