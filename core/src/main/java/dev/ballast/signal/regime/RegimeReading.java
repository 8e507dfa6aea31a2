// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The measures of a time.
 *
 * @param time epoch milliseconds; nothing later was looked at
 * @param values of those that could be measured
 * @param missing why the others could not
 * @param dominanceBy what dominance was measured by, in words
 */
public record RegimeReading(
    long time,
    Map<RegimeMeasure, Double> values,
    Map<RegimeMeasure, String> missing,
    String dominanceBy) {
  /** Copies the maps. */
  public RegimeReading {
    values = Collections.unmodifiableMap(copy(values));
    missing = Collections.unmodifiableMap(copy(missing));
  }

  private static <T> Map<RegimeMeasure, T> copy(Map<RegimeMeasure, T> map) {
    Map<RegimeMeasure, T> copy = new EnumMap<>(RegimeMeasure.class);
    copy.putAll(map);
    return copy;
  }

  /** A measure, where it is known. */
  public OptionalDouble value(RegimeMeasure measure) {
    Double value = values.get(measure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Whether all bounds hold; not known where a measure that they need is missing. */
  Optional<Boolean> keeps(List<RegimeBound> bounds) {
    boolean unknown = false;
    for (RegimeBound bound : bounds) {
      OptionalDouble value = value(bound.measure());
      if (value.isEmpty()) {
        unknown = true;
      } else if (!bound.holds(value.getAsDouble())) {
        return Optional.of(false);
      }
    }
    return unknown ? Optional.empty() : Optional.of(true);
  }
}
