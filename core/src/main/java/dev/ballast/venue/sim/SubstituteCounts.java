// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What stood in for what is not recorded, and how often. */
final class SubstituteCounts {
  private final SequencedMap<String, Integer> counts = new LinkedHashMap<>();

  void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  SequencedMap<String, Integer> counts() {
    return Collections.unmodifiableSequencedMap(counts);
  }
}
