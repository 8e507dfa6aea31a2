// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;
import java.util.Collections;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * What is watched between the calendar's reviews, at every close of a bar.
 *
 * @param kinds that call for a review; none where nothing is watched
 * @param fundingSpike what a position pays at its last settlement, simple, a year, from which on
 *     funding calls; above zero
 */
public record EventWatch(SequencedSet<AlarmKind> kinds, Percent fundingSpike) {
  /** All that can be watched, and funding from 100 % a year. */
  public static final EventWatch DEFAULT =
      new EventWatch(new TreeSet<>(List.of(AlarmKind.values())), Percent.HUNDRED);

  /** Copies the set; refuses a spike that is none. */
  public EventWatch {
    kinds = Collections.unmodifiableSequencedSet(new TreeSet<>(kinds));
    if (fundingSpike.compareTo(Percent.ZERO) <= 0) {
      throw new IllegalArgumentException("a funding spike is above 0%, not " + fundingSpike);
    }
  }

  /** Whether anything is watched. */
  public boolean isOn() {
    return !kinds.isEmpty();
  }

  public boolean watches(AlarmKind kind) {
    return kinds.contains(kind);
  }
}
