// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is held at a moment.
 *
 * @param time epoch milliseconds
 * @param balances in order of place and asset, none of zero
 * @param positions in order of instrument and side
 */
public record Account(long time, List<Balance> balances, List<Position> positions) {
  /** Copies the lists. */
  public Account {
    balances = List.copyOf(balances);
    positions = List.copyOf(positions);
  }

  public static Account empty(long time) {
    return new Account(time, List.of(), List.of());
  }

  /**
   * The account once positions in some contracts are settled at their marks: what they have earned
   * or lost is in the futures wallet, and of an isolated one no more is lost than its own.
   */
  public Account settled(Predicate<InstrumentId> ended, Marks marks) {
    List<Position> open = new ArrayList<>();
    List<Balance> after = new ArrayList<>(balances);
    for (Position position : positions) {
      if (!ended.test(position.instrument())) {
        open.add(position);
        continue;
      }
      Money profit = position.unrealised(marks.price(position.instrument()));
      Money paid =
          position
              .isolated()
              .map(own -> own.plus(profit))
              .map(rest -> rest.signum() < 0 ? Money.zero(rest.asset()) : rest)
              .orElse(profit);
      after.add(new Balance(Place.FUTURES, paid.asset(), new Quantity(paid.units())));
    }
    return open.size() == positions.size() ? this : new Account(time, after, open);
  }

  /** What there is of an asset in one place. */
  public Quantity in(Place place, Asset asset) {
    Quantity sum = Quantity.ZERO;
    for (Balance balance : balances) {
      if (balance.place() == place && balance.asset().equals(asset)) {
        sum = sum.plus(balance.quantity());
      }
    }
    return sum;
  }

  /** What there is in one place of every asset that it has, in order. */
  public SequencedMap<Asset, Quantity> in(Place place) {
    SequencedMap<Asset, Quantity> there = new TreeMap<>();
    for (Balance balance : balances) {
      if (balance.place() == place) {
        there.merge(balance.asset(), balance.quantity(), Quantity::plus);
      }
    }
    return there;
  }

  /** What there is in all places of every asset with a balance, in order. */
  public SequencedMap<Asset, Quantity> totals() {
    SequencedMap<Asset, Quantity> totals = new TreeMap<>();
    for (Balance balance : balances) {
      totals.merge(balance.asset(), balance.quantity(), Quantity::plus);
    }
    return totals;
  }

  /** What there is of an asset in all places. */
  public Quantity total(Asset asset) {
    Quantity sum = Quantity.ZERO;
    for (Balance balance : balances) {
      if (balance.asset().equals(asset)) {
        sum = sum.plus(balance.quantity());
      }
    }
    return sum;
  }

  /** The contract's only position, in one-way mode. */
  public Optional<Position> position(InstrumentId id) {
    return position(PositionKey.of(id));
  }

  public Optional<Position> position(PositionKey key) {
    for (Position held : positions) {
      if (held.side() == key.side() && held.instrument().equals(key.instrument())) {
        return Optional.of(held);
      }
    }
    return Optional.empty();
  }

  /** Every asset with a balance, in order. */
  public SequencedSet<Asset> assets() {
    TreeSet<Asset> assets = new TreeSet<>();
    balances.forEach(balance -> assets.add(balance.asset()));
    return assets;
  }

  /** Where an asset is kept, in order of place. */
  public List<Place> placesOf(Asset asset) {
    List<Place> places = new ArrayList<>();
    for (Balance balance : balances) {
      if (balance.asset().equals(asset) && !places.contains(balance.place())) {
        places.add(balance.place());
      }
    }
    return places;
  }
}
