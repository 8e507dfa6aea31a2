// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How long the outcome of each observation takes: the observation of period i is made at its end,
 * and its outcome runs from there to the end of a later period. Two whose outcomes overlap know of
 * each other. Lopez de Prado, "Advances in Financial Machine Learning", 2018, chapter 7.
 */
public final class OutcomeSpans {
  private final int[] until;

  private OutcomeSpans(int[] until) {
    this.until = until;
  }

  /**
   * One observation for each period; copied.
   *
   * @param until the period at whose end the outcome is known, not before the observation's
   */
  public static OutcomeSpans of(int[] until) {
    for (int i = 0; i < until.length; i++) {
      if (until[i] < i) {
        throw new IllegalArgumentException(
            "the outcome of period " + i + " is known before it, in " + until[i]);
      }
    }
    return new OutcomeSpans(until.clone());
  }

  /** So many observations, the outcome of each known a number of periods later. */
  public static OutcomeSpans ofHorizon(int observations, int periods) {
    return of(IntStream.range(0, observations).map(i -> i + periods).toArray());
  }

  /** How many observations there are. */
  public int size() {
    return until.length;
  }

  /**
   * Tests on some ranges and learns from what is left of another: without observations whose
   * outcome overlaps that of a tested one (purged), and without those that begin so soon after the
   * last outcome of a tested range that they remember it (embargo).
   */
  Fold fold(Range learned, List<Range> tested, int embargo) {
    return new Fold(
        IntStream.range(learned.from(), learned.to())
            .filter(i -> tested.stream().allMatch(range -> isApart(i, range, embargo)))
            .toArray(),
        tested.stream().flatMapToInt(range -> IntStream.range(range.from(), range.to())).toArray());
  }

  private boolean isApart(int i, Range tested, int embargo) {
    if (i < tested.from()) {
      return until[i] <= tested.from();
    }
    return i >= tested.to() && i >= last(tested) + embargo;
  }

  private int last(Range range) {
    int last = 0;
    for (int i = range.from(); i < range.to(); i++) {
      last = Math.max(last, until[i]);
    }
    return last;
  }

  /** Observations from one, up to and not including another. */
  record Range(int from, int to) {}
}
