// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import dev.ballast.portfolio.qp.TargetBeta.Member;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The weights of the least or largest beta: members are filled to their most in order of beta,
 * until the sum is one.
 */
final class BetaFill {
  private final List<Member> members;
  private final double[] weights;
  private final double marginal;

  private BetaFill(List<Member> members, double[] weights, double marginal) {
    this.members = members;
    this.weights = weights;
    this.marginal = marginal;
  }

  static BetaFill smallestFirst(List<Member> members) {
    return of(members, 1);
  }

  static BetaFill largestFirst(List<Member> members) {
    return of(members, -1);
  }

  private static BetaFill of(List<Member> members, int sign) {
    double[] weights = new double[members.size()];
    double left = 1;
    double marginal = Double.NaN;
    List<Integer> order =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> sign * members.get(i).beta()))
            .toList();
    for (int i : order) {
      weights[i] = Math.min(left, members.get(i).most());
      if (weights[i] > 0) {
        marginal = members.get(i).beta();
      }
      left -= weights[i];
    }
    return new BetaFill(members, weights, marginal);
  }

  double beta() {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * members.get(i).beta();
    }
    return sum;
  }

  /**
   * The weights nearest to the base that have this beta: members whose beta is that of the last one
   * filled share its room, the others are as they are.
   */
  double[] nearest(QuadraticSolver solver) {
    int[] sharing =
        IntStream.range(0, weights.length).filter(i -> members.get(i).beta() == marginal).toArray();
    double[] base = new double[sharing.length];
    double[] most = new double[sharing.length];
    double[] ones = new double[sharing.length];
    double room = 0;
    for (int k = 0; k < sharing.length; k++) {
      base[k] = members.get(sharing[k]).base();
      most[k] = members.get(sharing[k]).most();
      ones[k] = 1;
      room += weights[sharing[k]];
    }
    double[] all = weights.clone();
    if (sharing.length == 1) {
      return all;
    }
    double[] shared =
        solver
            .solve(
                QuadraticProgramme.nearest(base, new double[sharing.length], most)
                    .where(ones, room))
            .orElseThrow(() -> new IllegalStateException("no weights where some were found"))
            .point();
    for (int k = 0; k < sharing.length; k++) {
      all[sharing[k]] = shared[k];
    }
    return all;
  }
}
