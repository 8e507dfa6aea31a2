// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.portfolio.overlay.Overlay;
import dev.ballast.portfolio.overlay.OverlayAnswer;
import dev.ballast.portfolio.overlay.OverlayLot;
import dev.ballast.portfolio.overlay.OverlayStage;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The legs of an overlay that is chosen as a whole, within what the limits leave beside it. */
final class OverlaySizing {
  private static final String UNSOLVED = "no best overlay is found, and what is held stays";

  private final ReviewInput input;
  private final FuturesMargin margin;
  private final HedgeLimits limited;
  private final OrderLimits orders;
  private final List<Target> targets;
  private final Overlay overlay;
  private final Use use;

  /** What an overlay is sized for. */
  enum Use {
    /**
     * To find what purchases may spend: margin that a higher leverage will free is not free yet.
     */
    PURCHASES,

    /** To find what bets beside it may take. */
    BETS,

    /** To be ordered, in whole lots. */
    ORDERS
  }

  /**
   * Of one overlay.
   *
   * @param hedges among them a target for each contract that can be had of it, one at least
   */
  OverlaySizing(
      ReviewInput input, FuturesMargin margin, HedgeLimits limited, List<Target> hedges, Use use) {
    this.input = input;
    this.margin = margin;
    this.limited = limited;
    this.orders = new OrderLimits(input);
    this.targets =
        hedges.stream().filter(one -> one.amount() instanceof Target.Amount.PartOf).toList();
    this.overlay =
        ((Target.Amount.PartOf) targets.getFirst().amount())
            .overlay()
            .of(
                targets.stream()
                    .map(one -> ((Target.Amount.PartOf) one.amount()).contract())
                    .toList());
    this.use = use;
  }

  /**
   * What it stands on.
   *
   * @param spot value by asset
   * @param positions without the overlay
   * @param available equity that the futures wallet can have
   * @param room what is left of the budgets
   */
  record Ground(
      SequencedMap<Asset, Double> spot,
      SequencedMap<InstrumentId, Planned> positions,
      double available,
      BudgetRoom room) {
    /** Copies the positions. */
    Ground {
      positions = new TreeMap<>(positions);
    }
  }

  /**
   * The legs at their best.
   *
   * @param without the portfolio's beta without them
   */
  List<SizedTarget> sized(Ground ground, double without) {
    boolean lots = use == Use.ORDERS;
    List<OverlayLeg> legs = targets.stream().map(target -> leg(target, ground)).toList();
    Optional<OverlayAnswer> best = overlay.on(stage(legs, ground));
    if (best.isEmpty()) {
      return asHeld(legs, without);
    }
    OverlayAnswer answer = best.get();
    if (lots) {
      answer = answer.inLots(targets.stream().map(this::lot).toList(), FuturesChange.band(input));
    }
    Optional<String> cut = lots ? answer.wholeConflict() : answer.conflict();
    double[] notionals = answer.notionals();
    int lead = 0;
    for (int i = 1; i < notionals.length; i++) {
      lead = Math.abs(own(legs, i, notionals)) > Math.abs(own(legs, lead, notionals)) ? i : lead;
    }
    List<SizedTarget> sized = new ArrayList<>();
    for (int i = 0; i < notionals.length; i++) {
      Target leg = targets.get(i);
      double own = own(legs, i, notionals);
      boolean isHeld = limited.held().containsKey(leg.instrument());
      if (own == 0 && !isHeld && !(i == lead && cut.isPresent())) {
        continue;
      }
      // What the targets still lack is asked of the leg that carries most.
      double wanted = i == lead && cut.isPresent() ? own + signum(own) * answer.lacking(i) : own;
      String why = lots ? answer.sentence() : leg.why();
      sized.add(
          new SizedTarget(
              new Target(leg.purpose(), leg.instrument(), leg.amount(), leg.leverage(), why),
              without,
              wanted,
              own,
              i == lead ? cut : Optional.empty()));
    }
    return sized;
  }

  /** What is held stays where no best is found. */
  private static List<SizedTarget> asHeld(List<OverlayLeg> legs, double without) {
    List<SizedTarget> sized = new ArrayList<>();
    for (OverlayLeg leg : legs) {
      double own = leg.held() - leg.others();
      if (own != 0) {
        sized.add(new SizedTarget(leg.target(), without, own, own, Optional.of(UNSOLVED)));
      }
    }
    return sized;
  }

  private static double signum(double own) {
    return own > 0 ? 1 : -1;
  }

  private static double own(List<OverlayLeg> legs, int contract, double[] notionals) {
    double own = notionals[contract] - legs.get(contract).others();
    return own == 0 ? 0 : own;
  }

  private OverlayLeg leg(Target target, Ground ground) {
    InstrumentId id = target.instrument();
    return OverlayLeg.of(
        target,
        Optional.ofNullable(limited.held().get(id)),
        Optional.ofNullable(ground.positions().get(id)),
        margin.isIsolated(id));
  }

  private OverlayStage stage(List<OverlayLeg> legs, Ground ground) {
    List<OverlayStage.Position> positions = new ArrayList<>();
    for (OverlayLeg leg : legs) {
      double largest = leg.largest(limited.equity());
      double lowest = Math.min(leg.others(), -largest);
      double highest = overlay.onlySells() ? leg.others() : Math.max(leg.others(), largest);
      // In hedge mode the rules hold one side of a contract, and hedges the short one.
      highest =
          input.settings().isHedgeMode() ? Math.max(leg.others(), Math.min(highest, 0)) : highest;
      positions.add(new OverlayStage.Position(leg.held(), leg.others(), lowest, highest));
    }
    OverlayBounds bounds = new OverlayBounds(limited, legs, ground);
    return new OverlayStage(
        limited.equity(),
        margin.standing().exposures(ground.spot(), bounds.rest()),
        positions,
        bounds.of(use, overlay.onlySells()));
  }

  private OverlayLot lot(Target leg) {
    InstrumentId id = leg.instrument();
    double mark = input.marks().price(id).toDouble();
    double step = orders.lot(id).step().toDouble() * mark;
    double least = orders.lot(id).minimum().toDouble() * mark;
    // A fill may be worth a little less than its mark.
    double worth = orders.rules(id).minimumNotional().toDouble() * 1.01;
    return new OverlayLot(step, least, Math.max(least, worth));
  }
}
