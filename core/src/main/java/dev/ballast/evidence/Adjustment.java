// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A way of making the chances of many tests larger, so that many tests do not find something by
 * being many.
 */
public enum Adjustment {
  /** Each times the number of tests: the chance of one false find among them is kept. */
  BONFERRONI,
  /**
   * The least times the number of tests, the next times one fewer: as Bonferroni, with more found.
   * Holm, "A simple sequentially rejective multiple test procedure", 1979.
   */
  HOLM,
  /**
   * Each times the number of tests over its place: the expected share of false finds among all is
   * kept, of tests that do not depend on each other. Benjamini and Hochberg, "Controlling the false
   * discovery rate", 1995.
   */
  BENJAMINI_HOCHBERG,
  /**
   * As that, times 1 + 1/2 + ... + 1/n: of tests that depend on each other in any way. Benjamini
   * and Yekutieli, "The control of the false discovery rate in multiple testing under dependency",
   * 2001.
   */
  BENJAMINI_YEKUTIELI;

  /**
   * The chances as they are after so many tests, each in its place and at most one.
   *
   * @param chances of finding as much by luck, each from 0 to 1
   */
  public double[] adjust(double[] chances) {
    int[] order =
        IntStream.range(0, chances.length)
            .boxed()
            .sorted(Comparator.comparingDouble(test -> chances[test]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = new double[order.length];
    for (int place = 0; place < order.length; place++) {
      sorted[place] = Math.min(1, factor(place, order.length) * checked(chances[order[place]]));
    }
    keepOrder(sorted);
    double[] adjusted = new double[order.length];
    for (int place = 0; place < order.length; place++) {
      adjusted[order[place]] = sorted[place];
    }
    return adjusted;
  }

  private double factor(int place, int tests) {
    return switch (this) {
      case BONFERRONI -> tests;
      case HOLM -> tests - place;
      case BENJAMINI_HOCHBERG -> (double) tests / (place + 1);
      case BENJAMINI_YEKUTIELI -> harmonic(tests) * tests / (place + 1);
    };
  }

  private static double harmonic(int tests) {
    double sum = 0;
    for (int test = 1; test <= tests; test++) {
      sum += 1.0 / test;
    }
    return sum;
  }

  /** What had the smaller chance keeps it: counted from the least, or from the largest. */
  private void keepOrder(double[] sorted) {
    switch (this) {
      case BONFERRONI, HOLM -> {
        for (int i = 1; i < sorted.length; i++) {
          sorted[i] = Math.max(sorted[i], sorted[i - 1]);
        }
      }
      case BENJAMINI_HOCHBERG, BENJAMINI_YEKUTIELI -> {
        for (int i = sorted.length - 2; i >= 0; i--) {
          sorted[i] = Math.min(sorted[i], sorted[i + 1]);
        }
      }
    }
  }

  private static double checked(double chance) {
    if (!(chance >= 0 && chance <= 1)) {
      throw new IllegalArgumentException("no chance: " + chance);
    }
    return chance;
  }
}
