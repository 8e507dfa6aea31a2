// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.portfolio.qp.TargetBeta.Infeasible;
import dev.ballast.portfolio.qp.TargetBeta.Member;
import dev.ballast.portfolio.qp.TargetBeta.Weights;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Baskets of a target beta, against hand computation, CVXPY and an enumeration of active sets. */
class TargetBetaTest {
  /** By hand: w 1.25 + (1 - w) 1.60 = 1.40, w = 0.20 / 0.35 = 4/7, whatever the base. */
  @Test
  void twoMembersLeaveOneAnswer() {
    for (double base : new double[] {0.5, 0.9}) {
      double[] weights =
          weights(members(new double[] {1.25, 1.60}, new double[] {base, 1 - base}, 1), 1.40);
      assertThat(weights[0]).isCloseTo(4.0 / 7, within(1e-14));
      assertThat(weights[1]).isCloseTo(3.0 / 7, within(1e-14));
    }
  }

  /**
   * CVXPY 1.9.3 with CLARABEL (gaps and feasibility 1e-14): minimise sum_squares(w - base) with
   * sum(w) == 1, betas @ w == target, 0 <= w <= most; SciPy 1.17.1's SLSQP gives the same to 1e-9.
   */
  @ParameterizedTest
  @CsvSource({
    "'1 1.2 1.5 .8', '.25 .25 .25 .25', '.5 .5 .5 .5', 1.34, '.05 .45 .5 0'",
    "'.92 1.25 1.60 1.05 1.38', '.40 .25 .15 .12 .08', '.5 .35 .2 .15 .1', 1.18,"
        + " '.374315497 .250802641 .178895066 .104749826 .09123697'",
    "'1 1.08 1.25 1.31 1.60 1.72 .64 2.1', '.30 .20 .15 .12 .09 .07 .04 .03',"
        + " '.3 .3 .3 .3 .3 .3 .3 .3', 1.55, '.160397804 .08699167 .093503635 .083449034"
        + " .149851799 .169742598 0 .256063461'",
    "'-.2 .4 1.1 1.9', '.1 .2 .3 .4', '1 1 1 1', .5,"
        + " '.364227642 .305691057 .220731707 .109349593'",
    "'1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 .7 .6', '.1 .1 .1 .1 .1 .1 .1 .1 .1 .1',"
        + " '.25 .25 .25 .25 .25 .25 .25 .25 .25 .25', 1.05, '.131469979 .114906832 .098343685 .081780538 .065217391"
        + " .048654244 .032091097 .015527950 .197722567 .214285714'"
  })
  void largerBasketsAreThoseOfCvxpy(
      String betas, String base, String most, double target, String expected) {
    double[] weights = weights(members(row(betas), row(base), row(most)), target);
    double[] theirs = row(expected);
    for (int i = 0; i < theirs.length; i++) {
      assertThat(weights[i]).as("weight %d", i).isCloseTo(theirs[i], within(2e-9));
    }
  }

  /**
   * A thousand baskets of two to six, half of them with betas, caps and targets of one decimal, so
   * that members tie and limits meet in one point. The enumeration tries each way to hold members
   * at zero, at their most or free, and keeps the nearest that meets all limits.
   */
  @Test
  void aThousandBasketsAreThoseOfAnEnumeration() {
    Random dice = new Random(20260801);
    int feasible = 0;
    for (int problem = 0; problem < 1000; problem++) {
      boolean coarse = problem % 2 == 0;
      int size = 2 + dice.nextInt(5);
      List<Member> members = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        members.add(
            new Member(
                new Asset("A" + i),
                decimals(0.3 + 1.9 * dice.nextDouble(), coarse),
                dice.nextDouble(),
                decimals(0.1 + 0.9 * dice.nextDouble(), coarse)));
      }
      double target = decimals(0.6 + 1.2 * dice.nextDouble(), coarse);

      TargetBeta answer = TargetBeta.of(members, target);
      Optional<double[]> expected = enumerated(members, target);

      assertThat(answer instanceof Weights)
          .as(members + " " + target)
          .isEqualTo(expected.isPresent());
      if (answer instanceof Weights(var byAsset)) {
        feasible++;
        int i = 0;
        for (double weight : byAsset.values()) {
          assertThat(weight)
              .as(members + " " + target)
              .isCloseTo(expected.orElseThrow()[i++], within(1e-8));
        }
      }
    }
    assertThat(feasible).isBetween(400, 900);
  }

  /** Two hundred members are solved too; the check of the answer stands for the comparison. */
  @Test
  void largeBasketsMeetTheirLimits() {
    Random dice = new Random(7);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      members.add(
          new Member(
              new Asset("A" + i), 0.5 + 1.5 * dice.nextDouble(), dice.nextDouble() / 100, 0.02));
    }
    double[] weights = weights(members, 1.4);
    double beta = 0;
    for (int i = 0; i < 200; i++) {
      assertThat(weights[i]).isBetween(0.0, 0.02);
      beta += weights[i] * members.get(i).beta();
    }
    assertThat(beta).isCloseTo(1.4, within(1e-12));
    assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "1,   1.7,  'no weights have a beta of 1.7, above the largest beta of all, 1.6 of SOL; they reach 1.25 to 1.6'",
    "1,   1.2,  'no weights have a beta of 1.2, below the smallest beta of all, 1.25 of ETH; they reach 1.25 to 1.6'",
    "0.6, 1.5,  'no weights have a beta of 1.5: with the most that each member may have they reach 1.39 to 1.46'",
    "0.6, 1.3,  'no weights have a beta of 1.3: with the most that each member may have they reach 1.39 to 1.46'",
    "0.4, 1.4,  'the most that each member may have makes 80% in all, less than 100%'",
    "0.5, 1.5,  'no weights have a beta of 1.5: with the most that each member may have they reach only 1.425'"
  })
  void whatCannotBeNamesTheLimitsInConflict(double most, double target, String reason) {
    List<Member> members = members(new double[] {1.25, 1.60}, new double[] {0.5, 0.5}, most);
    assertThat(TargetBeta.of(members, target)).isEqualTo(new Infeasible(reason));
  }

  @Test
  void anAnswerThatIsNoOptimumIsAFault() {
    List<Member> members = members(new double[] {1, 1.2, 1.5}, new double[] {0.2, 0.3, 0.5}, 1);
    QuadraticSolver right = QuadraticSolver.checked();
    assertThat(TargetBeta.of(members, 1.2, right)).isInstanceOf(Weights.class);

    // Meets every limit, 0.6 + 1.5 x 0.4 = 1.2, but lies farther from the base.
    QuadraticSolver farther =
        new CheckedSolver(
            programme -> Optional.of(new Minimum(new double[] {0.6, 0, 0.4}, new double[] {0, 0})));
    assertThatThrownBy(() -> TargetBeta.of(members, 1.2, farther))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no optimum");

    QuadraticSolver off =
        new CheckedSolver(programme ->
            new OjAlgoSolver()
                .solve(programme)
                .map(one -> {
                  double[] point = one.point();
                  point[0] += 1e-6;
                  return new Minimum(point, new double[] {one.price(0), one.price(1)});
                }));
    assertThatThrownBy(() -> TargetBeta.of(members, 1.2, off))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Optional<double[]> enumerated(List<Member> members, double target) {
    int size = members.size();
    int ways = (int) StrictMath.pow(3, size);
    double[] best = new double[0];
    double nearest = Double.POSITIVE_INFINITY;
    for (int way = 0; way < ways; way++) {
      double[] candidate = candidate(members, target, way);
      if (!meets(members, target, candidate)) {
        continue;
      }
      double distance = 0;
      for (int i = 0; i < size; i++) {
        double off = candidate[i] - members.get(i).base();
        distance += off * off;
      }
      if (distance < nearest) {
        nearest = distance;
        best = candidate;
      }
    }
    return best.length == 0 ? Optional.empty() : Optional.of(best);
  }

  /** Free weights are base + a + b x beta: Lagrange's two equations for what is left to them. */
  private static double[] candidate(List<Member> members, double target, int way) {
    int size = members.size();
    double[] weights = new double[size];
    boolean[] free = new boolean[size];
    double weight = 1;
    double beta = target;
    double count = 0;
    double first = 0;
    double second = 0;
    for (int i = 0, rest = way; i < size; i++, rest /= 3) {
      Member one = members.get(i);
      free[i] = rest % 3 == 2;
      weights[i] = free[i] ? one.base() : rest % 3 == 1 ? one.most() : 0;
      weight -= weights[i];
      beta -= weights[i] * one.beta();
      if (free[i]) {
        count++;
        first += one.beta();
        second += one.beta() * one.beta();
      }
    }
    double determinant = count * second - first * first;
    boolean tied = determinant < 1e-9;
    double a =
        tied ? (count == 0 ? 0 : weight / count) : (weight * second - beta * first) / determinant;
    double b = tied ? 0 : (count * beta - first * weight) / determinant;
    for (int i = 0; i < size; i++) {
      if (free[i]) {
        weights[i] += a + b * members.get(i).beta();
      }
    }
    return weights;
  }

  private static boolean meets(List<Member> members, double target, double[] weights) {
    double sum = -1;
    double beta = -target;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < -1e-12 || weights[i] > members.get(i).most() + 1e-12) {
        return false;
      }
      sum += weights[i];
      beta += weights[i] * members.get(i).beta();
    }
    return Math.abs(sum) < 1e-10 && Math.abs(beta) < 1e-10;
  }

  private static double decimals(double value, boolean one) {
    return one ? Math.round(value * 10) / 10.0 : value;
  }

  private static double[] weights(List<Member> members, double target) {
    TargetBeta answer = TargetBeta.of(members, target);
    assertThat(answer).isInstanceOf(Weights.class);
    return ((Weights) answer).byAsset().values().stream().mapToDouble(one -> one).toArray();
  }

  private static List<Member> members(double[] betas, double[] base, double most) {
    double[] each = new double[betas.length];
    Arrays.fill(each, most);
    return members(betas, base, each);
  }

  private static List<Member> members(double[] betas, double[] base, double[] most) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < betas.length; i++) {
      Asset asset = new Asset(i == 0 ? "ETH" : i == 1 ? "SOL" : "A" + i);
      members.add(new Member(asset, betas[i], base[i], most[i]));
    }
    return members;
  }

  private static double[] row(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
