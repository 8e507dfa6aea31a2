// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.evidence.OutcomeSpans.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests that follow each other in time, each after what it is learned from, without a gap between
 * tests. The last is shorter where periods do not divide evenly.
 */
public final class WalkForward {
  private WalkForward() {}

  /**
   * Learns from all that came before.
   *
   * @param least observations before the first test, above zero
   * @param test observations in each test, above zero
   * @param embargo observations before each test that are not learned from, beside those whose
   *     outcome is not known when it begins
   */
  public static List<Fold> anchored(OutcomeSpans spans, int least, int test, int embargo) {
    return folds(spans, least, Integer.MAX_VALUE, test, embargo);
  }

  /**
   * Learns from so many before each test, less what embargo and outcomes take.
   *
   * @param train observations before each test, above zero
   */
  public static List<Fold> rolling(OutcomeSpans spans, int train, int test, int embargo) {
    return folds(spans, train, train, test, embargo);
  }

  private static List<Fold> folds(OutcomeSpans spans, int least, int most, int test, int embargo) {
    if (least < 1 || test < 1 || embargo < 0) {
      throw new IllegalArgumentException(
          "tests of " + test + " after " + least + " with an embargo of " + embargo);
    }
    List<Fold> folds = new ArrayList<>();
    for (int start = least; start < spans.size(); start += test) {
      Range learned = new Range(Math.max(0, start - most), Math.max(0, start - embargo));
      Range tested = new Range(start, Math.min(start + test, spans.size()));
      folds.add(spans.fold(learned, List.of(tested), 0));
    }
    return folds;
  }
}
