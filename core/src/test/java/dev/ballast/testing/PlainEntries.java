// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.market.Contract;
import dev.ballast.order.Event;
import dev.ballast.testing.PlainEntry.Kind;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What events move, written down one by one in {@link BigDecimal} without any account of entry
 * costs and wallets: of contracts the value that was traded, of spot both sides.
 */
public final class PlainEntries {
  private final Marks marks;
  private final List<PlainEntry> entries = new ArrayList<>();
  private final Map<PositionKey, Contract> kinds = new TreeMap<>();
  private final Map<PositionKey, BigDecimal> contracts = new TreeMap<>();

  private PlainEntries(Marks marks) {
    this.marks = marks;
  }

  /**
   * The entries of events.
   *
   * @param before what was held before the first
   * @param marks what a position from outside is worth at
   */
  public static PlainEntries of(List<Position> before, List<Event> events, Marks marks) {
    PlainEntries plain = new PlainEntries(marks);
    before.forEach(held -> plain.hold(held.key(), held.contract(), held.quantity().toDecimal()));
    events.forEach(plain::enter);
    return plain;
  }

  public List<PlainEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /**
   * All that was entered and what contracts are worth, in dollars and not rounded: the equity. An
   * amount moves once for every event, so wallets do not matter.
   */
  public BigDecimal equity() {
    BigDecimal equity = BigDecimal.ZERO;
    for (PlainEntry entry : entries) {
      equity = equity.add(entry.value(marks));
    }
    for (Map.Entry<PositionKey, BigDecimal> held : contracts.entrySet()) {
      Contract contract = contract(held.getKey());
      BigDecimal worth = value(contract, held.getValue(), marks.price(contract.id()).toDecimal());
      PlainEntry closed =
          new PlainEntry(Kind.TRADE, contract.id().base(), contract.settle(), worth);
      equity = equity.add(closed.value(marks));
    }
    return equity;
  }

  /** {@link Contract#value} at a price. */
  public static BigDecimal value(Contract contract, BigDecimal quantity, BigDecimal price) {
    return exact(contract, quantity, price).setScale(8, RoundingMode.HALF_EVEN);
  }

  /** The same, not rounded to units of the books. */
  public static BigDecimal exact(Contract contract, BigDecimal quantity, BigDecimal price) {
    BigDecimal units = quantity.multiply(contract.size().toDecimal());
    return contract.id().isInverse()
        ? units.negate().divide(price, MathContext.DECIMAL128)
        : units.multiply(price);
  }

  private Contract contract(PositionKey key) {
    return Optional.ofNullable(kinds.get(key)).orElseThrow();
  }

  private void enter(Event event) {
    switch (event) {
      case Event.Deposited in -> add(Kind.CASH_FLOW, in.amount().asset(), in.amount());
      case Event.PositionBrought brought -> bring(brought.position());
      case Event.Filled filled -> fill(filled);
      case Event.Delivered delivered -> {
        Contract contract = contract(delivered.position());
        BigDecimal change = delivered.quantity().toDecimal().negate();
        BigDecimal price = delivered.price().toDecimal();
        trade(contract, value(contract, change, price));
        add(Kind.FEE, contract.id().base(), delivered.fee().negated());
        hold(delivered.position(), contract, change);
      }
      case Event.FundingPaid paid -> add(Kind.FUNDING, paid.instrument().base(), paid.payment());
      case Event.LiquidationFeePaid paid ->
          add(Kind.LIQUIDATION, paid.position().instrument().base(), paid.fee().negated());
      case Event.LossCovered covered ->
          add(
              Kind.LIQUIDATION,
              covered
                  .isolated()
                  .map(key -> key.instrument().base())
                  .orElse(covered.amount().asset()),
              covered.amount());
      case Event.InternalTransfer _, Event.Unposted _ -> {}
    }
  }

  private void bring(Position brought) {
    Contract contract = brought.contract();
    BigDecimal quantity = brought.quantity().toDecimal();
    BigDecimal worth = value(contract, quantity, marks.price(brought.instrument()).toDecimal());
    BigDecimal profit = worth.subtract(brought.entryCost().toDecimal());
    add(Kind.CASH_FLOW, contract.id().base(), contract.settle(), profit);
    trade(contract, worth);
    brought.isolated().ifPresent(own -> add(Kind.CASH_FLOW, own.asset(), own));
    hold(brought.key(), contract, quantity);
  }

  private void fill(Event.Filled filled) {
    Contract contract = filled.order().contract();
    Asset asset = contract.id().base();
    BigDecimal change = filled.change().toDecimal();
    if (contract.id().isSpot()) {
      add(Kind.TRADE, asset, asset, change);
    }
    BigDecimal fair = worth(filled, change, filled.reference().toDecimal());
    trade(contract, fair);
    add(
        Kind.SLIPPAGE,
        asset,
        contract.settle(),
        fair.subtract(worth(filled, change, filled.price().toDecimal())));
    fee(filled, contract, asset);
    if (!contract.id().isSpot()) {
      hold(filled.order().position(), contract, change);
    }
  }

  /** A fee in the coins of a pair is worth what the fill paid for them, and they are gone. */
  private void fee(Event.Filled filled, Contract contract, Asset asset) {
    Money fee = filled.fee();
    if (!contract.id().isSpot() || !fee.asset().equals(asset)) {
      add(Kind.FEE, asset, fee.negated());
      return;
    }
    BigDecimal worth = value(contract, fee.toDecimal(), filled.price().toDecimal());
    add(Kind.FEE, asset, contract.settle(), worth.negate());
    add(Kind.TRADE, asset, contract.settle(), worth);
    add(Kind.TRADE, asset, asset, fee.toDecimal().negate());
  }

  /** A trade beyond what is held is two, each worth a whole number of units. */
  private BigDecimal worth(Event.Filled filled, BigDecimal change, BigDecimal price) {
    Contract contract = filled.order().contract();
    BigDecimal held =
        contract.id().isSpot()
            ? BigDecimal.ZERO
            : contracts.getOrDefault(filled.order().position(), BigDecimal.ZERO);
    boolean beyond = held.signum() * change.signum() < 0 && change.abs().compareTo(held.abs()) > 0;
    BigDecimal closing = beyond ? held.negate() : change;
    return value(contract, closing, price).add(value(contract, change.subtract(closing), price));
  }

  private void trade(Contract contract, BigDecimal worth) {
    add(Kind.TRADE, contract.id().base(), contract.settle(), worth.negate());
  }

  private void hold(PositionKey key, Contract contract, BigDecimal change) {
    kinds.put(key, contract);
    contracts.merge(key, change, BigDecimal::add);
  }

  private void add(Kind kind, Asset asset, Money amount) {
    entries.add(PlainEntry.of(kind, asset, amount));
  }

  private void add(Kind kind, Asset asset, Asset unit, BigDecimal amount) {
    entries.add(new PlainEntry(kind, asset, unit, amount));
  }
}
