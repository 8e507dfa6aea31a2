// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What one key does, whatever the others are: the Sharpe ratios of all variants by its value.
 *
 * @param points in the order of the values; a range that was drawn from is cut in ten
 */
public record KeyLine(String key, List<Point> points) {
  private static final int PARTS = 10;

  /**
   * Variants of one value.
   *
   * @param value as in the policy; of a part of a range its middle
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
      lines.add(line(keys.get(i), i, result.ranked()));
    }
    return lines;
  }

  private static KeyLine line(VariedKey key, int place, List<VariantOutcome.Ran> ran) {
    SequencedMap<String, List<Double>> byValue = new LinkedHashMap<>();
    switch (key.values()) {
      case VariedKey.Listed listed ->
          listed.texts().forEach(text -> byValue.put(text, new ArrayList<>()));
      case VariedKey.Uniform uniform -> {
        for (int part = 0; part < PARTS; part++) {
          byValue.put(uniform.at((part + 0.5) / PARTS), new ArrayList<>());
        }
      }
    }
    for (VariantOutcome.Ran one : ran) {
      String value =
          switch (key.values()) {
            case VariedKey.Listed _ -> one.variant().values().getOrDefault(key.key(), "");
            case VariedKey.Uniform uniform -> {
              int part = Math.min(PARTS - 1, (int) (one.variant().position().get(place) * PARTS));
              yield uniform.at((part + 0.5) / PARTS);
            }
          };
      byValue.computeIfAbsent(value, _ -> new ArrayList<>()).add(SweepResult.sharpe(one));
    }
    List<Point> points = new ArrayList<>();
    byValue.forEach((value, ratios) -> {
      if (!ratios.isEmpty()) {
        points.add(
            new Point(
                value,
                ratios.size(),
                ratios.stream().mapToDouble(one -> one).min().orElseThrow(),
                ratios.stream().mapToDouble(one -> one).sum() / ratios.size(),
                ratios.stream().mapToDouble(one -> one).max().orElseThrow()));
      }
    });
    return new KeyLine(key.key(), points);
  }
}
