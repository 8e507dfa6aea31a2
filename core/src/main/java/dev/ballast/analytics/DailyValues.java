// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * One value for each day of 24 hours that ends a whole number of days before a moment, oldest
 * first. A day of which nothing is known is left out, and is no zero.
 */
public final class DailyValues {
  private final int[] ago;
  private final double[] value;

  private DailyValues(int[] ago, double[] value) {
    this.ago = ago;
    this.value = value;
  }

  /**
   * Values and how many days before the moment each of their days ended; both are copied.
   *
   * @param ago strictly falling, down to zero for the day that ends at the moment
   */
  public static DailyValues of(int[] ago, double[] value) {
    if (ago.length != value.length) {
      throw new IllegalArgumentException("days and values of different lengths");
    }
    for (int i = 0; i < ago.length; i++) {
      if (ago[i] < 0 || (i > 0 && ago[i] >= ago[i - 1])) {
        throw new IllegalArgumentException("days are told from the oldest to the latest");
      }
    }
    return new DailyValues(ago.clone(), value.clone());
  }

  /** Days that have a value. */
  public int size() {
    return value.length;
  }

  public double value(int index) {
    return value[index];
  }

  /** How many days before the moment this day ended. */
  public int ago(int index) {
    return ago[index];
  }

  /** The value of the day that ends at the moment. */
  public OptionalDouble latest() {
    int last = value.length - 1;
    return last >= 0 && ago[last] == 0 ? OptionalDouble.of(value[last]) : OptionalDouble.empty();
  }

  /** All values, oldest first. */
  public double[] values() {
    return value.clone();
  }

  /** Those of the last days alone. */
  public DailyValues last(int days) {
    return seenFrom(0, days);
  }

  /** The first day that ended less than so many days before the moment. */
  private int firstBelow(int days) {
    int low = 0;
    int high = ago.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ago[middle] >= days) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The last days as they stand so many days before the moment, or after it.
   *
   * @param before how many days the other moment lies before this one; negative where it lies after
   * @param days how many of them, at most
   */
  public DailyValues seenFrom(int before, int days) {
    int end = firstBelow(before);
    int first = Math.min(end, firstBelow(before + days));
    int[] moved = Arrays.copyOfRange(ago, first, end);
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= before;
    }
    return new DailyValues(moved, Arrays.copyOfRange(value, first, end));
  }

  /** The mean of all values; nothing where there is none. */
  public OptionalDouble mean() {
    return value.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Moments.mean(value));
  }

  /** Of each day the mean of the days up to it, where all of these have a value. */
  public DailyValues means(int days) {
    int[] ends = new int[value.length];
    double[] means = new double[value.length];
    int count = 0;
    for (int i = days - 1; i < value.length; i++) {
      if (follows(i - days + 1, i)) {
        double sum = 0;
        for (int row = i - days + 1; row <= i; row++) {
          sum += value[row];
        }
        ends[count] = ago[i];
        means[count++] = sum / days;
      }
    }
    return new DailyValues(Arrays.copyOf(ends, count), Arrays.copyOf(means, count));
  }

  /** Whether every day from one to a later one has a value. */
  boolean follows(int first, int last) {
    return ago[first] - ago[last] == last - first;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DailyValues that
        && Arrays.equals(ago, that.ago)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ago) + Arrays.hashCode(value);
  }
}
