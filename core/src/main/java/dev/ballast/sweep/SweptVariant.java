// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One setting of the varied keys.
 *
 * @param number from one, in the order in which the sweep lists its variants
 * @param values by key, in the order of the keys, as they would stand in the policy
 * @param position of each value among those of its key: 0 for the first, 1 for the last
 */
public record SweptVariant(int number, SequencedMap<String, String> values, List<Double> position) {
  /** Copies both. */
  public SweptVariant {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    position = List.copyOf(position);
    if (number < 1 || values.size() != position.size()) {
      throw new IllegalArgumentException(number + ": " + values + " at " + position);
    }
  }

  /** How far another one is, over all keys: the root of the sum of squares. */
  double distance(SweptVariant other) {
    double sum = 0;
    for (int i = 0; i < position.size(); i++) {
      double along = position.get(i) - other.position.get(i);
      sum += along * along;
    }
    return Math.sqrt(sum);
  }

  /** {@code rotation.step=5%, hedges.0.beta-to=0.9}. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining(", "));
  }
}
