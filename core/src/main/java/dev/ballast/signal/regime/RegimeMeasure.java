// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import java.util.Locale;

/** What a phase is told by. All are fractions: 0.1 is ten percent. */
public enum RegimeMeasure {
  /** What the benchmark gained on the other assets in 90 days, less than zero where it lost. */
  DOMINANCE("%s gained %+.1f%% on the others in 90 days"),
  /** Share of the other assets whose close is above their mean of 100 days. */
  BREADTH("%2$.0f%% of the others stand above their 100-day mean"),
  /** Share of the other assets that did better than the benchmark in 90 days. */
  LEADERS("%2$.0f%% of the others did better than %1$s in 90 days"),
  /** The benchmark's return of 90 days. */
  MOMENTUM("%s %+.1f%% in 90 days"),
  /** The benchmark's return of 30 days. */
  MONTH("%s %+.1f%% in 30 days"),
  /** The benchmark's close over its mean of 200 days, less one. */
  TREND("%s %+.1f%% from its 200-day mean"),
  /** The benchmark's close over its highest of 365 days, less one: zero or below. */
  DRAWDOWN("%s %+.1f%% from its high of 365 days"),
  /** The deviation of the benchmark's daily returns of 30 days, a year. */
  VOLATILITY("%s moves by %.0f%% a year");

  private final String words;

  RegimeMeasure(String words) {
    this.words = words;
  }

  /** A value in a phrase. */
  String says(Object benchmark, double value) {
    return String.format(Locale.ROOT, words, benchmark, 100 * value);
  }

  /** {@code breadth}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
