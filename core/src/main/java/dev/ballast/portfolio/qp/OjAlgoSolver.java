// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

import dev.ballast.portfolio.qp.QuadraticProgramme.Equation;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;
import org.ojalgo.structure.Access1D;

/** ojAlgo's solver of convex quadratics, by active sets. */
final class OjAlgoSolver implements QuadraticSolver {
  /** ojAlgo has c with the other sign, and bounds as inequalities: x at most, -x at most. */
  @Override
  public Optional<Minimum> solve(QuadraticProgramme programme) {
    int size = programme.size();
    List<Equation> equations = programme.equations();
    R064Store quadratic = R064Store.FACTORY.make(size, size);
    R064Store linear = R064Store.FACTORY.make(size, 1);
    R064Store bounds = R064Store.FACTORY.make(2L * size, size);
    R064Store most = R064Store.FACTORY.make(2L * size, 1);
    R064Store left = R064Store.FACTORY.make(equations.size(), size);
    R064Store right = R064Store.FACTORY.make(equations.size(), 1);
    for (int i = 0; i < size; i++) {
      linear.set(i, 0, -programme.linear(i));
      bounds.set(i, i, 1);
      most.set(i, 0, programme.upper(i));
      bounds.set(size + i, i, -1);
      most.set(size + i, 0, -programme.lower(i));
      for (int j = 0; j < size; j++) {
        quadratic.set(i, j, programme.quadratic(i, j));
      }
      for (int k = 0; k < equations.size(); k++) {
        left.set(k, i, equations.get(k).factor(i));
      }
    }
    for (int k = 0; k < equations.size(); k++) {
      right.set(k, 0, equations.get(k).value());
    }
    ConvexSolver.Builder builder =
        ConvexSolver.newBuilder().objective(quadratic, linear).inequalities(bounds, most);
    if (!equations.isEmpty()) {
      builder.equalities(left, right);
    }
    return answer(programme, builder.solve());
  }

  private static Optional<Minimum> answer(
      QuadraticProgramme programme, Optimisation.Result result) {
    if (result.getState() == Optimisation.State.INFEASIBLE) {
      return Optional.empty();
    }
    if (!result.getState().isFeasible()) {
      throw new IllegalStateException("the solver ends with " + result.getState());
    }
    double[] point = new double[programme.size()];
    for (int i = 0; i < point.length; i++) {
      point[i] = Math.clamp(result.doubleValue(i), programme.lower(i), programme.upper(i));
    }
    double[] prices = new double[programme.equations().size()];
    if (prices.length > 0) {
      Access1D<?> duals =
          result
              .getDualSolution()
              .orElseThrow(() -> new IllegalStateException("the solver gives no multipliers"))
              .get();
      for (int k = 0; k < prices.length; k++) {
        prices[k] = duals.doubleValue(k);
      }
    }
    return Optional.of(new Minimum(point, prices));
  }
}
