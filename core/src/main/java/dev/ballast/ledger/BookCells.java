// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import java.util.Arrays;

/**
 * Numbers that change in pairs only: what one cell loses another gains, so that the cells of one
 * unit always sum to zero. All moves since {@link #begin} can be taken back.
 */
final class BookCells {
  /** No event makes as many moves. */
  private static final int MOST_MOVES = 16;

  private long[] amounts = new long[256];
  private int[] unitOf = new int[256];
  private int size;
  private int units;

  private final int[] from = new int[MOST_MOVES];
  private final int[] to = new int[MOST_MOVES];
  private final long[] moved = new long[MOST_MOVES];
  private int moves;

  /** A new unit, whose cells sum to zero. */
  int unit() {
    return units++;
  }

  /** New cells of one unit, side by side; the first of them. */
  int add(int count, int unit) {
    if (size + count > amounts.length) {
      amounts = Arrays.copyOf(amounts, 2 * amounts.length);
      unitOf = Arrays.copyOf(unitOf, 2 * unitOf.length);
    }
    int first = size;
    size += count;
    Arrays.fill(unitOf, first, size, unit);
    return first;
  }

  long get(int cell) {
    return amounts[cell];
  }

  /** Starts an event: what has moved so far stays. */
  void begin() {
    moves = 0;
  }

  /** Moves an amount (negative: the other way), or throws and leaves both cells as they were. */
  void move(int giver, int taker, long amount) {
    long less = Math.subtractExact(amounts[giver], amount);
    long more = Math.addExact(amounts[taker], amount);
    from[moves] = giver;
    to[moves] = taker;
    moved[moves] = amount;
    moves++;
    amounts[giver] = less;
    amounts[taker] = more;
  }

  /**
   * A trade of two units between two pairs of cells, and a third payment, all or nothing: {@code
   * move(market, wallet, change)}, {@code move(payer, payee, value)}, {@code move(payer, venue,
   * fee)}. What does not fit throws before anything is written.
   */
  void exchange(
      int market, int wallet, long change, int payer, int payee, long value, int venue, long fee) {
    long given = Math.subtractExact(amounts[market], change);
    long taken = Math.addExact(amounts[wallet], change);
    long left = Math.subtractExact(Math.subtractExact(amounts[payer], value), fee);
    long paid = Math.addExact(amounts[payee], value);
    long charged = Math.addExact(amounts[venue], fee);
    amounts[market] = given;
    amounts[wallet] = taken;
    amounts[payer] = left;
    amounts[payee] = paid;
    amounts[venue] = charged;
  }

  /** Takes back every move since the event began. */
  void undo() {
    while (moves > 0) {
      moves--;
      amounts[from[moves]] += moved[moves];
      amounts[to[moves]] -= moved[moves];
    }
  }

  /** The largest sum of any unit over its cells: zero, or something was made of nothing. */
  long imbalance() {
    long[] sums = new long[units];
    for (int cell = 0; cell < size; cell++) {
      sums[unitOf[cell]] += amounts[cell];
    }
    long largest = 0;
    for (long sum : sums) {
      largest = Math.max(largest, Math.absExact(sum));
    }
    return largest;
  }
}
