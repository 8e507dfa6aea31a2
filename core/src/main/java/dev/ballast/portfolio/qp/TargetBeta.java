// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A basket that has an asked-for beta: of all weights that sum to one, are neither negative nor
 * above their member's most, and whose sum of beta x weight is the target, those nearest to a base
 * weighting by the sum of squared differences.
 */
public sealed interface TargetBeta {
  /** A target this near to an end of what can be reached is that end, relative to the betas. */
  double SLACK = 1e-9;

  /**
   * Who may be in it.
   *
   * @param beta on the benchmark
   * @param base weight that it would have if no beta were asked for
   * @param most weight that it may have, 0 to 1
   */
  record Member(Asset asset, double beta, double base, double most) {
    /** Refuses what is no finite number, and a most that is no weight. */
    public Member {
      if (!Double.isFinite(beta) || !Double.isFinite(base) || !(most >= 0 && most <= 1)) {
        throw new IllegalArgumentException("beta and base are numbers, and the most 0 to 1");
      }
    }
  }

  /** The weights, in the order of the members. */
  record Weights(SequencedMap<Asset, Double> byAsset) implements TargetBeta {
    /** Copies them. */
    public Weights {
      byAsset = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byAsset));
    }
  }

  /** That there are none: which limits are in conflict, a sentence without its full stop. */
  record Infeasible(String reason) implements TargetBeta {}

  /** Solves for the weights; members are assets that differ. */
  static TargetBeta of(List<Member> members, double target) {
    return of(members, target, QuadraticSolver.checked());
  }

  /** Solves for the weights with a solver. */
  static TargetBeta of(List<Member> members, double target, QuadraticSolver solver) {
    Set<Asset> assets = new LinkedHashSet<>();
    if (members.isEmpty() || !members.stream().map(Member::asset).allMatch(assets::add)) {
      throw new IllegalArgumentException("members differ, and there is one at least");
    }
    double room = members.stream().mapToDouble(Member::most).sum();
    if (room < 1 - SLACK) {
      return new Infeasible(
          "the most that each member may have makes %s%% in all, less than 100%%"
              .formatted(shown(room * 100)));
    }
    BetaFill lowest = BetaFill.smallestFirst(members);
    BetaFill highest = BetaFill.largestFirst(members);
    double slack =
        SLACK * members.stream().mapToDouble(one -> Math.abs(one.beta())).max().orElse(0);
    if (target < lowest.beta() - slack || target > highest.beta() + slack) {
      return new Infeasible(conflict(members, target, lowest.beta(), highest.beta()));
    }
    double[] weights =
        target >= highest.beta() - slack
            ? highest.nearest(solver)
            : target <= lowest.beta() + slack
                ? lowest.nearest(solver)
                : between(members, target, solver);
    SequencedMap<Asset, Double> byAsset = new LinkedHashMap<>();
    for (int i = 0; i < weights.length; i++) {
      byAsset.put(members.get(i).asset(), weights[i]);
    }
    return new Weights(byAsset);
  }

  private static double[] between(List<Member> members, double target, QuadraticSolver solver) {
    int size = members.size();
    double[] base = new double[size];
    double[] most = new double[size];
    double[] ones = new double[size];
    double[] above = new double[size];
    for (int i = 0; i < size; i++) {
      base[i] = members.get(i).base();
      most[i] = members.get(i).most();
      ones[i] = 1;
      above[i] = members.get(i).beta() - target;
    }
    return solver
        .solve(
            QuadraticProgramme.nearest(base, new double[size], most).where(ones, 1).where(above, 0))
        .orElseThrow(() -> new IllegalStateException("no weights within what can be reached"))
        .point();
  }

  private static String conflict(
      List<Member> members, double target, double lowest, double highest) {
    boolean tooHigh = target > highest;
    double extreme =
        tooHigh
            ? members.stream().mapToDouble(Member::beta).max().orElseThrow()
            : members.stream().mapToDouble(Member::beta).min().orElseThrow();
    String range =
        shown(lowest).equals(shown(highest))
            ? "only " + shown(lowest)
            : shown(lowest) + " to " + shown(highest);
    if (tooHigh ? target > extreme : target < extreme) {
      return "no weights have a beta of %s, %s the %s beta of all, %s of %s; they reach %s"
          .formatted(
              shown(target),
              tooHigh ? "above" : "below",
              tooHigh ? "largest" : "smallest",
              shown(extreme),
              members.stream()
                  .filter(one -> one.beta() == extreme)
                  .map(one -> one.asset().code())
                  .collect(Collectors.joining(", ")),
              range);
    }
    return "no weights have a beta of %s: with the most that each member may have they reach %s"
        .formatted(shown(target), range);
  }

  private static String shown(double value) {
    return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
