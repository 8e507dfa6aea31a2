// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.report.figure.Reading;
import java.time.Instant;
import java.util.List;

/**
 * What choosing the best variant on some weeks was worth on others that those know nothing of.
 *
 * @param learned weeks before the first test
 * @param embargo weeks before each test that are not learned from
 * @param folds tests in turn
 * @param chosen Sharpe ratio a year of the chosen variants over all tests
 * @param own of the plan's own figures over the same
 * @param still of the core without signals over the same
 * @param splits of combinatorial purged cross-validation
 * @param paths Sharpe ratios a year of its paths through all weeks, rising
 */
public record ForwardEvidence(
    int learned,
    int embargo,
    List<Test> folds,
    Reading chosen,
    Reading own,
    Reading still,
    int splits,
    List<Double> paths) {
  /**
   * One test.
   *
   * @param from its first Monday
   * @param weeks tested
   * @param variant chosen, in words
   * @param chosenReturn of it over the test
   * @param ownReturn of the plan's own figures
   * @param stillReturn of the core without signals
   */
  public record Test(
      Instant from,
      int weeks,
      String variant,
      double chosenReturn,
      double ownReturn,
      double stillReturn) {}

  public ForwardEvidence {
    folds = List.copyOf(folds);
    paths = List.copyOf(paths);
  }
}
