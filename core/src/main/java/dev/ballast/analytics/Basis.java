// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/** What a future costs above spot; negative below it. */
public final class Basis {
  private Basis() {}

  /** As a fraction of spot: 0.01 is one percent. */
  public static double fraction(double future, double spot) {
    return future / spot - 1;
  }
}
