// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.engine.Session;
import dev.ballast.market.Contract;
import dev.ballast.order.Event;
import dev.ballast.testing.PlainEntries;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a period's holdings made by the market's move and by their futures' basis: in {@link
 * BigDecimal}, from positions, trades and closes alone. Contracts move as their spot does, and what
 * they make beyond that is basis. What is held at the start, or traded there, is exposed to the
 * whole move; what is traded later is only the benchmark's own, from the price of the trade on.
 */
final class PlainExposures {
  private static final MathContext DIGITS = MathContext.DECIMAL128;
  private static final BigDecimal UNIT = new BigDecimal("0.00000001");

  private final Marks start;
  private final Marks end;
  private final Map<Asset, BigDecimal> coins = new TreeMap<>();
  private final Map<Asset, BigDecimal> later = new TreeMap<>();
  private final Map<Asset, BigDecimal> basis = new TreeMap<>();
  private final Map<Asset, BigDecimal> roundings = new TreeMap<>();
  private final Map<PositionKey, Contract> contracts = new TreeMap<>();

  PlainExposures(Session.Snapshot from, Session.Snapshot to, List<Event> events) {
    this.start = from.marks();
    this.end = to.marks();
    from.account()
        .balances()
        .forEach(balance -> add(coins, balance.asset(), balance.quantity().toDecimal()));
    to.account().balances().forEach(balance -> round(balance.asset(), Asset.USDT));
    from.account().positions().forEach(this::stand);
    events.forEach(this::follow);
  }

  /** Value at the start of the coins that were exposed to the whole period, as signed. */
  BigDecimal exposed(Asset asset) {
    return get(coins, asset).multiply(spot(start, asset));
  }

  /** What the asset's own move made, of coins and contracts alike. */
  BigDecimal moved(Asset asset) {
    BigDecimal move = spot(end, asset).subtract(spot(start, asset));
    return get(coins, asset).multiply(move).add(get(later, asset));
  }

  BigDecimal basis(Asset asset) {
    return get(basis, asset);
  }

  /** How far books may be from these figures: they hold whole units of what amounts are in. */
  BigDecimal rounding(Asset asset) {
    return get(roundings, asset);
  }

  /** Simple return. */
  BigDecimal move(Asset asset) {
    return spot(end, asset).divide(spot(start, asset), DIGITS).subtract(BigDecimal.ONE);
  }

  /** A position at the start: its contracts, its wallet, and its profit where that is in coin. */
  private void stand(Position position) {
    Contract contract = position.contract();
    Price mark = start.price(contract.id());
    hold(position.key(), contract, position.quantity(), mark);
    add(coins, contract.settle(), position.unrealised(mark).toDecimal());
    position.isolated().ifPresent(own -> add(coins, own.asset(), own.toDecimal()));
  }

  private void follow(Event event) {
    if (event instanceof Event.Filled filled) {
      trade(filled);
    } else if (event instanceof Event.PositionBrought brought) {
      contracts.put(brought.position().key(), brought.position().contract());
    } else if (event instanceof Event.Delivered delivered) {
      Contract contract = Objects.requireNonNull(contracts.get(delivered.position()));
      contracts(
          event, delivered.position(), contract, delivered.quantity().negated(), delivered.price());
    }
  }

  private void trade(Event.Filled filled) {
    Contract contract = filled.order().contract();
    Asset asset = contract.id().base();
    if (!contract.id().isSpot()) {
      contracts(filled, filled.order().position(), contract, filled.change(), filled.reference());
      return;
    }
    coins(filled.time(), asset, filled.change().toDecimal(), filled.reference().toDecimal());
    if (filled.fee().asset().equals(asset)) {
      coins(filled.time(), asset, filled.fee().toDecimal().negate(), filled.price().toDecimal());
    }
  }

  /** Coins that came for a price, or went for it. */
  private void coins(long time, Asset asset, BigDecimal change, BigDecimal price) {
    round(asset, Asset.USDT);
    if (time == start.time()) {
      add(coins, asset, change);
      add(later, asset, change.multiply(spot(start, asset).subtract(price)));
    } else {
      add(later, asset, change.multiply(spot(end, asset).subtract(price)));
    }
  }

  private void contracts(
      Event event, PositionKey key, Contract contract, Quantity change, Price price) {
    if (event.time() == start.time()) {
      hold(key, contract, change, price);
      return;
    }
    contracts.put(key, contract);
    Asset asset = contract.id().base();
    BigDecimal spot =
        spot(start, asset)
            .multiply(price.toDecimal())
            .divide(start.price(contract.id()).toDecimal(), DIGITS);
    add(later, asset, made(contract, change, price, spot));
  }

  private void hold(PositionKey key, Contract contract, Quantity quantity, Price from) {
    contracts.put(key, contract);
    BigDecimal units = quantity.toDecimal().multiply(contract.size().toDecimal());
    BigDecimal spot = spot(start, contract.id().base());
    add(
        coins,
        contract.id().base(),
        contract.id().isInverse() ? units.divide(spot, DIGITS) : units);
    made(contract, quantity, from, spot);
  }

  /** What contracts make as their spot does, from one price of it to the end; the rest is basis. */
  private BigDecimal made(Contract contract, Quantity quantity, Price from, BigDecimal spot) {
    BigDecimal held = quantity.toDecimal();
    Asset asset = contract.id().base();
    BigDecimal all =
        PlainEntries.exact(contract, held, end.price(contract.id()).toDecimal())
            .subtract(PlainEntries.exact(contract, held, from.toDecimal()));
    BigDecimal same =
        PlainEntries.exact(contract, held, spot(end, asset))
            .subtract(PlainEntries.exact(contract, held, spot));
    BigDecimal worth = spot(end, contract.settle());
    add(basis, asset, all.subtract(same).multiply(worth));
    round(asset, contract.settle());
    return same.multiply(worth);
  }

  /** An amount that is rounded when it comes and when it is valued, at both ends of the period. */
  private void round(Asset asset, Asset unit) {
    BigDecimal worth = spot(start, unit).add(spot(end, unit));
    add(roundings, asset, UNIT.multiply(worth.add(BigDecimal.TWO)));
  }

  private static BigDecimal spot(Marks marks, Asset asset) {
    return asset.equals(Asset.USDT) ? BigDecimal.ONE : marks.find(asset).orElseThrow().toDecimal();
  }

  private static BigDecimal get(Map<Asset, BigDecimal> of, Asset asset) {
    return of.getOrDefault(asset, BigDecimal.ZERO);
  }

  private static void add(Map<Asset, BigDecimal> to, Asset asset, BigDecimal amount) {
    to.merge(asset, amount, BigDecimal::add);
  }
}
