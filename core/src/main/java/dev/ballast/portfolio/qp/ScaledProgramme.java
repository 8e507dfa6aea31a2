// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import dev.ballast.portfolio.qp.QuadraticProgramme.Equation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A programme in which every variable has a range about one, every equation a largest factor of
 * one, and the quadratic a largest entry of one. Variables are counted in powers of two, so that
 * nothing is lost of them.
 */
final class ScaledProgramme {
  private final QuadraticProgramme programme;
  private final double[] units;
  private final double[] factors;
  private final double height;

  /**
   * Keeps all.
   *
   * @param programme that is solved
   * @param units of the variables, in those of the programme that it was made of
   * @param factors by which equations were divided
   * @param height by which the quadratic was
   */
  private ScaledProgramme(
      QuadraticProgramme programme, double[] units, double[] factors, double height) {
    this.programme = programme;
    this.units = units;
    this.factors = factors;
    this.height = height;
  }

  static ScaledProgramme of(QuadraticProgramme from) {
    int size = from.size();
    double[] units = new double[size];
    double[] lower = new double[size];
    double[] upper = new double[size];
    for (int i = 0; i < size; i++) {
      units[i] = powerOfTwo(Math.max(Math.abs(from.lower(i)), Math.abs(from.upper(i))));
      lower[i] = from.lower(i) / units[i];
      upper[i] = from.upper(i) / units[i];
    }
    double[][] quadratic = new double[size][size];
    double[] linear = new double[size];
    for (int i = 0; i < size; i++) {
      linear[i] = from.linear(i) * units[i];
      for (int j = 0; j < size; j++) {
        quadratic[i][j] = from.quadratic(i, j) * units[i] * units[j];
      }
    }
    double height = largest(linear);
    for (double[] row : quadratic) {
      height = Math.max(height, largest(row));
    }
    height = height == 0 ? 1 : height;
    divide(linear, height);
    for (double[] row : quadratic) {
      divide(row, height);
    }
    List<Equation> equations = new ArrayList<>();
    double[] factors = new double[from.equations().size()];
    for (int k = 0; k < factors.length; k++) {
      Equation equation = from.equations().get(k);
      double[] row = new double[size];
      for (int i = 0; i < size; i++) {
        row[i] = equation.factor(i) * units[i];
      }
      factors[k] = largest(row) == 0 ? 1 : largest(row);
      divide(row, factors[k]);
      equations.add(new Equation(row, equation.value() / factors[k]));
    }
    return new ScaledProgramme(
        QuadraticProgramme.of(quadratic, linear, lower, upper).with(equations),
        units,
        factors,
        height);
  }

  QuadraticProgramme programme() {
    return programme;
  }

  /** An answer in the units that were asked in, of the variables that were asked for. */
  Minimum restored(Minimum answer, int asked) {
    double[] point = Arrays.copyOf(answer.point(), asked);
    for (int i = 0; i < asked; i++) {
      point[i] *= units[i];
    }
    double[] prices = new double[factors.length];
    for (int k = 0; k < prices.length; k++) {
      prices[k] = answer.price(k) * height / factors[k];
    }
    return new Minimum(point, prices);
  }

  /** At least as much as a value, and less than twice of it; one for zero. */
  private static double powerOfTwo(double value) {
    return value == 0 ? 1 : StrictMath.scalb(1.0, StrictMath.getExponent(value) + 1);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double one : values) {
      largest = Math.max(largest, Math.abs(one));
    }
    return largest;
  }

  private static void divide(double[] values, double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= by;
    }
  }
}
