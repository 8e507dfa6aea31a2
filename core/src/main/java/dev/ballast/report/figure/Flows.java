// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

import java.util.Arrays;

/**
 * What was paid in (negative: out) since the day before, for each day of a line; that of the first
 * is in what the line begins with. What is paid in or out is paid at the end of its period, and is
 * neither gain nor loss.
 */
public final class Flows {
  private final double[] paid;

  /** One for each day, the first of no meaning. */
  public Flows(double[] paid) {
    this.paid = paid.clone();
  }

  /** What was paid in since the day before. */
  public double on(int day) {
    return paid[day];
  }

  boolean isNone() {
    return Arrays.stream(paid).allMatch(amount -> amount == 0);
  }

  /**
   * The growth of what an equity began with: (equity - paid) over the equity before, multiplied up.
   * Nothing neither grows nor falls; what was lost whole does not come back. A line that begins
   * with nothing stands at what is first paid in until then.
   */
  public double[] growth(double[] equity) {
    if (isNone()) {
      return equity.clone();
    }
    double[] growth = new double[equity.length];
    growth[0] = Arrays.stream(equity).filter(worth -> worth > 0).findFirst().orElse(equity[0]);
    for (int i = 1; i < growth.length; i++) {
      boolean working = equity[i - 1] > 0 && growth[i - 1] > 0;
      double earned = working ? (equity[i] - paid[i]) / equity[i - 1] : 1;
      growth[i] = growth[i - 1] * earned;
    }
    return growth;
  }

  /**
   * The equity of a line that grows like this and is paid the same; it does not go below nothing.
   */
  public double[] equity(double[] growth) {
    if (isNone()) {
      return growth.clone();
    }
    double[] equity = new double[growth.length];
    equity[0] = growth[0];
    for (int i = 1; i < equity.length; i++) {
      double grown = growth[i - 1] > 0 ? equity[i - 1] * (growth[i] / growth[i - 1]) : 0;
      equity[i] = Math.max(0, grown + paid[i]);
    }
    return equity;
  }
}
