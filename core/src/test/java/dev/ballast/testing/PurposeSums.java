// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.ledger.PurposePosition;
import dev.ballast.market.Contract;
import dev.ballast.order.Event;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the books by purpose to the ledger's account, to the unit. */
public final class PurposeSums {
  private final Set<PositionKey> seen = new TreeSet<>();

  /**
   * Fails where purposes do not sum to the account: contracts; entry cost less what is pooled; and
   * of each currency what is in all wallets, less the entry cost of what is settled in it.
   */
  public static void check(PurposeBooks books, Ledger ledger, String when) {
    Account account = ledger.account(0);
    TreeMap<PositionKey, Long> quantities = new TreeMap<>();
    TreeMap<PositionKey, Long> costs = new TreeMap<>();
    TreeMap<Asset, Long> cash = new TreeMap<>();
    Set<Asset> assets = new TreeSet<>(account.assets());
    for (Purpose purpose : books.purposes()) {
      for (PurposePosition position : books.positions(purpose)) {
        assets.add(position.contract().settle());
        assets.add(position.contract().id().base());
      }
    }
    for (Purpose purpose : books.purposes()) {
      assets.forEach(asset -> add(cash, asset, books.balance(purpose, asset).units()));
      for (PurposePosition position : books.positions(purpose)) {
        if (!position.contract().id().isSpot()) {
          PositionKey key = new PositionKey(position.contract().id(), position.side());
          add(quantities, key, position.quantity().units());
          add(costs, key, position.entryCost().units());
          add(cash, position.contract().settle(), -position.entryCost().units());
        }
      }
    }
    TreeMap<Asset, Long> whole = new TreeMap<>();
    account.balances().forEach(one -> add(whole, one.asset(), one.quantity().units()));
    for (Position position : account.positions()) {
      Asset settle = position.contract().settle();
      add(whole, settle, -position.entryCost().units());
      position.isolated().ifPresent(own -> add(whole, settle, own.units()));
    }
    cash.values().removeIf(sum -> sum == 0);
    whole.values().removeIf(sum -> sum == 0);
    if (!cash.equals(whole)) {
      assertThat(cash).as("cash less entry costs %s", when).isEqualTo(whole);
    }
    quantities.forEach((key, sum) -> {
      Optional<Position> held = ledger.position(key);
      long quantity = held.map(position -> position.quantity().units()).orElse(0L);
      long cost = held.map(position -> position.entryCost().units()).orElse(0L);
      long own = costs.getOrDefault(key, 0L) - books.pooled(key).units();
      if (sum != quantity || own != cost) {
        assertThat(sum).as("contracts of %s %s", key, when).isEqualTo(quantity);
        assertThat(own).as("entry cost of %s %s", key, when).isEqualTo(cost);
      }
    });
    for (Position position : account.positions()) {
      assertThat(quantities).as("positions %s", when).containsKey(position.key());
    }
  }

  /**
   * Fails where purposes do not sum to the account in what an event may have changed: its contract,
   * and its currencies, of which all wallets hold what the purposes have less what is pooled.
   */
  public void after(Event event, PurposeBooks books, Ledger ledger, long seed, int number) {
    Set<Asset> changed = new TreeSet<>();
    Optional<PositionKey> key = Optional.empty();
    switch (event) {
      case Event.Filled fill -> {
        Contract contract = fill.order().contract();
        changed.add(contract.settle());
        changed.add(fill.fee().asset());
        if (contract.id().isSpot()) {
          changed.add(contract.id().base());
        } else {
          key = Optional.of(fill.order().position());
        }
      }
      case Event.Crossed crossed -> {
        changed.add(crossed.contract().settle());
        key = Optional.of(crossed.position());
      }
      case Event.FundingPaid paid -> {
        changed.add(paid.payment().asset());
        key = Optional.of(paid.key());
      }
      case Event.Delivered delivered -> {
        changed.add(delivered.fee().asset());
        key = Optional.of(delivered.position());
      }
      case Event.PositionBrought brought -> {
        changed.add(brought.position().contract().settle());
        key = Optional.of(brought.position().key());
      }
      case Event.Deposited in -> changed.add(in.amount().asset());
      case Event.LiquidationFeePaid paid -> changed.add(paid.fee().asset());
      case Event.LossCovered covered -> changed.add(covered.amount().asset());
      default -> {}
    }
    key.ifPresent(one -> {
      seen.add(one);
      contract(one, books, ledger, seed, number);
    });
    for (Asset asset : changed) {
      cash(asset, books, ledger, seed, number);
    }
  }

  private static void contract(
      PositionKey key, PurposeBooks books, Ledger ledger, long seed, int number) {
    long quantity = 0;
    long cost = -books.pooled(key).units();
    for (Holding held : books.holders(key)) {
      quantity += held.quantity().units();
      cost += held.entryCost().units();
    }
    Optional<Position> position = ledger.position(key);
    if (quantity != position.map(one -> one.quantity().units()).orElse(0L)
        || cost != position.map(one -> one.entryCost().units()).orElse(0L)) {
      fail("seed %d, event %d: %s has %d units for %d", seed, number, key, quantity, cost);
    }
  }

  private void cash(Asset asset, PurposeBooks books, Ledger ledger, long seed, int number) {
    long purposes = 0;
    for (Purpose purpose : books.purposes()) {
      purposes += books.balance(purpose, asset).units();
    }
    long account = 0;
    for (Place place : Place.values()) {
      account += ledger.in(place, asset).units();
    }
    for (Position position : ledger.positions()) {
      if (position.contract().settle().equals(asset)) {
        account += position.isolated().map(Money::units).orElse(0L);
      }
    }
    for (PositionKey key : seen) {
      Money pooled = books.pooled(key);
      account += pooled.asset().equals(asset) ? pooled.units() : 0;
    }
    if (purposes != account) {
      fail("seed %d, event %d: %d units of %s for %d", seed, number, purposes, asset, account);
    }
  }

  private static <K> void add(Map<K, Long> sums, K key, long amount) {
    sums.merge(key, amount, Math::addExact);
  }
}
