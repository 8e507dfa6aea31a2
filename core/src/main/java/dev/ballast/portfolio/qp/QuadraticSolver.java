// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import java.util.Optional;

/** What finds the least of a quadratic programme. */
public interface QuadraticSolver {
  /** The point of the least, or nothing where none is found: mostly no point meets all. */
  Optional<Minimum> solve(QuadraticProgramme programme);

  /** A solver none of whose answers is taken on trust. */
  static QuadraticSolver checked() {
    return new CheckedSolver(new OjAlgoSolver());
  }

  /** One for programmes with limits that may meet in one point, and costs that are flat. */
  static QuadraticSolver interior() {
    return new CheckedSolver(new InteriorSolver(), InteriorSolver.MOST_GAP);
  }
}
