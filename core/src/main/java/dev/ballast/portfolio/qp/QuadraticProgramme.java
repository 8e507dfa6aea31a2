// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The least of 1/2 x'Qx + c'x over all x between two bounds that meet linear equations. Q is
 * symmetric and no x makes it negative. An inequality is an equation with a variable of its own for
 * what is left.
 */
public final class QuadraticProgramme {
  private final double[][] quadratic;
  private final double[] linear;
  private final double[] lower;
  private final double[] upper;
  private final List<Equation> equations;

  /** That a sum of the variables, each times its factor, is so much. */
  static final class Equation {
    private final double[] factors;
    private final double value;

    Equation(double[] factors, double value) {
      this.factors = factors.clone();
      this.value = value;
    }

    double factor(int variable) {
      return factors[variable];
    }

    double value() {
      return value;
    }

    /** What the left side is above the right. */
    double excess(double[] point) {
      double sum = -value;
      for (int i = 0; i < factors.length; i++) {
        sum += factors[i] * point[i];
      }
      return sum;
    }

    /** The same with a largest factor of one. */
    Equation scaled() {
      double largest = largest(factors);
      if (largest == 0) {
        return this;
      }
      return new Equation(
          Arrays.stream(factors).map(one -> one / largest).toArray(), value / largest);
    }
  }

  private QuadraticProgramme(
      double[][] quadratic,
      double[] linear,
      double[] lower,
      double[] upper,
      List<Equation> equations) {
    this.quadratic = Arrays.stream(quadratic).map(double[]::clone).toArray(double[][]::new);
    this.linear = linear.clone();
    this.lower = lower.clone();
    this.upper = upper.clone();
    this.equations = List.copyOf(equations);
  }

  /**
   * Of a quadratic within finite bounds, no equations yet.
   *
   * @param quadratic Q, symmetric
   * @param linear c
   */
  public static QuadraticProgramme of(
      double[][] quadratic, double[] linear, double[] lower, double[] upper) {
    int size = linear.length;
    if (quadratic.length != size || lower.length != size || upper.length != size) {
      throw new IllegalArgumentException("all parts are of one size");
    }
    for (int i = 0; i < size; i++) {
      boolean finite = Double.isFinite(lower[i]) && Double.isFinite(upper[i]);
      if (!finite || lower[i] > upper[i] || !Double.isFinite(linear[i])) {
        throw new IllegalArgumentException("variable %d has no finite range".formatted(i));
      }
      for (int j = 0; j < size; j++) {
        if (!Double.isFinite(quadratic[i][j]) || quadratic[i][j] != quadratic[j][i]) {
          throw new IllegalArgumentException("the quadratic is symmetric and finite");
        }
      }
    }
    return new QuadraticProgramme(quadratic, linear, lower, upper, List.of());
  }

  /** What is nearest to a point within bounds, by the sum of squared distances. */
  public static QuadraticProgramme nearest(double[] point, double[] lower, double[] upper) {
    double[][] unit = new double[point.length][point.length];
    for (int i = 0; i < point.length; i++) {
      unit[i][i] = 1;
    }
    return of(unit, Arrays.stream(point).map(one -> -one).toArray(), lower, upper);
  }

  /** The same where the sum of the variables, each times its factor, is so much. */
  public QuadraticProgramme where(double[] factors, double value) {
    if (factors.length != size()) {
      throw new IllegalArgumentException("a factor for each variable");
    }
    List<Equation> all = new ArrayList<>(equations);
    all.add(new Equation(factors, value));
    return new QuadraticProgramme(quadratic, linear, lower, upper, all);
  }

  /** The same with each equation's largest factor one, and so the quadratic's largest entry. */
  QuadraticProgramme scaled() {
    double largest = largest(linear);
    for (double[] row : quadratic) {
      largest = Math.max(largest, largest(row));
    }
    double unit = largest == 0 ? 1 : largest;
    return new QuadraticProgramme(
        Arrays.stream(quadratic)
            .map(row -> Arrays.stream(row).map(one -> one / unit).toArray())
            .toArray(double[][]::new),
        Arrays.stream(linear).map(one -> one / unit).toArray(),
        lower,
        upper,
        equations.stream().map(Equation::scaled).toList());
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double one : values) {
      largest = Math.max(largest, Math.abs(one));
    }
    return largest;
  }

  /** How many variables there are. */
  public int size() {
    return linear.length;
  }

  double quadratic(int row, int column) {
    return quadratic[row][column];
  }

  double linear(int variable) {
    return linear[variable];
  }

  double lower(int variable) {
    return lower[variable];
  }

  double upper(int variable) {
    return upper[variable];
  }

  List<Equation> equations() {
    return equations;
  }

  /** How the quadratic rises with a variable, at a point. */
  double slope(int variable, double[] point) {
    double sum = linear[variable];
    for (int i = 0; i < point.length; i++) {
      sum += quadratic[variable][i] * point[i];
    }
    return sum;
  }
}
