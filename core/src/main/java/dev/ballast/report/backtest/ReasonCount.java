// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.market.InstrumentId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A reason why something was not ordered, or not whole, and how often it came.
 *
 * @param reason as it was given last, without what would mend it
 * @param reviews at which it was given, however many instruments it struck at each
 * @param instrument that it struck last
 * @param last when that was
 */
public record ReasonCount(String reason, int reviews, InstrumentId instrument, Instant last) {

  /** {@code 12 x, last 2024-05-01 for BTC/USDT:USDT: no price is known}. */
  @Override
  public String toString() {
    return reviews
        + " x, last "
        + last.toString().substring(0, 10)
        + " for "
        + instrument
        + ": "
        + reason;
  }

  /** Gathers reasons; those that differ in figures, or in the assets that they name, are one. */
  static final class Counter {
    private final SequencedMap<String, ReasonCount> counts = new LinkedHashMap<>();

    /** Adds what was given at a review; reviews come in order. */
    void add(Instant review, InstrumentId instrument, String reason) {
      String said = reason.split(";", 2)[0];
      counts.merge(
          alike(said),
          new ReasonCount(said, 1, instrument, review),
          (before, now) ->
              new ReasonCount(
                  said, before.reviews + (before.last.equals(review) ? 0 : 1), instrument, review));
    }

    private static String alike(String reason) {
      return reason.replaceAll(" for [\\p{Upper}\\d].*", "").replaceAll("-?\\d[\\d.,]*", "n");
    }

    /** The most frequent first; of the same count, the one that came first. */
    List<ReasonCount> counts() {
      return counts.values().stream()
          .sorted((one, other) -> Integer.compare(other.reviews, one.reviews))
          .toList();
    }
  }
}
