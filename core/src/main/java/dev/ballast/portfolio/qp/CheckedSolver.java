// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import java.util.Optional;

/**
 * A solver that is given scaled programmes and whose answers must be optimal; it says so or stops.
 */
final class CheckedSolver implements QuadraticSolver {
  private final QuadraticSolver solver;
  private final double mostGap;

  CheckedSolver(QuadraticSolver solver) {
    this(solver, Optimality.MOST_GAP);
  }

  /**
   * The same with another tolerance.
   *
   * @param mostGap of the scaled programme
   */
  CheckedSolver(QuadraticSolver solver, double mostGap) {
    this.solver = solver;
    this.mostGap = mostGap;
  }

  @Override
  public Optional<Minimum> solve(QuadraticProgramme programme) {
    ScaledProgramme scaled = ScaledProgramme.of(programme);
    Optional<Minimum> answer = solver.solve(scaled.programme());
    answer
        .map(one -> Optimality.of(scaled.programme(), one))
        .filter(one -> !one.holds(mostGap))
        .ifPresent(one -> {
          throw new IllegalStateException(
              "the solver's answer is no optimum: it misses a limit by %s and may lie %s too high"
                  .formatted(one.violation(), one.gap()));
        });
    return answer.map(one -> scaled.restored(one, programme.asked()));
  }
}
