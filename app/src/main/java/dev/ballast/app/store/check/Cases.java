// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

/** Counts cases of one thing in one series. */
final class Cases {
  private int count;
  private long first;
  private long last;
  private double worst;
  private long worstTime;

  /** One more case, added in order of time; the case of the largest size is remembered. */
  void add(long time, double size) {
    if (count == 0) {
      first = time;
    }
    if (count == 0 || Math.abs(size) > Math.abs(worst)) {
      worst = size;
      worstTime = time;
    }
    last = time;
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  double worst() {
    return worst;
  }

  long worstTime() {
    return worstTime;
  }
}
