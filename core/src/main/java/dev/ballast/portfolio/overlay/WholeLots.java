// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer brought to what can be ordered: of the two lots on either side of each notional, the
 * ones that break no limit, miss the targets least, and of equals cost least. Where no such lots
 * are within the limits, the same is tried nearer to no overlay at all, which always is.
 */
final class WholeLots {
  /** Parts of the way to no overlay that are tried. */
  private static final int PARTS = 16;

  private final OverlayAnswer answer;
  private final List<OverlayLot> lots;
  private final double[] held;
  private final double[] others;
  private final double[] without;
  private double[] best = new double[0];
  private double least = Double.POSITIVE_INFINITY;

  WholeLots(OverlayAnswer answer, List<OverlayLot> lots) {
    this.answer = answer;
    this.lots = List.copyOf(lots);
    List<OverlayStage.Position> positions = answer.stage().positions();
    this.held = positions.stream().mapToDouble(OverlayStage.Position::held).toArray();
    this.others = positions.stream().mapToDouble(OverlayStage.Position::others).toArray();
    this.without = answer.stage().without();
  }

  /**
   * The notionals.
   *
   * @param band where no trade is as large and what is held misses the targets by less, what is
   *     held stays, if it is within the limits
   */
  double[] notionals(double band) {
    double[] wanted = answer.notionals();
    if (stays(wanted, band)) {
      return held.clone();
    }
    for (int part = PARTS; part >= 0 && best.length == 0; part--) {
      double[] nearer = new double[wanted.length];
      for (int i = 0; i < nearer.length; i++) {
        nearer[i] = without[i] + part * (wanted[i] - without[i]) / PARTS;
      }
      choose(nearer, new double[wanted.length], 0);
    }
    return best.length == 0 ? without.clone() : best;
  }

  private boolean stays(double[] wanted, double band) {
    for (int i = 0; i < wanted.length; i++) {
      OverlayStage.Position one = answer.stage().positions().get(i);
      if (Math.abs(wanted[i] - held[i]) >= band
          || held[i] < one.lowest()
          || held[i] > one.highest()) {
        return false;
      }
    }
    return isWithin(held) && answer.distance().at(held) < answer.distance().at(wanted) + band;
  }

  private void choose(double[] nearer, double[] chosen, int contract) {
    if (contract == nearer.length) {
      if (isWithin(chosen)) {
        double worth = answer.worth(chosen);
        if (worth < least) {
          least = worth;
          best = chosen.clone();
        }
      }
      return;
    }
    for (double one : candidates(contract, nearer[contract])) {
      chosen[contract] = one;
      choose(nearer, chosen, contract + 1);
    }
  }

  private List<Double> candidates(int contract, double wanted) {
    OverlayLot lot = lots.get(contract);
    OverlayStage.Position position = answer.stage().positions().get(contract);
    List<Double> candidates = new ArrayList<>();
    for (double one : lot.around(held[contract], wanted)) {
      if (one >= position.lowest()
          && one <= position.highest()
          && lot.canBeOrdered(held[contract], one)
          && !candidates.contains(one)) {
        candidates.add(one);
      }
    }
    if (candidates.isEmpty() || Math.abs(wanted - without[contract]) < lot.step()) {
      candidates.add(without[contract]);
    }
    return candidates;
  }

  private boolean isWithin(double[] notionals) {
    return answer.stage().limits().stream().allMatch(one -> one.holds(notionals, others));
  }
}
