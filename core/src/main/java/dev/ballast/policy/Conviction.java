// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Asset;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * How much a sector is believed in, and for how long.
 *
 * @param since the day on which it was written down, UTC
 * @param months how long it is meant to last
 * @param scores by member that has one, in the user's own scale: a member of 3 gets three times the
 *     weight of one of 1, and one without a score counts as 1
 */
public record Conviction(LocalDate since, int months, SequencedMap<Asset, Double> scores) {
  /** What a score may be at most. */
  public static final int MOST = 100;

  /** Refuses a horizon that is not 1 to 120 months and a score that is not above 0 up to 100. */
  public Conviction {
    if (months < 1 || months > 120) {
      throw new IllegalArgumentException("a horizon is 1 to 120 months, not " + months);
    }
    scores.forEach((asset, score) -> {
      if (!(score > 0 && score <= MOST)) {
        throw new IllegalArgumentException(
            "the conviction of " + asset + " is above 0 and up to " + MOST + ", not " + score);
      }
    });
    scores = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(scores));
  }

  /** Without scores. */
  public static Conviction of(LocalDate since, int months) {
    return new Conviction(since, months, new LinkedHashMap<>());
  }

  /** What a member counts. */
  public double of(Asset member) {
    return scores.getOrDefault(member, 1.0);
  }

  /** The first day on which it is no more. */
  public LocalDate ends() {
    return since.plusMonths(months);
  }

  /** Whether its horizon has passed on a day. */
  public boolean lapsed(LocalDate day) {
    return !day.isBefore(ends());
  }

  /** The same of members under other names; of two that become one, the first counts. */
  Conviction renamed(UnaryOperator<Asset> name) {
    SequencedMap<Asset, Double> others = new LinkedHashMap<>();
    scores.forEach((asset, score) -> others.putIfAbsent(name.apply(asset), score));
    return new Conviction(since, months, others);
  }
}
