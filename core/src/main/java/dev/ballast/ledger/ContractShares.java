// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Marks;
import dev.ballast.account.PositionKey;
import dev.ballast.market.Contract;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** One contract as each purpose holds it, and as the account does. */
final class ContractShares {
  private final PositionKey key;
  private final Contract contract;
  private final TreeMap<Purpose, Tally> holders = new TreeMap<>();
  private final Tally account = new Tally();
  private Price lastPrice = new Price(0);
  private Division lastTraded = Division.NONE;

  ContractShares(PositionKey key, Contract contract) {
    this.key = key;
    this.contract = contract;
  }

  PositionKey key() {
    return key;
  }

  Contract contract() {
    return contract;
  }

  /** What the account holds: the sum over purposes. */
  Tally account() {
    return account;
  }

  SequencedMap<Purpose, Tally> holders() {
    return holders;
  }

  boolean holds(Purpose purpose) {
    return holders.containsKey(purpose);
  }

  /** What a purpose has or had. */
  Optional<PurposePosition> position(Purpose purpose) {
    Tally tally = holders.get(purpose);
    return tally == null ? Optional.empty() : Optional.of(tally.position(key, contract));
  }

  Tally of(Purpose purpose) {
    return holders.computeIfAbsent(purpose, any -> new Tally());
  }

  /** The price of the last event in the contract. */
  Price lastPrice() {
    return lastPrice;
  }

  void seen(Price price) {
    lastPrice = price;
  }

  /** How the last trade was divided. */
  Division lastTraded() {
    return lastTraded;
  }

  /** Books the account's own part of a trade, which was divided so. */
  void traded(Division parts, long change, long paid, Price price, Price reference) {
    account.trade(change, paid, closed -> contract.value(closed, price.units()));
    lastTraded = parts;
    lastPrice = reference;
  }

  /** What a change costs, rounded as the ledger does: what closes and what opens apart. */
  long value(long change, Price price) {
    long held = account.quantity();
    boolean turns =
        !contract.id().isSpot()
            && account.opposes(change)
            && Math.absExact(change) > Math.absExact(held);
    return turns
        ? Math.addExact(
            contract.value(Math.negateExact(held), price.units()),
            contract.value(Math.addExact(held, change), price.units()))
        : contract.value(change, price.units());
  }

  /** The mark; the price of the last event where the account holds nothing that would have one. */
  Price price(Marks marks) {
    return account.quantity() == 0
        ? marks.find(contract.id()).orElse(lastPrice)
        : marks.price(contract.id());
  }

  /** What each purpose holds now, but those that hold nothing. */
  Division held() {
    long[] quantities = new long[holders.size()];
    int count = 0;
    for (Tally tally : holders.values()) {
      quantities[count++] = tally.quantity();
    }
    return new Division(List.copyOf(holders.keySet()), quantities).withoutNothing();
  }

  /** The same with what each part cost. */
  List<Holding> holdings() {
    List<Holding> holdings = new ArrayList<>();
    holders.forEach((purpose, tally) -> {
      if (tally.quantity() != 0) {
        Money cost = new Money(contract.settle(), tally.cost());
        holdings.add(new Holding(purpose, new Quantity(tally.quantity()), cost));
      }
    });
    return holdings;
  }

  /**
   * Who bears what befalls the position: the purposes on its own side by what they hold; once it is
   * closed, those for whom it was traded last.
   */
  Division bearers() {
    return account.quantity() == 0
        ? lastTraded.ofSign(Long.signum(lastTraded.sum()))
        : held().ofSign(Long.signum(account.quantity()));
  }

  /** Entry costs of all purposes less the account's. */
  long pooled() {
    long sum = 0;
    for (Tally tally : holders.values()) {
      sum = Math.addExact(sum, tally.cost());
    }
    return Math.subtractExact(sum, account.cost());
  }
}
