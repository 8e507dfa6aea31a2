// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import dev.ballast.portfolio.qp.QuadraticProgramme.Equation;
import java.util.Arrays;
import java.util.List;

/**
 * A point between its bounds on the way to the least, with a price on each equation and each bound.
 * A step aims where slopes and prices cancel, equations hold, and each price times what is left to
 * its bound is the same for all and smaller than before.
 */
final class InteriorPoint {
  /** How much of the way to the nearest bound is gone. */
  private static final double OF_THE_WAY = 0.995;

  /** A distance to a bound of such a part of its price is none. */
  private static final double NEAR = 1e-6;

  /** Of a price, what an equation may be missed by: those that say the same are met together. */
  private static final double SAME = 1e-14;

  private final QuadraticProgramme programme;
  private final List<Equation> equations;
  private final int size;
  private final boolean[] fixed;

  /** Distances to the bounds, kept by themselves: near a bound a difference would be rounding. */
  private final double[] above;

  private final double[] below;
  private final double[] lowerPrices;
  private final double[] upperPrices;
  private final double[] prices;

  /** Begins in the middle. */
  InteriorPoint(QuadraticProgramme programme) {
    this.programme = programme;
    this.equations = programme.equations();
    this.size = programme.size();
    this.fixed = new boolean[size];
    this.above = new double[size];
    this.below = new double[size];
    this.lowerPrices = new double[size];
    this.upperPrices = new double[size];
    this.prices = new double[equations.size()];
    for (int i = 0; i < size; i++) {
      double range = programme.upper(i) - programme.lower(i);
      fixed[i] = range == 0;
      above[i] = range / 2;
      below[i] = range / 2;
      lowerPrices[i] = fixed[i] ? 0 : 1;
      upperPrices[i] = lowerPrices[i];
    }
  }

  /** Where it stands, what is far nearer to a bound than its price is high being on it. */
  Minimum minimum() {
    double[] point = point();
    for (int i = 0; i < size; i++) {
      if (NEAR * lowerPrices[i] > above[i]) {
        point[i] = programme.lower(i);
      } else if (NEAR * upperPrices[i] > below[i]) {
        point[i] = programme.upper(i);
      }
    }
    return new Minimum(point, prices);
  }

  private double[] point() {
    double[] point = new double[size];
    for (int i = 0; i < size; i++) {
      point[i] =
          above[i] <= below[i] ? programme.lower(i) + above[i] : programme.upper(i) - below[i];
    }
    return point;
  }

  /** One step: first straight on, to see how far that goes, then bent by what was seen. */
  void step() {
    double[] none = new double[size];
    Newton newton = new Newton(Elimination.of(conditions()));
    newton.aim(0, none, none);
    double gap = complementarity(0, newton);
    double ahead = complementarity(newton.furthest(), newton);
    double share = gap > 0 ? ahead / gap : 0;
    double[] bentAbove = new double[size];
    double[] bentBelow = new double[size];
    for (int i = 0; i < size; i++) {
      bentAbove[i] = newton.move[i] * newton.lower[i];
      bentBelow[i] = -newton.move[i] * newton.upper[i];
    }
    newton.aim(share * share * share * gap / Math.max(1, 2 * free()), bentAbove, bentBelow);
    double length = Math.min(1, OF_THE_WAY * newton.furthest());
    for (int i = 0; i < size; i++) {
      above[i] += length * newton.move[i];
      below[i] -= length * newton.move[i];
      lowerPrices[i] += length * newton.lower[i];
      upperPrices[i] += length * newton.upper[i];
    }
    for (int k = 0; k < this.prices.length; k++) {
      this.prices[k] += length * newton.prices[k];
    }
  }

  private int free() {
    int count = 0;
    for (boolean one : fixed) {
      count += one ? 0 : 1;
    }
    return count;
  }

  /** The sum of prices times what is left to their bounds, so far along a step. */
  private double complementarity(double length, Newton newton) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      if (!fixed[i]) {
        sum +=
            (above[i] + length * newton.move[i]) * (lowerPrices[i] + length * newton.lower[i])
                + (below[i] - length * newton.move[i])
                    * (upperPrices[i] + length * newton.upper[i]);
      }
    }
    return sum;
  }

  /**
   * What a step's moves and prices meet: the quadratic with what the bounds add to it beside the
   * equations, and those below it; a variable that is fixed stands alone.
   */
  private double[][] conditions() {
    int all = size + equations.size();
    double[][] matrix = new double[all][all];
    for (int i = 0; i < size; i++) {
      if (fixed[i]) {
        matrix[i][i] = 1;
        continue;
      }
      for (int j = 0; j < size; j++) {
        matrix[i][j] = fixed[j] ? 0 : programme.quadratic(i, j);
      }
      matrix[i][i] += lowerPrices[i] / above[i] + upperPrices[i] / below[i];
    }
    for (int k = 0; k < equations.size(); k++) {
      double[] row = factors(k);
      for (int i = 0; i < size; i++) {
        matrix[i][size + k] = row[i];
        matrix[size + k][i] = row[i];
      }
      matrix[size + k][size + k] = -SAME;
    }
    return matrix;
  }

  private double[] factors(int equation) {
    double[] row = new double[size];
    for (int i = 0; i < size; i++) {
      row[i] = fixed[i] ? 0 : equations.get(equation).factor(i);
    }
    return row;
  }

  /** Newton's equations of where a step should lead. */
  private final class Newton {
    private final Elimination conditions;
    private double[] move = new double[size];
    private double[] prices = new double[equations.size()];
    private final double[] lower = new double[size];
    private final double[] upper = new double[size];

    Newton(Elimination conditions) {
      this.conditions = conditions;
    }

    /**
     * Solves for a step.
     *
     * @param level that each price times its distance should come to
     * @param bentAbove what the products are off by a straight step, at lower bounds
     * @param bentBelow at upper bounds
     */
    void aim(double level, double[] bentAbove, double[] bentBelow) {
      double[] point = point();
      double[] right = new double[size + equations.size()];
      for (int i = 0; i < size; i++) {
        if (fixed[i]) {
          continue;
        }
        right[i] = -programme.slope(i, point);
        for (int k = 0; k < equations.size(); k++) {
          right[i] -= InteriorPoint.this.prices[k] * equations.get(k).factor(i);
        }
        right[i] += (level - bentAbove[i]) / above[i] - (level - bentBelow[i]) / below[i];
      }
      for (int k = 0; k < equations.size(); k++) {
        right[size + k] = -equations.get(k).excess(point);
      }
      double[] step = conditions.solve(right);
      move = Arrays.copyOf(step, size);
      prices = Arrays.copyOfRange(step, size, step.length);
      for (int i = 0; i < size; i++) {
        if (!fixed[i]) {
          lower[i] = (level - bentAbove[i] - lowerPrices[i] * move[i]) / above[i] - lowerPrices[i];
          upper[i] = (level - bentBelow[i] + upperPrices[i] * move[i]) / below[i] - upperPrices[i];
        }
      }
    }

    /** The length at which the first bound or price comes to zero; one at most. */
    double furthest() {
      double length = 1 / OF_THE_WAY;
      for (int i = 0; i < size; i++) {
        if (fixed[i]) {
          continue;
        }
        length = Math.min(length, until(above[i], move[i]));
        length = Math.min(length, until(below[i], -move[i]));
        length = Math.min(length, until(lowerPrices[i], lower[i]));
        length = Math.min(length, until(upperPrices[i], upper[i]));
      }
      return length;
    }

    private double until(double value, double change) {
      return change < 0 ? -value / change : Double.MAX_VALUE;
    }
  }
}
