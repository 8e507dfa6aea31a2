// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;

/** The best overlay on a stage, and what it comes to by each term. */
public final class OverlayAnswer {
  /** A target that is missed by less, of equity, is met. */
  private static final double MET = 1e-6;

  /** Of equity; beside the targets all other terms are small. */
  private static final double PRICE_OF_MISSING = 10;

  private final Overlay overlay;
  private final OverlayStage stage;
  private final TradingCost cost;
  private final FundingCost carry;
  private final ResidualRisk risk;
  private final DistanceToTargets distance;
  private final OverlayProgramme.Solved solved;
  private final double[] notionals;

  OverlayAnswer(
      Overlay overlay,
      OverlayStage stage,
      TradingCost cost,
      FundingCost carry,
      ResidualRisk risk,
      DistanceToTargets distance,
      OverlayProgramme.Solved solved,
      double[] notionals) {
    this.overlay = overlay;
    this.stage = stage;
    this.cost = cost;
    this.carry = carry;
    this.risk = risk;
    this.distance = distance;
    this.solved = solved;
    this.notionals = notionals.clone();
  }

  /** What each contract should come to, signed, whatever of it is the overlay's. */
  public double[] notionals() {
    return notionals.clone();
  }

  OverlayStage stage() {
    return stage;
  }

  TradingCost cost() {
    return cost;
  }

  DistanceToTargets distance() {
    return distance;
  }

  /** Trading cost, carry and risk together, of any notionals. */
  public double objective(double[] notionals) {
    return cost.at(notionals) + carry.at(notionals) + risk.at(notionals);
  }

  /** The same and the distance to the targets, which outweighs it. */
  double worth(double[] notionals) {
    return objective(notionals) + PRICE_OF_MISSING * distance.at(notionals);
  }

  /**
   * What of one contract by itself would meet the target that is farthest off, unsigned; of one
   * that moves none of them, what is missed in all.
   */
  public double lacking(int contract) {
    double alone = distance.alone(contract, solved.toArray());
    return alone > 0 ? alone : missed();
  }

  /** By how much the targets are missed in all, before any rounding, in the quote. */
  public double missed() {
    double sum = 0;
    for (int k = 0; k < distance.count(); k++) {
      double missed = Math.abs(distance.missed(k, solved.toArray()));
      sum += missed > MET * stage.equity() ? missed : 0;
    }
    return sum;
  }

  /**
   * Which targets are missed, what is reached instead, and which limits stand in the way: half a
   * sentence; nothing where all are met. Of several sets of limits each of which is enough, one.
   */
  public Optional<String> conflict() {
    return conflict(new LinkedHashSet<>(solved.inTheWay()));
  }

  /** The same with all such sets: without the limits named, targets are met more nearly. */
  public Optional<String> wholeConflict() {
    SequencedSet<String> limits = new LinkedHashSet<>(solved.inTheWay());
    boolean more = missed() > 0 && !limits.isEmpty();
    while (more) {
      OverlayStage rest =
          new OverlayStage(
              stage.equity(),
              stage.beside(),
              stage.positions(),
              stage.limits().stream().filter(one -> !limits.contains(one.words())).toList());
      more =
          overlay
              .on(rest)
              .filter(freer -> freer.missed() > missed() - MET * stage.equity())
              .filter(freer -> limits.addAll(freer.solved.inTheWay()))
              .isPresent();
    }
    return conflict(limits);
  }

  private Optional<String> conflict(SequencedSet<String> limits) {
    List<String> missed = new ArrayList<>();
    for (int k = 0; k < distance.count(); k++) {
      double off = distance.missed(k, solved.toArray());
      if (Math.abs(off) > MET * stage.equity()) {
        OverlayTarget target = overlay.targets().get(k);
        double reached = reached(k, solved.toArray());
        missed.add(
            "%s is out of reach, the nearest is %s"
                .formatted(target.words(reached - off / stage.equity()), target.words(reached)));
      }
    }
    if (missed.isEmpty()) {
      return Optional.empty();
    }
    String reason =
        limits.isEmpty()
            ? "no "
                + (overlay.onlySells() ? "shorts" : "positions")
                + " in the contracts allowed"
                + " meet "
                + (distance.count() > 1 ? "all targets together" : "it")
            : joined(limits) + (limits.size() > 1 ? " stand" : " stands") + " in the way";
    return Optional.of(String.join("; ", missed) + ": " + reason);
  }

  /** What the account will have of a target, of equity. */
  private double reached(int target, double[] notionals) {
    double sum = overlay.targets().get(target).of(stage.beside());
    for (int i = 0; i < notionals.length; i++) {
      sum += distance.factor(target, i) * notionals[i];
    }
    return sum / stage.equity();
  }

  /**
   * The answer in whole lots that break no limit.
   *
   * @param band a change of less is left undone, in the quote
   */
  public OverlayAnswer inLots(List<OverlayLot> lots, double band) {
    return new OverlayAnswer(
        overlay,
        stage,
        cost,
        carry,
        risk,
        distance,
        solved,
        new WholeLots(this, lots).notionals(band));
  }

  /** What it is and what it comes to, in a sentence without its full stop. */
  public String sentence() {
    double paid = carry.at(notionals);
    List<String> reached = new ArrayList<>();
    for (int k = 0; k < distance.count(); k++) {
      reached.add(overlay.targets().get(k).words(reached(k, notionals)));
    }
    SequencedSet<String> limits = new LinkedHashSet<>(solved.binding());
    return String.format(
        Locale.ROOT,
        "the least cost and risk over %d days at an aversion of %s for %s: trading %,.2f, funding"
            + " %,.2f %s, volatility %.1f%% a year, %.1f%% without; %s",
        overlay.days(),
        shown(overlay.aversion()),
        String.join(" and ", reached),
        cost.at(notionals),
        Math.abs(paid),
        paid > 0 ? "paid" : "received",
        100 * risk.volatility(notionals),
        100 * risk.volatility(stage.without()),
        limits.isEmpty() ? "no limit binds" : "bound by " + joined(limits));
  }

  private static String shown(double value) {
    return value == StrictMath.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String joined(SequencedSet<String> words) {
    List<String> all = List.copyOf(words);
    return all.size() == 1
        ? all.getFirst()
        : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
  }
}
