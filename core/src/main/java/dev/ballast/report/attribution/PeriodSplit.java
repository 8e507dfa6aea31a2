// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.engine.Session;
import dev.ballast.market.Contract;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * One period's profit, asset by asset.
 *
 * <p>The total of an asset is exact: what its holdings are worth more, and what the wallets have
 * paid and received on its behalf. An amount that the wallets hold in another coin than the quote
 * is valued at the period's end.
 */
final class PeriodSplit {
  private final Session.Snapshot start;
  private final Session.Snapshot end;
  private final MarketModel model;
  private final Asset quote;
  private final TreeMap<Asset, Parts> parts = new TreeMap<>();
  private final TreeMap<Asset, Money> totals = new TreeMap<>();
  private final TreeMap<PositionKey, Quantity> positions = new TreeMap<>();
  private final PeriodExposures exposures;
  private int betasTakenAsOne;

  PeriodSplit(Session.Snapshot start, Session.Snapshot end, List<Event> events, MarketModel model) {
    this.start = start;
    this.end = end;
    this.model = model;
    this.quote = start.marks().quote();
    this.exposures = new PeriodExposures(start, end);
    for (Position position : start.account().positions()) {
      positions.put(position.key(), position.quantity());
    }
    value(start, -1);
    value(end, 1);
    events.forEach(this::add);
  }

  /** How often a beta was not known and 1 stood in; of meaning once the parts are made. */
  int betasTakenAsOne() {
    return betasTakenAsOne;
  }

  private void value(Session.Snapshot snapshot, int sign) {
    snapshot.exposure().spot().forEach((asset, worth) -> put(asset, signed(worth, sign)));
    snapshot
        .exposure()
        .currencies()
        .forEach((currency, worth) -> {
          if (!currency.equals(quote)) {
            put(currency, signed(worth, sign));
          }
        });
    for (Position position : snapshot.account().positions()) {
      value(position, snapshot.marks(), sign);
    }
  }

  /**
   * A position's worth without its entry cost, which the wallets have paid: the cost in the quote
   * is left out on both sides, one in a coin is the coin's.
   */
  private void value(Position position, Marks marks, int sign) {
    Money worth = position.contract().value(position.quantity(), price(position, marks));
    Asset settle = position.contract().settle();
    Asset asset = asset(position.instrument());
    if (settle.equals(quote)) {
      put(asset, signed(worth, sign));
      return;
    }
    Money unrealised = marks.value(worth.minus(position.entryCost()));
    Money gross = settle.equals(asset) ? unrealised : marks.value(worth);
    put(asset, signed(gross, sign));
    put(settle, signed(unrealised.minus(gross), sign));
  }

  private static Price price(Position position, Marks marks) {
    return marks.price(position.instrument());
  }

  private static Money signed(Money amount, int sign) {
    return sign < 0 ? amount.negated() : amount;
  }

  private void add(Event event) {
    switch (event) {
      case Event.Filled filled -> fill(filled);
      case Event.FundingPaid paid -> pay(asset(paid.instrument()), paid.payment(), Part.FUNDING);
      case Event.Deposited deposited ->
          pay(deposited.amount().asset(), deposited.amount(), Part.CASH_FLOWS);
      case Event.PositionBrought brought -> bring(brought.position());
      case Event.Delivered delivered -> deliver(delivered);
      case Event.LiquidationFeePaid paid ->
          pay(asset(paid.position().instrument()), paid.fee().negated(), Part.LIQUIDATION);
      case Event.LossCovered covered ->
          pay(
              covered
                  .isolated()
                  .map(key -> asset(key.instrument()))
                  .orElse(covered.amount().asset()),
              covered.amount(),
              Part.LIQUIDATION);
      case Event.InternalTransfer _, Event.Unposted _ -> {}
    }
  }

  private void fill(Event.Filled filled) {
    InstrumentId id = filled.instrument();
    Contract contract = filled.order().contract();
    Asset asset = asset(id);
    Quantity held =
        id.isSpot()
            ? Quantity.ZERO
            : positions.getOrDefault(filled.order().position(), Quantity.ZERO);
    Money paid = value(contract, held, filled.change(), filled.price());
    Money fair = value(contract, held, filled.change(), filled.reference());
    trade(contract, asset, paid);
    part(asset, Part.SLIPPAGE, worth(fair.minus(paid)));
    if (filled.isFeeInBase()) {
      part(asset, Part.FEES, worth(filled.feeAtFill()).negated()); // seen in the coin's balance
    } else {
      pay(asset, filled.fee().negated(), Part.FEES);
    }
    if (id.isSpot()) {
      if (filled.time() == start.time()) {
        exposures.add(asset, filled.received().toDouble());
        exposures.add(contract.settle(), -paid.toDouble());
      }
      return;
    }
    PositionKey key = filled.order().position();
    positions.merge(key, filled.change(), Quantity::plus);
    expose(filled.time(), key, contract, filled.change(), filled.reference());
  }

  private void expose(
      long time, PositionKey key, Contract contract, Quantity change, Price reference) {
    if (time == start.time()) {
      exposures.trade(key, contract, change, reference);
    } else {
      exposures.tradeLater(key, contract, change, reference);
    }
  }

  private void deliver(Event.Delivered delivered) {
    Contract contract = contract(delivered.position());
    Asset asset = asset(contract.id());
    Quantity change = delivered.quantity().negated();
    trade(contract, asset, contract.value(change, delivered.price()));
    pay(asset, delivered.fee().negated(), Part.FEES);
    positions.remove(delivered.position());
    expose(delivered.time(), delivered.position(), contract, change, delivered.price());
  }

  /** A position from outside comes in at the period's end, as a deposit does. */
  private void bring(Position brought) {
    Asset asset = asset(brought.instrument());
    Price mark = price(brought, end.marks());
    trade(brought.contract(), asset, brought.entryCost());
    part(asset, Part.CASH_FLOWS, worth(brought.unrealised(mark)));
    positions.merge(brought.key(), brought.quantity(), Quantity::plus);
    brought.isolated().ifPresent(own -> pay(own.asset(), own, Part.CASH_FLOWS));
    exposures.bring(brought);
  }

  /** What a change costs, rounded as the ledger does: what closes and what opens apart. */
  private static Money value(Contract contract, Quantity held, Quantity change, Price price) {
    if (held.signum() * change.signum() >= 0 || change.abs().compareTo(held.abs()) <= 0) {
      return contract.value(change, price);
    }
    Quantity opened = held.plus(change);
    return contract.value(held.negated(), price).plus(contract.value(opened, price));
  }

  /** A trade's cost in the quote is paid by the wallets; one in a coin is seen in its balance. */
  private void trade(Contract contract, Asset asset, Money cost) {
    Asset settle = contract.settle();
    if (settle.equals(quote)) {
      put(asset, cost.negated());
    } else if (!settle.equals(asset)) {
      put(asset, worth(cost).negated());
      put(settle, worth(cost));
    }
  }

  /** An amount that a wallet received on an asset's behalf. */
  private void pay(Asset asset, Money amount, Part part) {
    Money worth = worth(amount);
    part(asset, part, worth);
    if (amount.asset().equals(quote)) {
      put(asset, worth);
    } else if (!amount.asset().equals(asset)) {
      put(asset, worth);
      put(amount.asset(), worth.negated());
    }
  }

  private Money worth(Money amount) {
    return end.marks().value(amount);
  }

  private void put(Asset asset, Money amount) {
    totals.merge(asset, amount, Money::plus);
  }

  private void part(Asset asset, Part part, Money amount) {
    Parts own = parts.computeIfAbsent(asset, name -> Parts.zero(quote));
    own.add(part, amount);
    totals.putIfAbsent(asset, Money.zero(quote));
  }

  private Contract contract(PositionKey key) {
    return exposures.contract(key);
  }

  private static Asset asset(InstrumentId id) {
    return id.isSpot() ? id.base() : ContractPrefix.underlying(id.base());
  }

  /** Splits what the prices made, and balances each asset by its selection. */
  SequencedMap<Asset, Parts> parts() {
    SectorReturns sectors = new SectorReturns(start, end, model);
    for (Asset asset : totals.keySet()) {
      Money prices = rest(asset);
      Money basis = Money.nearest(quote, exposures.basis(asset));
      part(asset, Part.BASIS, basis);
      if (asset.equals(model.benchmark())) {
        part(asset, Part.MARKET, prices.minus(basis));
      } else {
        double exposed = asset.isDollar() ? 0 : exposures.at(asset);
        if (exposed != 0) {
          market(asset, exposed, sectors.benchmark());
        }
        double sector = exposed == 0 ? 0 : exposed * sectors.excess(asset);
        part(asset, Part.SECTOR, Money.nearest(quote, sector));
      }
      part(asset, Part.SELECTION, rest(asset));
    }
    return parts;
  }

  private void market(Asset asset, double exposed, double benchmark) {
    OptionalDouble known = model.beta(asset, start.time());
    if (known.isEmpty()) {
      betasTakenAsOne++;
    }
    part(
        asset,
        known.isPresent() ? Part.MARKET : Part.MARKET_ASSUMED,
        Money.nearest(quote, exposed * known.orElse(1) * benchmark));
  }

  private Money rest(Asset asset) {
    Money total = totals.getOrDefault(asset, Money.zero(quote));
    Parts known = parts.get(asset);
    return known == null ? total : total.minus(known.total());
  }
}
