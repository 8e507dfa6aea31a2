// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

import java.util.OptionalDouble;

/**
 * A figure, or the reason why there is none.
 *
 * @param value finite where present
 * @param reason why it is absent, in a few words; empty where the value is present
 */
public record Reading(OptionalDouble value, String reason) {
  /** Refuses a value that is not finite, and an absence without a reason. */
  public Reading {
    if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
      throw new IllegalArgumentException("not a figure: " + value.getAsDouble());
    }
    if (value.isPresent() != reason.isEmpty()) {
      throw new IllegalArgumentException("a reading has either a value or a reason: " + reason);
    }
  }

  public static Reading of(double value) {
    return new Reading(OptionalDouble.of(value), "");
  }

  public static Reading absent(String reason) {
    return new Reading(OptionalDouble.empty(), reason);
  }
}
