// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.policy.Budget;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.portfolio.overlay.Overlay;
import dev.ballast.portfolio.overlay.OverlayAnswer;
import dev.ballast.portfolio.overlay.OverlayLimit;
import dev.ballast.portfolio.overlay.OverlayLot;
import dev.ballast.portfolio.overlay.OverlayStage;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
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
  private final List<Target> legs;
  private final Overlay overlay;

  /**
   * Of one overlay.
   *
   * @param hedges among them a target for each of its contracts, in their order
   */
  OverlaySizing(ReviewInput input, FuturesMargin margin, HedgeLimits limited, List<Target> hedges) {
    this.input = input;
    this.margin = margin;
    this.limited = limited;
    this.orders = new OrderLimits(input);
    this.legs =
        hedges.stream().filter(one -> one.amount() instanceof Target.Amount.PartOf).toList();
    this.overlay = ((Target.Amount.PartOf) legs.getFirst().amount()).overlay();
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
   * @param lots whether they are brought to whole lots
   */
  List<SizedTarget> sized(Ground ground, double without, boolean lots) {
    Optional<OverlayAnswer> best = overlay.on(stage(ground));
    if (best.isEmpty()) {
      return asHeld(ground, without);
    }
    OverlayAnswer answer = best.get();
    if (lots) {
      answer = answer.inLots(legs.stream().map(this::lot).toList(), FuturesChange.band(input));
    }
    Optional<String> cut = lots ? answer.wholeConflict() : answer.conflict();
    double[] notionals = answer.notionals();
    int lead = 0;
    for (int i = 1; i < notionals.length; i++) {
      lead =
          Math.abs(own(ground, i, notionals)) > Math.abs(own(ground, lead, notionals)) ? i : lead;
    }
    List<SizedTarget> sized = new ArrayList<>();
    for (int i = 0; i < notionals.length; i++) {
      Target leg = legs.get(i);
      double own = own(ground, i, notionals);
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
  private List<SizedTarget> asHeld(Ground ground, double without) {
    List<SizedTarget> sized = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      double own = held(i) - others(ground, i);
      if (own != 0) {
        sized.add(new SizedTarget(legs.get(i), without, own, own, Optional.of(UNSOLVED)));
      }
    }
    return sized;
  }

  private static double signum(double own) {
    return own > 0 ? 1 : -1;
  }

  private double own(Ground ground, int contract, double[] notionals) {
    double own = notionals[contract] - others(ground, contract);
    return own == 0 ? 0 : own;
  }

  private double others(Ground ground, int contract) {
    Planned planned = ground.positions().get(legs.get(contract).instrument());
    return planned == null ? 0 : planned.notional();
  }

  private double leverage(Ground ground, int contract) {
    Target leg = legs.get(contract);
    Planned planned = ground.positions().get(leg.instrument());
    return planned == null ? leg.leverage() : Math.min(leg.leverage(), planned.leverage());
  }

  private double held(int contract) {
    Planned planned = limited.held().get(legs.get(contract).instrument());
    return planned == null ? 0 : planned.notional();
  }

  private OverlayStage stage(Ground ground) {
    SequencedMap<InstrumentId, Planned> rest = new TreeMap<>(ground.positions());
    legs.forEach(leg -> rest.remove(leg.instrument()));
    List<OverlayStage.Position> positions = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      double others = others(ground, i);
      double largest = limited.equity() * leverage(ground, i);
      double lowest = Math.min(others, -largest);
      double highest = overlay.onlySells() ? others : Math.max(others, largest);
      positions.add(new OverlayStage.Position(held(i), others, lowest, highest));
    }
    return new OverlayStage(
        limited.equity(),
        margin.standing().exposures(ground.spot(), rest),
        positions,
        limits(ground, rest));
  }

  private List<OverlayLimit> limits(Ground ground, SequencedMap<InstrumentId, Planned> rest) {
    int count = legs.size();
    double[] initial = new double[count];
    double[] own = new double[count];
    double[] kept = new double[count];
    for (int i = 0; i < count; i++) {
      initial[i] = 1 / leverage(ground, i);
      own[i] = 1.0 / legs.get(i).leverage();
      kept[i] = initial[i] + FuturesMargin.RESERVE;
    }
    List<OverlayLimit> limits = new ArrayList<>();
    double most = margin.most();
    FuturesMargin.Need need = margin.need(rest);
    double taken = need.initial() + need.paidOut();
    limits.add(
        OverlayLimit.ofSize(
            "margin-used of " + input.policy().overlay().limits().marginUsed(),
            initial,
            most - need.used()));
    input
        .policy()
        .overlay()
        .budgets()
        .share(Budget.HEDGE)
        .ifPresent(share ->
            limits.add(
                OverlayLimit.ofOwn(
                    "the hedge budget of " + share, own, ground.room().left(Budget.HEDGE))));
    double cash = ground.available() - taken - need.reserve();
    if (isCarried(ground)) {
      double now = 0;
      for (int i = 0; i < count; i++) {
        now += kept[i] * Math.abs(held(i));
      }
      cash = Math.max(cash, now);
      limits.add(OverlayLimit.ofSize("cash for its margin", initial, ground.available() - taken));
    }
    limits.add(OverlayLimit.ofSize("cash for its margin and the reserve", kept, cash));
    limits.add(distance(ground, need.rise() + need.paidOut(), margin.distance()));
    limits.add(distance(ground, need.fall() + need.paidOut(), -margin.distance()));
    for (int i = 0; i < count; i++) {
      volume(i, limits);
    }
    return limits;
  }

  /** Whether what is held can stay though the reserve be short. */
  private boolean isCarried(Ground ground) {
    SequencedMap<InstrumentId, Planned> standing = new TreeMap<>(ground.positions());
    for (Target leg : legs) {
      Planned planned = limited.held().get(leg.instrument());
      if (planned != null) {
        standing.put(leg.instrument(), planned);
      }
    }
    return margin.required(standing) <= ground.available()
        && margin.wanted(standing) > ground.available();
  }

  /**
   * What a move of the market takes, and maintenance then: that of the largest position which cash
   * could carry is taken for every unit of a smaller one, which needs no more.
   *
   * @param taken by what stands besides
   */
  private OverlayLimit distance(Ground ground, double taken, double shock) {
    int count = legs.size();
    double[] signed = new double[count];
    double[] size = new double[count];
    for (int i = 0; i < count; i++) {
      InstrumentId id = legs.get(i).instrument();
      double move = Math.max(-1, margin.beta(id) * shock);
      double largest =
          Math.max(
              Math.max(Math.abs(others(ground, i)), Math.abs(held(i))),
              Math.max(0, ground.available()) / (1 / leverage(ground, i) + FuturesMargin.RESERVE));
      double then = largest * (1 + move);
      signed[i] = -move;
      size[i] = then > 0 ? margin.standing().ratio() * margin.maintenance(id, then) / largest : 0;
    }
    return new OverlayLimit(
        "a liquidation distance of " + input.policy().overlay().limits().liquidationDistance(),
        signed,
        size,
        new double[count],
        ground.available() - taken);
  }

  /** That a position grows by no more than may be traded in a day; it may always be closed. */
  private void volume(int contract, List<OverlayLimit> limits) {
    InstrumentId id = legs.get(contract).instrument();
    if (orders.untradable(id).isPresent()) {
      return;
    }
    double mark = input.marks().price(id).toDouble();
    double all = limited.equity() * legs.get(contract).leverage() / mark;
    double most = orders.limited(id, Quantity.nearest(all)).toDouble() * mark;
    if (most >= limited.equity() * legs.get(contract).leverage() * (1 - 1e-9)) {
      return;
    }
    String words = "what may be traded in a day of " + id;
    double held = held(contract);
    int count = legs.size();
    limits.add(OverlayLimit.ofOne(words, count, contract, -1, Math.max(most - held, 0)));
    if (!overlay.onlySells()) {
      limits.add(OverlayLimit.ofOne(words, count, contract, 1, Math.max(held + most, 0)));
    }
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
