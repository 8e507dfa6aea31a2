// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import dev.ballast.portfolio.qp.QuadraticSolver;
import java.util.List;
import java.util.Optional;

/**
 * What an overlay is chosen by, wherever it will stand: of all positions in its contracts that are
 * within the limits, those that miss the targets least, and of these the ones of least trading
 * cost, expected carry and residual risk.
 *
 * @param contracts that it may hold, one at least
 * @param targets of the whole account
 * @param returns of the contracts' assets and of what else there is
 * @param aversion to risk, not below zero
 * @param days until the horizon
 * @param onlySells whether its own part of a contract is never long, and targets are only what
 *     exposures are brought down to
 */
public record Overlay(
    List<OverlayContract> contracts,
    List<OverlayTarget> targets,
    OverlayReturns returns,
    double aversion,
    int days,
    boolean onlySells) {
  /** Impact is priced again as long as this share of the costs hangs on the trade it expects. */
  private static final double UNCERTAIN = 1e-3;

  private static final int MOST_ROUNDS = 12;

  /** A trade that is not made is next priced at such a part of what was expected of it. */
  private static final double SMALLER = 100;

  /** A trade that is expected where none is, of equity. */
  private static final double LEAST_TRADE = 1e-6;

  /** Copies the lists. */
  public Overlay {
    contracts = List.copyOf(contracts);
    targets = List.copyOf(targets);
  }

  /** The same of some of its contracts, by their places. */
  public Overlay of(List<Integer> some) {
    return new Overlay(
        some.stream().map(contracts::get).toList(), targets, returns, aversion, days, onlySells);
  }

  /** The best on a stage; nothing where the solver finds none. */
  public Optional<OverlayAnswer> on(OverlayStage given) {
    double[] without = given.without();
    double[] held = doubles(given.positions().stream().map(OverlayStage.Position::held).toList());
    double[] others =
        doubles(given.positions().stream().map(OverlayStage.Position::others).toList());
    OverlayStage stage =
        new OverlayStage(
            given.equity(),
            given.beside(),
            given.positions(),
            given.limits().stream().map(one -> one.allowing(without, others)).toList());
    DistanceToTargets distance = DistanceToTargets.of(targets, contracts, stage, onlySells);
    FundingCost carry =
        new FundingCost(
            contracts,
            given.positions().stream().map(OverlayStage.Position::others).toList(),
            days);
    ResidualRisk risk =
        new ResidualRisk(
            returns.of(contracts), returns.profit(stage.beside()), stage.equity(), aversion, days);
    double[] expected = new double[held.length];
    for (int i = 0; i < expected.length; i++) {
      OverlayStage.Position one = given.positions().get(i);
      double furthest = Math.max(one.highest() - held[i], held[i] - one.lowest());
      double alone = distance.alone(i, held);
      expected[i] = Math.max(LEAST_TRADE * stage.equity(), Math.min(furthest, alone));
    }
    Optional<OverlayAnswer> first = answer(stage, expected, carry, risk, distance);
    if (first.isEmpty()) {
      return first;
    }
    OverlayAnswer best = first.get();
    for (int round = 1; round < MOST_ROUNDS; round++) {
      double[] notionals = best.notionals();
      double uncertain = UNCERTAIN * (best.cost().at(notionals) + LEAST_TRADE * stage.equity());
      boolean isTight = best.cost().excess(notionals) <= uncertain;
      for (int i = 0; i < expected.length; i++) {
        double trade = Math.abs(notionals[i] - held[i]);
        expected[i] =
            Math.max(trade, Math.max(expected[i] / SMALLER, LEAST_TRADE * stage.equity()));
      }
      Optional<OverlayAnswer> next = answer(stage, expected, carry, risk, distance);
      if (next.isEmpty()) {
        break;
      }
      double better = best.worth(notionals) - next.get().worth(next.get().notionals());
      best = better > 0 ? next.get() : best;
      if (isTight && better <= uncertain) {
        break;
      }
    }
    return Optional.of(best);
  }

  private Optional<OverlayAnswer> answer(
      OverlayStage stage,
      double[] expected,
      FundingCost carry,
      ResidualRisk risk,
      DistanceToTargets distance) {
    double[] held = doubles(stage.positions().stream().map(OverlayStage.Position::held).toList());
    TradingCost cost = new TradingCost(contracts, held, expected);
    return solved(List.of(cost, carry, risk, distance), stage, QuadraticSolver.interior())
        .map(solved ->
            new OverlayAnswer(this, stage, cost, carry, risk, distance, solved, solved.toArray()));
  }

  private static Optional<OverlayProgramme.Solved> solved(
      List<OverlayTerm> terms, OverlayStage stage, QuadraticSolver solver) {
    OverlayObjective objective = new OverlayObjective(stage.positions().size());
    terms.forEach(term -> term.addTo(objective));
    return new OverlayProgramme(objective, stage).solve(solver);
  }

  static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(one -> one).toArray();
  }
}
