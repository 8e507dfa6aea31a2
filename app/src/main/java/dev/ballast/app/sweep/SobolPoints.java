// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Points that fill a cube more evenly than chance does: Sobol's sequence with the direction numbers
 * of Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM
 * Journal on Scientific Computing 30, 2008.
 */
final class SobolPoints {
  /** As many as the direction numbers are known for. */
  static final int MOST_KEYS = 1_000;

  private SobolPoints() {}

  /**
   * So many points after the first, which is all zeros.
   *
   * @param skipped points left out before them, so that another sweep draws others
   */
  static double[][] of(int count, int dimensions, int skipped) {
    SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
    double[][] points = new double[count][];
    points[0] = sequence.skipTo(skipped + 1);
    for (int i = 1; i < count; i++) {
      points[i] = sequence.nextVector();
    }
    return points;
  }
}
