// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import dev.ballast.portfolio.overlay.OverlayObjective.Nearly;
import dev.ballast.portfolio.qp.Minimum;
import dev.ballast.portfolio.qp.QuadraticProgramme;
import dev.ballast.portfolio.qp.QuadraticSolver;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An objective and limits as a quadratic programme. Its variables are how far each stretch is gone,
 * and by how much each target is missed on either side, so that there always is an answer.
 */
final class OverlayProgramme {
  /** Times the steepest rise of all other terms. */
  private static final double PRICE_OF_MISSING = 1e5;

  /** A limit's price, of that of missing a target, from which on it is what stands in the way. */
  private static final double IN_THE_WAY = 1e-4;

  /** Less, of what a limit is made of, is no room: rounding left it. */
  private static final double NO_ROOM = 1e-12;

  private final OverlayObjective objective;
  private final OverlayStage stage;
  private final double[] held;
  private final double[] others;
  private final List<Stretch> stretches = new ArrayList<>();
  private final double price;
  private final double[] least;
  private final double[] most;
  private final Set<OverlayLimit> full = new LinkedHashSet<>();

  OverlayProgramme(OverlayObjective objective, OverlayStage stage) {
    this.objective = objective;
    this.stage = stage;
    this.held = stage.positions().stream().mapToDouble(OverlayStage.Position::held).toArray();
    this.others = stage.positions().stream().mapToDouble(OverlayStage.Position::others).toArray();
    for (int i = 0; i < held.length; i++) {
      stretches.addAll(Stretch.of(i, stage.positions().get(i)));
    }
    this.price = PRICE_OF_MISSING * steepest();
    this.least = new double[stretches.size()];
    this.most = new double[stretches.size()];
    for (int j = 0; j < most.length; j++) {
      Stretch one = stretches.get(j);
      most[j] = one.length();
      least[j] = one.isForced(stage.positions().get(one.contract())) ? most[j] : 0;
    }
    boolean settles = true;
    while (settles) {
      settles = false;
      for (OverlayLimit limit : stage.limits()) {
        settles |= settle(limit);
      }
    }
  }

  /** Where a limit leaves no room, stretches end where they take least of it. */
  private boolean settle(OverlayLimit limit) {
    double taken = limit.at(held, others);
    double scale = Math.abs(limit.most()) + Math.abs(taken);
    for (int j = 0; j < most.length; j++) {
      double slope = limit.slope(stretches.get(j).contract(), stretches.get(j));
      taken += slope * (slope > 0 ? least[j] : most[j]);
      scale += Math.abs(slope) * most[j];
    }
    boolean settles = false;
    for (int j = 0; j < most.length && limit.most() - taken <= NO_ROOM * scale; j++) {
      double slope = limit.slope(stretches.get(j).contract(), stretches.get(j));
      if (slope != 0 && least[j] < most[j]) {
        settles = true;
        full.add(limit);
        double end = slope > 0 ? least[j] : most[j];
        least[j] = end;
        most[j] = end;
      }
    }
    return settles;
  }

  /** Whether a limit without room keeps a stretch from being gone that would meet a target. */
  private boolean blocks(OverlayLimit limit, double[] notionals) {
    for (Stretch one : full.contains(limit) ? stretches : List.<Stretch>of()) {
      for (Nearly target : objective.nearly()) {
        double missed = -target.value();
        for (int i = 0; i < notionals.length; i++) {
          missed += target.factor(i) * notionals[i];
        }
        double helps = -Math.signum(missed) * one.sign() * target.factor(one.contract());
        if (helps > 0 && limit.slope(one.contract(), one) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * An answer.
   *
   * @param notionals signed, one a contract
   * @param inTheWay limits that keep a target from being met, of those that are missed
   * @param binding all limits that have a price
   */
  record Solved(List<Double> notionals, List<String> inTheWay, List<String> binding) {
    double[] toArray() {
      return notionals.stream().mapToDouble(one -> one).toArray();
    }
  }

  /** The least; nothing where the solver finds none. */
  Optional<Solved> solve(QuadraticSolver solver) {
    QuadraticProgramme programme = programme();
    int equations = objective.nearly().size();
    return solver.solve(programme).map(minimum -> solved(minimum, equations));
  }

  private Solved solved(Minimum minimum, int equations) {
    double[] point = minimum.point();
    double[] notionals = held.clone();
    for (int j = 0; j < stretches.size(); j++) {
      notionals[stretches.get(j).contract()] += stretches.get(j).sign() * point[j];
    }
    List<String> inTheWay = new ArrayList<>();
    List<String> binding = new ArrayList<>();
    for (int l = 0; l < stage.limits().size(); l++) {
      OverlayLimit limit = stage.limits().get(l);
      double worth = 0;
      for (Stretch stretch : stretches) {
        double slope = Math.abs(limit.slope(stretch.contract(), stretch));
        worth = Math.max(worth, minimum.price(equations + l) * slope);
      }
      boolean blocks = blocks(limit, notionals);
      if (worth > IN_THE_WAY * price || blocks) {
        inTheWay.add(limit.words());
      }
      if (worth > IN_THE_WAY * price / PRICE_OF_MISSING || blocks) {
        binding.add(limit.words());
      }
    }
    List<Double> all = new ArrayList<>();
    for (double one : notionals) {
      all.add(one);
    }
    return new Solved(all, inTheWay, binding);
  }

  private QuadraticProgramme programme() {
    int ways = stretches.size();
    List<Nearly> nearly = objective.nearly();
    int size = ways + 2 * nearly.size();
    double[][] quadratic = new double[size][size];
    double[] linear = new double[size];
    double[] lower = new double[size];
    double[] upper = new double[size];
    for (int j = 0; j < ways; j++) {
      Stretch one = stretches.get(j);
      linear[j] = objective.slope(one.contract(), one.sign(), held);
      upper[j] = most[j];
      lower[j] = least[j];
      for (int k = 0; k < ways; k++) {
        Stretch other = stretches.get(k);
        quadratic[j][k] =
            one.sign() * other.sign() * objective.quadratic(one.contract(), other.contract());
        if (one.contract() == other.contract() && one.sign() == other.sign()) {
          quadratic[j][k] += objective.tradeCurve(one.contract());
        }
      }
    }
    for (int k = 0; k < nearly.size(); k++) {
      double most = mostMissed(nearly.get(k));
      for (int j = ways + 2 * k; j < ways + 2 * k + 2; j++) {
        linear[j] = price;
        upper[j] = most;
      }
    }
    QuadraticProgramme programme = QuadraticProgramme.of(quadratic, linear, lower, upper);
    for (int k = 0; k < nearly.size(); k++) {
      double[] factors = new double[size];
      double value = nearly.get(k).value();
      for (int i = 0; i < held.length; i++) {
        value -= nearly.get(k).factor(i) * held[i];
      }
      for (int j = 0; j < ways; j++) {
        factors[j] = stretches.get(j).sign() * nearly.get(k).factor(stretches.get(j).contract());
      }
      factors[ways + 2 * k] = -1;
      factors[ways + 2 * k + 1] = 1;
      programme = programme.where(factors, value);
    }
    for (OverlayLimit limit : stage.limits()) {
      double[] factors = new double[size];
      for (int j = 0; j < ways; j++) {
        factors[j] = limit.slope(stretches.get(j).contract(), stretches.get(j));
      }
      programme = programme.atMost(factors, limit.most() - limit.at(held, others));
    }
    return programme;
  }

  /** Above what any point can miss a target by. */
  private double mostMissed(Nearly target) {
    double most = Math.abs(target.value());
    for (int i = 0; i < held.length; i++) {
      OverlayStage.Position one = stage.positions().get(i);
      double largest = Math.max(Math.abs(one.lowest()), Math.abs(one.highest()));
      most += Math.abs(target.factor(i)) * Math.max(largest, Math.abs(one.held()));
    }
    return 2 * most;
  }

  /** The steepest rise of all terms but the distance to targets, anywhere. */
  private double steepest() {
    double steepest = 0;
    for (Stretch one : stretches) {
      double rise =
          Math.abs(objective.slope(one.contract(), one.sign(), held))
              + objective.tradeCurve(one.contract()) * one.length();
      for (Stretch other : stretches) {
        rise += Math.abs(objective.quadratic(one.contract(), other.contract())) * other.length();
      }
      steepest = Math.max(steepest, rise);
    }
    return steepest == 0 ? 1 : steepest;
  }
}
