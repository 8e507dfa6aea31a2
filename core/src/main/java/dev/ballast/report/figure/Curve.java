// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

import java.util.Arrays;
import java.util.List;

/**
 * A named line over the days of a backtest.
 *
 * @param values one for each day, finite
 */
public record Curve(String name, List<Double> values) {
  /** Copies its list; refuses what is not finite. */
  public Curve {
    values = List.copyOf(values);
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(name + ": not a figure: " + value);
      }
    }
  }

  public static Curve of(String name, double[] values) {
    return new Curve(name, Arrays.stream(values).boxed().toList());
  }

  /** The values as an array of the caller's own. */
  public double[] toArray() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
