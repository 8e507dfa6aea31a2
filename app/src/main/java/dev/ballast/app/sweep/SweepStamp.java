// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import dev.ballast.app.UserMistake;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a sweep is of: one that is gone on with must be of the same, or its variants could not be
 * compared.
 *
 * @param parts by what they are: {@code the plan}, {@code the history}
 */
record SweepStamp(SequencedMap<String, String> parts) {
  SweepStamp {
    parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
  }

  /** The first part that is not as it was. */
  Optional<String> differs(SweepStamp before) {
    return parts.entrySet().stream()
        .filter(one -> !one.getValue().equals(before.parts.get(one.getKey())))
        .map(one -> one.getKey())
        .findFirst();
  }

  /** Refuses to go on with another sweep's outcomes. */
  void requireSame(SweepStamp before, String folder) {
    differs(before)
        .ifPresent(part -> {
          throw new UserMistake(
              "--resume: "
                  + folder
                  + " is of another sweep: "
                  + part
                  + " is not as it was; name another folder");
        });
  }
}
