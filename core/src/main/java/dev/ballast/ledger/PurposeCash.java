// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.order.Purpose;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What each purpose has of each asset in all wallets together, and what has flowed to it. */
final class PurposeCash {
  private final Map<Purpose, TreeMap<Asset, Long>> balances = new HashMap<>();
  private final Map<Purpose, Map<PurposeFlow, TreeMap<Asset, Long>>> flows = new HashMap<>();

  /** Changes what a purpose has. */
  void add(Purpose purpose, Asset asset, long amount) {
    if (amount != 0) {
      balances
          .computeIfAbsent(purpose, any -> new TreeMap<>())
          .merge(asset, amount, Math::addExact);
    }
  }

  /** Counts a flow without changing what there is. */
  void count(Purpose purpose, PurposeFlow flow, Asset asset, long amount) {
    if (amount != 0) {
      flows
          .computeIfAbsent(purpose, any -> new EnumMap<>(PurposeFlow.class))
          .computeIfAbsent(flow, any -> new TreeMap<>())
          .merge(asset, amount, Math::addExact);
    }
  }

  /** Changes what a purpose has by a flow. */
  void pay(Purpose purpose, PurposeFlow flow, Asset asset, long amount) {
    add(purpose, asset, amount);
    count(purpose, flow, asset, amount);
  }

  long balance(Purpose purpose, Asset asset) {
    return balances(purpose).getOrDefault(asset, 0L);
  }

  SequencedMap<Asset, Long> balances(Purpose purpose) {
    return Collections.unmodifiableSequencedMap(balances.getOrDefault(purpose, new TreeMap<>()));
  }

  /** Those that have or had something, in no order. */
  Iterable<Purpose> purposes() {
    return balances.keySet();
  }

  /** All that has flowed so far, each amount in its own currency, in order. */
  SequencedMap<Asset, Money> flowed(Purpose purpose, PurposeFlow flow) {
    SequencedMap<Asset, Money> amounts = new TreeMap<>();
    Map<PurposeFlow, TreeMap<Asset, Long>> own = flows.get(purpose);
    TreeMap<Asset, Long> known = own == null ? null : own.get(flow);
    if (known != null) {
      known.forEach((asset, amount) -> amounts.put(asset, new Money(asset, amount)));
    }
    return amounts;
  }
}
