// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * What one key does, whatever the others are: the Sharpe ratios of all variants by its value.
 *
 * @param points in the order of the values, without those of which no variant ran
 */
public record KeyLine(String key, List<Point> points) {
  /**
   * Variants of one value.
   *
   * @param value as in the policy, {@code 1% to 3%} where there are many, or of a part of a range
   *     its middle
   * @param count of variants
   * @param least Sharpe ratio among them, a year
   */
  public record Point(String value, int count, double least, double mean, double most) {}

  /** Copies the points. */
  public KeyLine {
    points = List.copyOf(points);
  }

  /** One for each key of a sweep. */
  public static List<KeyLine> of(SweepResult result) {
    List<KeyLine> lines = new ArrayList<>();
    List<VariedKey> keys = result.plan().keys();
    for (int i = 0; i < keys.size(); i++) {
      lines.add(line(KeyBins.of(keys.get(i), i), result.ranked()));
    }
    return lines;
  }

  private static KeyLine line(KeyBins bins, List<VariantOutcome.Ran> ran) {
    List<List<Double>> ratios = new ArrayList<>();
    bins.labels().forEach(_ -> ratios.add(new ArrayList<>()));
    ran.forEach(one -> ratios.get(bins.of(one.variant())).add(SweepResult.sharpe(one)));
    List<Point> points = new ArrayList<>();
    for (int bin = 0; bin < ratios.size(); bin++) {
      List<Double> some = ratios.get(bin);
      if (!some.isEmpty()) {
        double sum = 0;
        double least = some.getFirst();
        double most = some.getFirst();
        for (double one : some) {
          sum += one;
          least = Math.min(least, one);
          most = Math.max(most, one);
        }
        points.add(new Point(bins.labels().get(bin), some.size(), least, sum / some.size(), most));
      }
    }
    return new KeyLine(bins.key().key(), points);
  }
}
