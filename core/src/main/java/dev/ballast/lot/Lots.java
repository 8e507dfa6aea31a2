// SPDX-License-Identifier: Apache-2.0
package dev.ballast.lot;

import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The lots of one asset, as it comes in and goes out. What goes out beyond what there is (a wallet
 * that owes coins) is of no lot; what comes in next is first set against it, and is no lot either.
 */
public final class Lots {
  private final LotChoice choice;
  private final List<Lot> open = new ArrayList<>();
  private long owed;
  private long nextId = 1;

  /** None yet. */
  public Lots(LotChoice choice) {
    this.choice = choice;
  }

  /**
   * Takes in a quantity.
   *
   * @param quantity above zero
   * @param cost of all of it; absent where it is not known
   */
  public void buy(OptionalLong time, Quantity quantity, Optional<Money> cost) {
    long repaid = Math.min(owed, quantity.units());
    owed -= repaid;
    Lot all = new Lot(nextId++, time, quantity, cost);
    if (repaid == 0) {
      open.add(all);
    } else if (repaid < quantity.units()) {
      open.add(all.without(all.part(new Quantity(repaid))));
    }
  }

  /**
   * Sells a quantity, or lets it go.
   *
   * @param quantity above zero
   * @param proceeds of all of it; absent where they are not known
   * @return the lots that were sold, in the order of the choice; what was of no lot is no part
   */
  public List<SoldLot> sell(long time, Quantity quantity, Optional<Money> proceeds) {
    long covered = Math.min(quantity.units(), held());
    long left = covered;
    Optional<Money> rest = proceeds.map(all -> all.share(new Quantity(covered), quantity));
    List<SoldLot> sold = new ArrayList<>();
    while (left > 0) {
      int next = next();
      Lot lot = open.get(next);
      Lot part = lot.part(new Quantity(Math.min(left, lot.quantity().units())));
      Quantity whole = new Quantity(left);
      Optional<Money> got = rest.map(all -> all.share(part.quantity(), whole));
      rest = rest.map(all -> all.minus(got.orElseThrow()));
      sold.add(new SoldLot(part, time, got));
      left -= part.quantity().units();
      if (part.quantity().equals(lot.quantity())) {
        open.remove(next);
      } else {
        open.set(next, lot.without(part));
      }
    }
    owed += quantity.units() - covered;
    return sold;
  }

  /** The place of the lot that is sold first. */
  private int next() {
    Comparator<Lot> order = choice.order();
    int next = 0;
    for (int i = 1; i < open.size(); i++) {
      if (order.compare(open.get(i), open.get(next)) < 0) {
        next = i;
      }
    }
    return next;
  }

  /** What is held, in the order in which it came in. */
  public List<Lot> open() {
    return List.copyOf(open);
  }

  /** What all lots hold, less what is owed. */
  public Quantity quantity() {
    return new Quantity(Math.subtractExact(held(), owed));
  }

  private long held() {
    long sum = 0;
    for (Lot lot : open) {
      sum = Math.addExact(sum, lot.quantity().units());
    }
    return sum;
  }
}
