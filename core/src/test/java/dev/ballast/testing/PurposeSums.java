// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.ledger.PurposePosition;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Asset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the books by purpose to the ledger's account, to the unit. */
public final class PurposeSums {
  private PurposeSums() {}

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

  private static <K> void add(Map<K, Long> sums, K key, long amount) {
    sums.merge(key, amount, Math::addExact);
  }
}
