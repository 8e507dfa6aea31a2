// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import java.util.Optional;

/** A number that was measured, or the reason why it was not. */
public sealed interface Feature {
  /**
   * Measured.
   *
   * @param note what to know of the measure, such as {@code from one settlement a day}
   */
  record Present(double value, FeatureUnit unit, Optional<String> note) implements Feature {
    /** Refuses what is not a number: that would be absent. */
    public Present {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not a number: " + value);
      }
    }
  }

  /** Not measured; the reason names what is missing and from when. */
  record Absent(String reason) implements Feature {}
}
