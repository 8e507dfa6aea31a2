// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** A change divided among purposes: parts, in the order in which they were stated. */
final class Division {
  static final Division NONE = new Division(List.of(), new long[0]);

  private final List<Purpose> purposes;
  private final long[] changes;

  Division(List<Purpose> purposes, long[] changes) {
    this.purposes = purposes;
    this.changes = changes;
  }

  List<Purpose> purposes() {
    return purposes;
  }

  long[] changes() {
    return changes;
  }

  static Division one(Purpose purpose, long change) {
    return new Division(List.of(purpose), new long[] {change});
  }

  static Division of(List<Share> shares) {
    return new Division(
        shares.stream().map(Share::purpose).toList(),
        shares.stream().mapToLong(part -> part.change().units()).toArray());
  }

  int size() {
    return changes.length;
  }

  Purpose purpose(int i) {
    return purposes.get(i);
  }

  long change(int i) {
    return changes[i];
  }

  long sum() {
    long sum = 0;
    for (long change : changes) {
      sum = Math.addExact(sum, change);
    }
    return sum;
  }

  /** An amount in proportion to the parts. */
  long[] divide(long amount) {
    return Split.inProportion(amount, changes);
  }

  Division negated() {
    long[] opposite = new long[size()];
    for (int i = 0; i < size(); i++) {
      opposite[i] = Math.negateExact(changes[i]);
    }
    return new Division(purposes, opposite);
  }

  /** Those that are long (1), short (-1) or nothing (0). */
  Division ofSign(int sign) {
    return where(change -> Long.signum(change) == sign);
  }

  Division withoutNothing() {
    return where(change -> change != 0);
  }

  private Division where(LongPredicate which) {
    List<Purpose> some = new ArrayList<>(size());
    long[] left = new long[size()];
    for (int i = 0; i < size(); i++) {
      if (which.test(changes[i])) {
        left[some.size()] = changes[i];
        some.add(purposes.get(i));
      }
    }
    return some.size() == size() ? this : new Division(some, Arrays.copyOf(left, some.size()));
  }

  List<Share> shares() {
    return IntStream.range(0, size())
        .mapToObj(i -> new Share(purposes.get(i), new Quantity(changes[i])))
        .toList();
  }
}
