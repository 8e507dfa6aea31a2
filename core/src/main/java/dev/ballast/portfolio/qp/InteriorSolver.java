// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import java.util.Optional;

/**
 * Solves from the inside of the bounds: Mehrotra's predictor and corrector (Nocedal and Wright,
 * Numerical Optimization, 2nd edition 2006, 16.6), for small dense programmes. It needs no guess of
 * which limits hold, so that programmes with limits that meet in one point, or with a quadratic
 * that is flat in some direction, are no harder than others. It answers nothing at once where no
 * point is proven to meet the limits, and after its last step where it has found neither an optimum
 * nor a proof.
 */
final class InteriorSolver implements QuadraticSolver {
  /** Where limits leave no room between them, rounding ends a way to the least a little early. */
  static final double MOST_GAP = 1e-11;

  private static final int MOST_STEPS = 100;

  /** An optimum is made sharper as long as each step leaves a gap that many times smaller. */
  private static final double SHARPER = 1.5;

  private static final double SHARP = 1e-22;

  @Override
  public Optional<Minimum> solve(QuadraticProgramme programme) {
    InteriorPoint inside = new InteriorPoint(programme);
    Optional<Minimum> found = Optional.empty();
    double gap = Double.MAX_VALUE;
    for (int i = 0; i < MOST_STEPS; i++) {
      Minimum minimum = inside.minimum();
      Optimality optimality = Optimality.of(programme, minimum);
      double left = Math.abs(optimality.gap());
      if (found.isPresent() && (!optimality.holds(MOST_GAP) || left > gap / SHARPER)) {
        return found;
      }
      if (optimality.holds(MOST_GAP)) {
        found = Optional.of(minimum);
        gap = left;
        if (gap < SHARP) {
          return found;
        }
      } else if (provesNone(programme, minimum, 1) || provesNone(programme, minimum, -1)) {
        return Optional.empty();
      }
      inside.step();
    }
    return Optional.empty();
  }

  /**
   * Whether the equations, each times its price, sum to one that no point within the bounds meets
   * (Farkas).
   */
  private static boolean provesNone(QuadraticProgramme programme, Minimum minimum, int sign) {
    double most = 0;
    double scale = 0;
    for (int i = 0; i < programme.size(); i++) {
      double factor = 0;
      for (int k = 0; k < programme.equations().size(); k++) {
        factor += sign * minimum.price(k) * programme.equations().get(k).factor(i);
      }
      most += factor * (factor > 0 ? programme.upper(i) : programme.lower(i));
    }
    double asked = 0;
    for (int k = 0; k < programme.equations().size(); k++) {
      double price = sign * minimum.price(k);
      asked += price * programme.equations().get(k).value();
      scale += Math.abs(price);
    }
    return asked - most > Optimality.MOST_VIOLATION * scale;
  }
}
