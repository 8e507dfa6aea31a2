// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Programmes with inequalities, flat costs and odd scales, against CVXPY and an enumeration. */
class InteriorSolverTest {
  /**
   * CVXPY 1.9.3 with CLARABEL (gaps and feasibility 1e-13), on the programmes of {@link #written}
   * before their scale: a book's shorts of two to six contracts with an equation for beta, a limit
   * on their sum and one with factors of both signs. Every third is flat in its first contract.
   */
  private static final double[] LEAST = {
    -0.000120051433, -0.007884569841, -0.024967471801, -1.960519199880, 0.001263470387,
    -0.007605886280, -0.125936706210, -0.774682813315, 0.001195708353, -0.030058865968,
    -0.062912678818, -0.858445940067, 0.000477807816, -0.002825734188, -0.011743885265,
    -1.760647654125, 0.000536195336, -0.006255962300, -0.098130726966, -0.094124085838,
    0.000190594090, -0.023383530033, -0.006595631484, -0.367885190869, 0.000404495041,
    -0.007296722430, -0.084969022443, -3.081617804237, 0.001115195252, 0.001633539320,
  };

  @Test
  void thirtyProgrammesOfAllScalesAreThoseOfCvxpy() {
    for (int number = 0; number < 30; number++) {
      Written written = written(number);
      double[] point = QuadraticSolver.interior().solve(written.programme()).orElseThrow().point();
      assertThat(written.least(point) / written.scale())
          .as("programme %d, notionals of %s", number, written.scale())
          .isCloseTo(LEAST[number], within(1e-9));
    }
  }

  /**
   * A seeded plan's overlay: the first contract is bought or sold, the second bought or sold on two
   * stretches, costs are a billionth of what missing the target costs, and of margin there is a
   * ten-billionth to a millionth more than the target asks for. Normal equations, squares of the
   * conditions, say nothing of so little.
   */
  @Test
  void aLimitThatLeavesATargetHardlyAnyRoomIsMet() {
    double[] way = {1, -1, 1, -0.0625, -1};
    double[][] covariance = {{2.337e-8, 2.327e-8}, {2.327e-8, 3.41e-8}};
    double[] curve = {3.52e-6, 3.52e-6, 9e-11, 4e-13, 9e-11};
    double[][] quadratic = new double[7][7];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        quadratic[i][j] = way[i] * way[j] * covariance[i / 2 > 0 ? 1 : 0][j / 2 > 0 ? 1 : 0];
      }
      quadratic[i][i] += curve[i];
    }
    double[] linear = {4.534e-9, -4.282e-9, 1.049e-8, -6.4e-10, -1.024e-8, 1, 1};
    double[] upper = {0.690579, 0.690579, 0.690579, 0.735025, 0.64464, 0.603936, 0.603936};
    for (int step = 0; step < 60; step++) {
      double room = 1e-10 * StrictMath.pow(10, step / 15.0);
      QuadraticProgramme programme =
          QuadraticProgramme.of(quadratic, linear, new double[7], upper)
              .where(
                  new double[] {0.170637, -0.170637, 0.25, -0.015625, -0.25, -1, 1},
                  -0.01148476274343)
              .atMost(new double[] {1, 1, 1, 0.0625, 1, 0, 0}, 0.04593905097372 + room)
              .atMost(new double[] {1, 1, 1, 0.0625, 1, 0, 0}, 0.2795518343914)
              .atMost(
                  new double[] {-0.275237, 0.298103, -0.4079, 0.0270062, 0.4321, 0, 0},
                  0.3690257642746)
              .atMost(
                  new double[] {0.295237, -0.278103, 0.4279, -0.0257562, -0.4121, 0, 0},
                  0.2617845377331)
              .atMost(new double[] {-1, 1, 0, 0, 0, 0, 0}, 0.1275811139563)
              .atMost(new double[] {1, -1, 0, 0, 0, 0, 0}, 0.1275811139563);

      Minimum least = QuadraticSolver.interior().solve(programme).orElseThrow();
      assertThat(least.point()[5] + least.point()[6]).as("room of %s", room).isLessThan(1e-9);
    }
  }

  /**
   * A programme whose figures are fractions of a whole number's rest, so that any language has the
   * same; notionals from 1e-2 to 1e8, and the equation in units of its own.
   */
  private record Written(QuadraticProgramme programme, double scale) {
    double least(double[] point) {
      return value(programme, point);
    }
  }

  private static Written written(int p) {
    int n = 2 + p % 5;
    double scale = StrictMath.pow(10, p % 11 - 2);
    double unit = StrictMath.pow(10, p % 7 - 3);
    double aversion = 30 * StrictMath.pow(10, p % 4 - 1);
    double[][] quadratic = new double[n][n];
    double[] linear = new double[n];
    double[] upper = new double[n];
    double[] beta = new double[n];
    double[] both = new double[n];
    double[] ones = new double[n];
    double asked = 0;
    double sum = 0;
    double mixed = 0.05;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double own = 0.01 + 0.02 * rest(p, 20 + i);
        double covariance = load(p, i) * load(p, j) + (i == j ? own * own : 0);
        boolean flat = p % 3 == 0 && (i == 0 || j == 0);
        quadratic[i][j] = flat ? 0 : aversion * covariance / scale;
      }
      upper[i] = (0.2 + rest(p, 40 + i)) * scale;
      linear[i] = 5e-4 + 1e-3 * rest(p, 60 + i) - aversion * 0.025 * load(p, i);
      beta[i] = (0.6 + 1.4 * rest(p, 100 + i)) * unit;
      both[i] = rest(p, 160 + i) - 0.3;
      ones[i] = 1;
      double somewhere = upper[i] * (0.3 + 0.4 * rest(p, 120 + i));
      asked += beta[i] * somewhere;
      sum += somewhere;
      mixed += both[i] * somewhere / scale;
    }
    return new Written(
        QuadraticProgramme.of(quadratic, linear, new double[n], upper)
            .where(beta, asked)
            .atMost(ones, sum * (1 + 0.1 * rest(p, 140)))
            .atMost(both, mixed * scale),
        scale);
  }

  private static double load(int p, int i) {
    return 0.02 + 0.03 * rest(p, i);
  }

  private static double rest(int p, int k) {
    return (7919L * (k + 1) + 104729L * (p + 1)) % 9973 / 9973.0;
  }

  /**
   * A thousand programmes of two to four variables, an equation in every second, two limits; half
   * of them with figures of one decimal, so that limits meet in one point, a third flat in some
   * directions, and scales from 1e-2 to 1e8. The enumeration tries each way in which bounds and
   * limits can hold, solves for the rest by elimination, and keeps the least that meets them all.
   */
  @Test
  void aThousandProgrammesAreThoseOfAnEnumeration() {
    Random dice = new Random(20261127);
    int feasible = 0;
    for (int number = 0; number < 1000; number++) {
      Drawn drawn = drawn(dice, number);
      Optional<Minimum> answer = QuadraticSolver.interior().solve(drawn.programme());
      double expected = enumerated(drawn);
      assertThat(answer.isPresent())
          .as("programme %d", number)
          .isEqualTo(Double.isFinite(expected));
      if (answer.isPresent()) {
        feasible++;
        double found = value(drawn.programme(), answer.get().point());
        double height = Math.max(1, Math.abs(expected / drawn.scale()));
        assertThat(found / drawn.scale())
            .as("programme %d", number)
            .isCloseTo(expected / drawn.scale(), within(1e-8 * height));
      }
    }
    assertThat(feasible).isBetween(600, 990);
  }

  /**
   * The factors of equation and limits as rows.
   *
   * @param isEquation whether the first row is one
   */
  private record Drawn(
      QuadraticProgramme programme,
      double scale,
      List<List<Double>> rows,
      List<Double> values,
      boolean isEquation) {}

  private static Drawn drawn(Random dice, int number) {
    boolean coarse = number % 2 == 0;
    int n = 2 + dice.nextInt(3);
    double scale = StrictMath.pow(10, dice.nextInt(11) - 2);
    double[][] root = new double[n][n];
    for (double[] row : root) {
      for (int j = 0; j < n; j++) {
        row[j] =
            number % 3 == 0 && dice.nextBoolean() ? 0 : decimals(2 * dice.nextDouble() - 1, coarse);
      }
    }
    double[][] quadratic = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (double[] row : root) {
          quadratic[i][j] += row[i] * row[j] / scale;
        }
      }
    }
    double[] linear = new double[n];
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      linear[i] = decimals(4 * dice.nextDouble() - 2, coarse);
      lower[i] = decimals(-dice.nextDouble(), coarse) * scale;
      upper[i] = decimals(dice.nextDouble(), coarse) * scale;
    }
    QuadraticProgramme programme = QuadraticProgramme.of(quadratic, linear, lower, upper);
    boolean isEquation = dice.nextBoolean();
    List<List<Double>> rows = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      double[] factors = new double[n];
      List<Double> row = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        factors[i] = decimals(3 * dice.nextDouble() - 1, coarse);
        row.add(factors[i]);
      }
      double value = decimals((k == 0 ? 1.2 : 0.8) * dice.nextDouble() - 0.2, coarse) * scale;
      if (k == 0 && !isEquation) {
        continue;
      }
      programme = k == 0 ? programme.where(factors, value) : programme.atMost(factors, value);
      rows.add(row);
      values.add(value);
    }
    return new Drawn(programme, scale, rows, values, isEquation);
  }

  private static double enumerated(Drawn drawn) {
    int n = drawn.rows().getFirst().size();
    int limits = drawn.rows().size();
    int ways = (int) StrictMath.pow(3, n) << limits;
    double least = Double.POSITIVE_INFINITY;
    for (int way = 0; way < ways; way++) {
      int rest = way >> limits;
      double[] fixed = new double[n];
      for (int i = 0; i < n; i++, rest /= 3) {
        fixed[i] =
            rest % 3 == 0
                ? drawn.programme().lower(i)
                : rest % 3 == 1 ? drawn.programme().upper(i) : Double.NaN;
      }
      if (drawn.isEquation() && (way & 1) == 0) {
        continue;
      }
      Optional<double[]> point = solved(drawn, fixed, way);
      if (point.isPresent() && meets(drawn, point.get())) {
        least = Math.min(least, value(drawn.programme(), point.get()));
      }
    }
    return least;
  }

  /** Lagrange's conditions with some variables fixed and some rows met, by elimination. */
  private static Optional<double[]> solved(Drawn drawn, double[] fixed, int way) {
    int n = fixed.length;
    int limits = drawn.rows().size();
    int size = n + limits;
    double[][] matrix = new double[size][size + 1];
    for (int i = 0; i < n; i++) {
      if (!Double.isNaN(fixed[i])) {
        matrix[i][i] = 1;
        matrix[i][size] = fixed[i] / drawn.scale();
        continue;
      }
      for (int j = 0; j < n; j++) {
        matrix[i][j] = drawn.programme().quadratic(i, j) * drawn.scale();
      }
      for (int k = 0; k < limits; k++) {
        matrix[i][n + k] = drawn.rows().get(k).get(i);
      }
      matrix[i][size] = -drawn.programme().linear(i);
    }
    for (int k = 0; k < limits; k++) {
      if ((way >> k & 1) == 0) {
        matrix[n + k][n + k] = 1;
        continue;
      }
      for (int j = 0; j < n; j++) {
        matrix[n + k][j] = drawn.rows().get(k).get(j);
      }
      matrix[n + k][size] = drawn.values().get(k) / drawn.scale();
    }
    for (int column = 0; column < size; column++) {
      int pivot = column;
      for (int row = column; row < size; row++) {
        pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
      }
      if (Math.abs(matrix[pivot][column]) < 1e-11) {
        return Optional.empty();
      }
      double[] other = matrix[pivot];
      matrix[pivot] = matrix[column];
      matrix[column] = other;
      for (int row = 0; row < size; row++) {
        double times = row == column ? 0 : matrix[row][column] / matrix[column][column];
        for (int j = column; times != 0 && j <= size; j++) {
          matrix[row][j] -= times * matrix[column][j];
        }
      }
    }
    double[] point = new double[n];
    for (int i = 0; i < n; i++) {
      point[i] = matrix[i][size] / matrix[i][i] * drawn.scale();
    }
    return Optional.of(point);
  }

  private static boolean meets(Drawn drawn, double[] point) {
    double slack = 1e-10 * drawn.scale();
    for (int i = 0; i < point.length; i++) {
      if (point[i] < drawn.programme().lower(i) - slack
          || point[i] > drawn.programme().upper(i) + slack) {
        return false;
      }
    }
    for (int k = 0; k < drawn.rows().size(); k++) {
      double excess = -drawn.values().get(k);
      for (int i = 0; i < point.length; i++) {
        excess += drawn.rows().get(k).get(i) * point[i];
      }
      if (excess > slack || (k == 0 && drawn.isEquation() && excess < -slack)) {
        return false;
      }
    }
    return true;
  }

  /** Of the variables that were asked for. */
  private static double value(QuadraticProgramme programme, double[] point) {
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      sum += programme.linear(i) * point[i];
      for (int j = 0; j < point.length; j++) {
        sum += programme.quadratic(i, j) * point[i] * point[j] / 2;
      }
    }
    return sum;
  }

  /** x + y at most 1 leaves (1, 0) the least of -2x - y, at a price of 1 for each unit more. */
  @Test
  void aLimitHasThePriceOfAUnitMore() {
    QuadraticProgramme programme =
        QuadraticProgramme.of(
                new double[2][2], new double[] {-2, -1}, new double[2], new double[] {0.75, 3})
            .atMost(new double[] {1, 1}, 1);
    Minimum minimum = QuadraticSolver.interior().solve(programme).orElseThrow();
    assertThat(minimum.point()[0]).isCloseTo(0.75, within(1e-12));
    assertThat(minimum.point()[1]).isCloseTo(0.25, within(1e-12));
    assertThat(minimum.price(0)).isCloseTo(1, within(1e-9));
  }

  /** An answer of nothing is one whose proof is found; x + y of 3 within 0 to 1 has one. */
  @Test
  void nothingIsSaidOnlyWhereNothingIs() {
    QuadraticProgramme programme =
        QuadraticProgramme.nearest(new double[2], new double[2], new double[] {1, 1});
    double[] ones = {1, 1};
    assertThat(QuadraticSolver.interior().solve(programme.where(ones, 3))).isEmpty();
    assertThat(QuadraticSolver.interior().solve(programme.where(ones, 2))).isPresent();
    assertThat(QuadraticSolver.interior().solve(programme.atMost(ones, -0.1))).isEmpty();
    assertThatThrownBy(() -> programme.where(new double[] {1}, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double decimals(double value, boolean one) {
    return one ? Math.round(value * 10) / 10.0 : value;
  }
}
