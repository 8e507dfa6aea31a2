// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The least of 1/2 x'Qx + c'x over all x between two bounds that meet linear equations. Q is
 * symmetric and no x makes it negative. An inequality is an equation with a variable of its own for
 * what is left, which stands after those that are asked for.
 */
public final class QuadraticProgramme {
  /** A range of such a part of what a sum is made of is none: rounding left it. */
  private static final double ROUNDING = 1e-13;

  private final double[][] quadratic;
  private final double[] linear;
  private final double[] lower;
  private final double[] upper;
  private final List<Equation> equations;
  private final int asked;

  /** That a sum of the variables, each times its factor, is so much. */
  static final class Equation {
    private final double[] factors;
    private final double value;

    Equation(double[] factors, double value) {
      this.factors = factors.clone();
      this.value = value;
    }

    /** Zero of variables that came after it. */
    double factor(int variable) {
      return variable < factors.length ? factors[variable] : 0;
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
  }

  private QuadraticProgramme(
      double[][] quadratic,
      double[] linear,
      double[] lower,
      double[] upper,
      List<Equation> equations,
      int asked) {
    this.quadratic = Arrays.stream(quadratic).map(double[]::clone).toArray(double[][]::new);
    this.linear = linear.clone();
    this.lower = lower.clone();
    this.upper = upper.clone();
    this.equations = List.copyOf(equations);
    this.asked = asked;
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
    return new QuadraticProgramme(quadratic, linear, lower, upper, List.of(), size);
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
    checked(factors);
    return with(new Equation(factors, value));
  }

  /** The same where the sum of the variables, each times its factor, is at most so much. */
  public QuadraticProgramme atMost(double[] factors, double most) {
    checked(factors);
    int size = size();
    double least = 0;
    double scale = Math.abs(most);
    boolean moves = false;
    for (int i = 0; i < asked; i++) {
      least += factors[i] * (factors[i] > 0 ? lower[i] : upper[i]);
      scale += Math.abs(factors[i]) * Math.max(Math.abs(lower[i]), Math.abs(upper[i]));
      moves |= factors[i] != 0 && lower[i] < upper[i];
    }
    boolean isSliver = most - least <= ROUNDING * scale;
    double[][] wider = new double[size + 1][size + 1];
    for (int i = 0; i < size; i++) {
      System.arraycopy(quadratic[i], 0, wider[i], 0, size);
    }
    double[] all = Arrays.copyOf(factors, size + 1);
    all[size] = 1;
    double[] highest = Arrays.copyOf(upper, size + 1);
    highest[size] = isSliver ? 0 : most - least;
    boolean holdsAnyway = !moves && least - most <= ROUNDING * scale;
    if (holdsAnyway) {
      highest[size] = 0;
    }
    return new QuadraticProgramme(
            wider,
            Arrays.copyOf(linear, size + 1),
            Arrays.copyOf(lower, size + 1),
            highest,
            equations,
            asked)
        .with(holdsAnyway ? new Equation(new double[size + 1], 0) : new Equation(all, most));
  }

  private void checked(double[] factors) {
    if (factors.length != asked) {
      throw new IllegalArgumentException("a factor for each variable");
    }
  }

  private QuadraticProgramme with(Equation one) {
    return with(List.of(one));
  }

  /** The same with other equations too. */
  QuadraticProgramme with(List<Equation> more) {
    List<Equation> all = new ArrayList<>(equations);
    all.addAll(more);
    return new QuadraticProgramme(quadratic, linear, lower, upper, all, asked);
  }

  /** How many of the variables are asked for: the first. */
  int asked() {
    return asked;
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
