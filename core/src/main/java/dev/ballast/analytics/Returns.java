// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/** Simple returns: a close over the one before it, less one. */
public final class Returns {
  private Returns() {}

  /** One return fewer than there are closes; none of fewer than two. */
  public static double[] simple(double[] closes) {
    double[] returns = new double[Math.max(0, closes.length - 1)];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = between(closes[i], closes[i + 1]);
    }
    return returns;
  }

  /**
   * Of a line that may come to nothing, such as equity: what begins with nothing neither gains nor
   * loses, a return of zero.
   */
  public static double[] ofWorth(double[] line) {
    double[] returns = new double[Math.max(0, line.length - 1)];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = line[i] > 0 ? between(line[i], line[i + 1]) : 0;
    }
    return returns;
  }

  /** From one price to another, as a fraction: 0.1 is ten percent up. */
  public static double between(double from, double to) {
    return to / from - 1;
  }
}
