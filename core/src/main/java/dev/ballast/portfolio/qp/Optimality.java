// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import dev.ballast.portfolio.qp.QuadraticProgramme.Equation;
import java.util.List;

/**
 * How far an answer is from the conditions of Karush, Kuhn and Tucker, by figures that need no
 * guess of which bounds hold: what the conditions leave at zero.
 *
 * @param violation the most by which an equation or a bound is missed
 * @param gap no point that meets equations and bounds lies lower by more than this. With r the
 *     slope in a variable plus price x factor, it is the sum of what r could still gain on the way
 *     to its bound: r (x - lower) where r is above zero, r (x - upper) where below. At an optimum
 *     each r is zero or its variable at that bound (Boyd and Vandenberghe 2004, 5.5)
 */
record Optimality(double violation, double gap) {
  /** Of scaled programmes; with Q the unit matrix a gap of 1e-13 is a point within 5e-7. */
  static final double MOST_VIOLATION = 1e-9;

  static final double MOST_GAP = 1e-13;

  static Optimality of(QuadraticProgramme programme, Minimum minimum) {
    double[] point = minimum.point();
    List<Equation> equations = programme.equations();
    double violation = 0;
    for (Equation equation : equations) {
      violation = Math.max(violation, Math.abs(equation.excess(point)));
    }
    double gap = 0;
    for (int i = 0; i < point.length; i++) {
      violation = Math.max(violation, programme.lower(i) - point[i]);
      violation = Math.max(violation, point[i] - programme.upper(i));
      double rise = programme.slope(i, point);
      for (int k = 0; k < equations.size(); k++) {
        rise += minimum.price(k) * equations.get(k).factor(i);
      }
      gap += rise * (point[i] - (rise > 0 ? programme.lower(i) : programme.upper(i)));
    }
    return new Optimality(violation, gap);
  }

  /**
   * Whether the answer is one; figures that are no numbers make none.
   *
   * @param most the largest gap
   */
  boolean holds(double most) {
    return violation <= MOST_VIOLATION && gap <= most;
  }
}
