// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Purposes of a {@link RandomHistory}'s orders, by dice of their own. */
final class RandomShares {
  private static final List<Purpose> PURPOSES =
      List.of(
          Purpose.CORE,
          Purpose.OVERLAY,
          Purpose.parse("hedge:standing"),
          Purpose.parse("carry:SOL"),
          Purpose.parse("spread:2025-10-06"));

  private final SplittableRandom random;

  RandomShares(long seed) {
    random = new SplittableRandom(~seed);
  }

  /** Nothing stated, one purpose, or two to four, a third of which go the other way. */
  Order of(Order order) {
    int count = random.nextInt(5);
    if (count == 0) {
      return order;
    }
    List<Purpose> left = new ArrayList<>(PURPOSES);
    List<Share> parts = new ArrayList<>();
    long rest = order.change().units();
    while (parts.size() < count - 1) {
      long most = 1 + order.quantity().units() / (random.nextBoolean() ? 2 : 1);
      long part = random.nextLong(1, most + 1) * order.change().signum();
      part = random.nextInt(3) == 0 ? -part : part;
      parts.add(new Share(one(left), new Quantity(part)));
      rest -= part;
    }
    if (rest == 0) {
      return order.forPurpose(one(left));
    }
    parts.add(new Share(one(left), new Quantity(rest)));
    return order.sharedBy(parts);
  }

  /** The second order of a roll, mostly for those of the first. */
  Order following(Order order, Contract near) {
    return random.nextInt(4) == 0 ? of(order) : order.followingThatIn(near.id());
  }

  /** Now and then purposes cross something in a contract that was just traded. */
  List<Event> cross(long time, Contract contract, PositionSide side, Quantity most, Price mark) {
    if (random.nextInt(8) > 0) {
      return List.of();
    }
    List<Purpose> left = new ArrayList<>(PURPOSES);
    Quantity quantity = new Quantity(random.nextLong(1, most.units() + 1));
    return List.of(
        new Event.Crossed(
            time,
            contract,
            side,
            List.of(new Share(one(left), quantity), new Share(one(left), quantity.negated())),
            mark));
  }

  /** Takes one out. */
  private Purpose one(List<Purpose> left) {
    return left.remove(random.nextInt(left.size()));
  }
}
