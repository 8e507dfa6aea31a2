// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The times of one symbol's rows, as they come, and the interval that they show. */
final class Spacing {
  private static final int FEWEST = 3;
  private static final long MINUTE = 60_000;

  private long[] times = new long[64];
  private int size;
  private boolean ascending = true;

  void add(long time) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
    }
    ascending &= size == 0 || time >= times[size - 1];
    times[size++] = time;
  }

  boolean ascending() {
    return ascending;
  }

  /** The least distance of two rows; nothing where there are no two. */
  OptionalLong least() {
    long[] sorted = sorted();
    return IntStream.range(1, sorted.length).mapToLong(i -> sorted[i] - sorted[i - 1]).min();
  }

  private long[] sorted() {
    return Arrays.stream(times, 0, size).sorted().distinct().toArray();
  }

  /**
   * The least distance of two rows, where every distance is a multiple of it and most are just it;
   * nothing for fewer than three times.
   */
  Optional<Interval> interval() {
    long[] sorted = sorted();
    if (sorted.length < FEWEST) {
      return Optional.empty();
    }
    long least = least().orElseThrow();
    int just = 0;
    for (int i = 1; i < sorted.length; i++) {
      long distance = sorted[i] - sorted[i - 1];
      if (distance % least != 0) {
        return Optional.empty();
      }
      just += distance == least ? 1 : 0;
    }
    return least % MINUTE == 0 && 2 * just >= sorted.length - 1
        ? Optional.of(new Interval(least))
        : Optional.empty();
  }
}
