// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Marks;
import dev.ballast.account.PositionKey;
import dev.ballast.market.Contract;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The equity that follows from events without any account of entry costs and wallets: per asset,
 * what came in, funding, less fees, and of all contracts their value at the marks less what their
 * trades were worth. An amount moves once for every event, so wallets do not matter.
 */
final class PlainEquity {
  private final Map<Asset, BigDecimal> amounts = new TreeMap<>();
  private final Map<PositionKey, BigDecimal> contracts = new TreeMap<>();
  private final Map<PositionKey, Contract> kinds = new TreeMap<>();

  private PlainEquity() {}

  /** In dollars at the marks, not rounded. */
  static BigDecimal of(List<Event> events, Marks marks) {
    PlainEquity plain = new PlainEquity();
    events.forEach(plain::count);
    plain.contracts.forEach((key, quantity) -> {
      Contract contract = Optional.ofNullable(plain.kinds.get(key)).orElseThrow();
      plain.add(
          contract.settle(), value(contract, quantity, marks.price(key.instrument()).toDecimal()));
    });
    BigDecimal equity = BigDecimal.ZERO;
    for (Map.Entry<Asset, BigDecimal> held : plain.amounts.entrySet()) {
      BigDecimal price =
          held.getKey().equals(Asset.USDT)
              ? BigDecimal.ONE
              : marks.find(held.getKey()).orElseThrow().toDecimal();
      equity = equity.add(held.getValue().multiply(price));
    }
    return equity;
  }

  private void count(Event event) {
    switch (event) {
      case Event.Deposited in -> add(in.amount());
      case Event.PositionBrought brought -> {
        var held = brought.position();
        hold(held.key(), held.contract(), held.quantity().toDecimal());
        add(held.entryCost().negated());
        held.isolated().ifPresent(this::add);
      }
      case Event.Filled filled when filled.instrument().isSpot() -> {
        BigDecimal change = filled.change().toDecimal();
        add(filled.instrument().base(), change);
        add(
            filled.instrument().quote(),
            value(filled.order().contract(), change, filled.price().toDecimal()).negate());
        add(filled.fee().negated());
      }
      case Event.Filled filled -> {
        trade(
            filled.order().position(),
            filled.order().contract(),
            filled.change().toDecimal(),
            filled.price().toDecimal());
        add(filled.fee().negated());
      }
      case Event.Delivered delivered -> {
        trade(
            delivered.position(),
            Optional.ofNullable(kinds.get(delivered.position())).orElseThrow(),
            delivered.quantity().toDecimal().negate(),
            delivered.price().toDecimal());
        add(delivered.fee().negated());
      }
      case Event.FundingPaid funding -> add(funding.payment());
      case Event.LiquidationFeePaid paid -> add(paid.fee().negated());
      case Event.LossCovered covered -> add(covered.amount());
      case Event.Transferred moved -> {}
      case Event.IsolatedMarginMoved moved -> {}
      case Event.OrderPlaced placed -> {}
      case Event.OrderRefused refused -> {}
      case Event.Declined declined -> {}
      case Event.OrderTriggered triggered -> {}
      case Event.OrderCancelled cancelled -> {}
      case Event.Rolled rolled -> {}
    }
  }

  /** A trade beyond what is held is two, each worth a whole number of units. */
  private void trade(PositionKey key, Contract contract, BigDecimal change, BigDecimal price) {
    BigDecimal held = contracts.getOrDefault(key, BigDecimal.ZERO);
    boolean beyond = held.signum() * change.signum() < 0 && change.abs().compareTo(held.abs()) > 0;
    BigDecimal closing = beyond ? held.negate() : change;
    add(contract.settle(), value(contract, closing, price).negate());
    add(contract.settle(), value(contract, change.subtract(closing), price).negate());
    hold(key, contract, change);
  }

  private void hold(PositionKey key, Contract contract, BigDecimal change) {
    kinds.put(key, contract);
    contracts.merge(key, change, BigDecimal::add);
  }

  private static BigDecimal value(Contract contract, BigDecimal quantity, BigDecimal price) {
    BigDecimal units = quantity.multiply(contract.size().toDecimal());
    BigDecimal value =
        contract.id().isInverse()
            ? units.negate().divide(price, MathContext.DECIMAL128)
            : units.multiply(price);
    return value.setScale(8, RoundingMode.HALF_EVEN);
  }

  private void add(Money amount) {
    add(amount.asset(), amount.toDecimal());
  }

  private void add(Asset asset, BigDecimal amount) {
    amounts.merge(asset, amount, BigDecimal::add);
  }
}
