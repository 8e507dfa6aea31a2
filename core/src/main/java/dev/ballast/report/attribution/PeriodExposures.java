// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.engine.Session;
import dev.ballast.market.Contract;
import dev.ballast.market.ContractPrefix;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of each asset a period was exposed to once its trades were made, and what futures moved
 * beyond spot. In floating point: these are measures, not amounts of the books.
 */
final class PeriodExposures {
  private final Marks start;
  private final Marks end;
  private final TreeMap<Asset, Double> coins = new TreeMap<>();
  private final TreeMap<Asset, Double> basis = new TreeMap<>();
  private final TreeMap<PositionKey, Contract> contracts = new TreeMap<>();

  PeriodExposures(Session.Snapshot start, Session.Snapshot end) {
    this.start = start.marks();
    this.end = end.marks();
    for (Balance balance : start.account().balances()) {
      coins.merge(balance.asset(), balance.quantity().toDouble(), Double::sum);
    }
    start.account().positions().forEach(this::stand);
  }

  /** A position at the start: its contracts, its own wallet, and its profit where that is coin. */
  private void stand(Position position) {
    Contract contract = position.contract();
    Price mark = start.price(contract.id());
    contracts.put(position.key(), contract);
    hold(contract, position.quantity(), mark);
    add(contract.settle(), position.unrealised(mark).toDouble());
    position.isolated().ifPresent(own -> add(own.asset(), own.toDouble()));
  }

  Contract contract(PositionKey key) {
    Contract found = contracts.get(key);
    if (found == null) {
      throw new IllegalStateException("no position in " + key);
    }
    return found;
  }

  /** Coins of an asset, signed: spot traded at the period's start. */
  void add(Asset asset, double change) {
    coins.merge(asset, change, Double::sum);
  }

  /** Contracts traded at the period's start. */
  void trade(PositionKey key, Contract contract, Quantity change, Price reference) {
    contracts.putIfAbsent(key, contract);
    hold(contract, change, reference);
  }

  /**
   * Contracts traded later in the period: what was exposed stays so, and spot is taken to have
   * moved as far as the contract had by then.
   */
  void tradeLater(PositionKey key, Contract contract, Quantity change, Price reference) {
    contracts.putIfAbsent(key, contract);
    Asset asset = ContractPrefix.underlying(contract.id().base());
    Optional<Price> before = spot(asset, start);
    if (before.isPresent()) {
      double moved =
          start
              .find(contract.id())
              .map(price -> reference.toDouble() / price.toDouble())
              .orElse(1.0);
      basis(contract, change, reference.toDouble(), before.get().toDouble() * moved);
    }
  }

  /** A position that came in at the end: the period was not exposed to it. */
  void bring(Position brought) {
    contracts.putIfAbsent(brought.key(), brought.contract());
  }

  /** Contracts held from the period's start to its end, got at a price. */
  private void hold(Contract contract, Quantity quantity, Price from) {
    Asset asset = ContractPrefix.underlying(contract.id().base());
    Optional<Price> before = spot(asset, start);
    if (before.isPresent()) {
      coins.merge(asset, coins(contract, quantity, before.get()), Double::sum);
      basis(contract, quantity, from.toDouble(), before.get().toDouble());
    }
  }

  /** What contracts made from a price to the end, less the same contracts at spot prices. */
  private void basis(Contract contract, Quantity quantity, double from, double spotFrom) {
    Asset asset = ContractPrefix.underlying(contract.id().base());
    Optional<Price> to = end.find(contract.id());
    Optional<Price> spotTo = spot(asset, end);
    if (to.isEmpty() || spotTo.isEmpty()) {
      return;
    }
    double scale = ContractPrefix.unitsPerBase(contract.id().base());
    double futures =
        value(contract, quantity, to.get().toDouble()) - value(contract, quantity, from);
    double same =
        value(contract, quantity, spotTo.get().toDouble() * scale)
            - value(contract, quantity, spotFrom * scale);
    basis.merge(asset, (futures - same) * rate(contract.settle()), Double::sum);
  }

  private static double coins(Contract contract, Quantity quantity, Price spot) {
    double units = quantity.toDouble() * contract.size().toDouble();
    return contract.id().isInverse()
        ? units / spot.toDouble()
        : units * ContractPrefix.unitsPerBase(contract.id().base());
  }

  /** {@link Contract#value} in floating point. */
  private static double value(Contract contract, Quantity quantity, double price) {
    double units = quantity.toDouble() * contract.size().toDouble();
    return contract.id().isInverse() ? -units / price : units * price;
  }

  private double rate(Asset settle) {
    return settle.equals(end.quote()) ? 1 : spot(settle, end).map(Price::toDouble).orElse(0.0);
  }

  private static Optional<Price> spot(Asset asset, Marks marks) {
    return marks.find(asset);
  }

  /** Value at the start's price; zero where the asset had none then. */
  double at(Asset asset) {
    double held = coins.getOrDefault(asset, 0.0);
    return spot(asset, start).map(price -> held * price.toDouble()).orElse(0.0);
  }

  /** What the asset's futures made beyond the same contracts at spot prices. */
  double basis(Asset asset) {
    return basis.getOrDefault(asset, 0.0);
  }
}
