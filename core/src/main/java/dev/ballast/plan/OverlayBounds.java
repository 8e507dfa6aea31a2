// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.policy.Budget;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.overlay.OverlayLimit;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The limits that an overlay is chosen within: what all that stands beside it leaves of them. */
final class OverlayBounds {
  private static final String CASH = "cash for its margin and the reserve";

  private final ReviewInput input;
  private final FuturesMargin margin;
  private final HedgeLimits limited;
  private final OrderLimits orders;
  private final List<OverlayLeg> legs;
  private final OverlaySizing.Ground ground;
  private final SequencedMap<InstrumentId, Planned> rest;
  private final FuturesMargin.Need need;

  /**
   * Of an overlay on a ground.
   *
   * @param legs one a contract
   */
  OverlayBounds(HedgeLimits limited, List<OverlayLeg> legs, OverlaySizing.Ground ground) {
    this.input = limited.input();
    this.margin = limited.margin();
    this.limited = limited;
    this.orders = new OrderLimits(input);
    this.legs = legs;
    this.ground = ground;
    this.rest = rest();
    this.need = margin.need(rest);
  }

  /** What stands in other contracts. */
  SequencedMap<InstrumentId, Planned> rest() {
    SequencedMap<InstrumentId, Planned> others = new TreeMap<>(ground.positions());
    legs.forEach(leg -> others.remove(leg.id()));
    return others;
  }

  /**
   * All of them.
   *
   * @param onlySells whether no contract is bought
   */
  List<OverlayLimit> of(OverlaySizing.Use use, boolean onlySells) {
    List<OverlayLimit> limits = new ArrayList<>();
    limits.add(
        OverlayLimit.ofSize(
            "margin-used of " + input.policy().overlay().limits().marginUsed(),
            each(OverlayLeg::initial),
            margin.most() - need.used()));
    input
        .policy()
        .overlay()
        .budgets()
        .share(Budget.HEDGE)
        .ifPresent(share ->
            limits.add(
                OverlayLimit.ofOwn(
                    "the hedge budget of " + share,
                    each(leg -> 1.0 / leg.target().leverage()),
                    ground.room().left(Budget.HEDGE))));
    limits.addAll(cash(use));
    limits.add(distance(need.rise(), margin.distance()));
    limits.add(distance(need.fall(), -margin.distance()));
    for (int i = 0; i < legs.size(); i++) {
      volume(i, onlySells, limits);
    }
    return limits;
  }

  private List<OverlayLimit> cash(OverlaySizing.Use use) {
    double[] initial = each(leg -> leg.isolated() ? 0 : leg.initial());
    double[] kept = each(leg -> leg.isolated() ? 0 : leg.initial() + FuturesMargin.RESERVE);
    double free = ground.available() - need.initial() - need.paidOut();
    List<OverlayLimit> limits = new ArrayList<>();
    if (isCarried()) {
      double now = 0;
      for (int i = 0; i < kept.length; i++) {
        now += kept[i] * Math.abs(legs.get(i).held());
      }
      limits.add(paidFrom("cash for its margin", initial, free));
      limits.add(paidFrom(CASH, kept, Math.max(free - need.reserve(), now)));
    } else if (use == OverlaySizing.Use.PURCHASES) {
      limits.add(besidePurchases());
    } else {
      limits.add(paidFrom(CASH, kept, free - need.reserve()));
    }
    if (legs.stream().anyMatch(OverlayLeg::isolated)) {
      double paid = ground.available() - need.paidOut() - need.unpaid();
      limits.add(paidFrom("cash for its margin", new double[legs.size()], paid));
    }
    return limits;
  }

  /** That cash pays for margin at the leverages that are set now, and for the fees of orders. */
  private OverlayLimit besidePurchases() {
    double fee = input.policy().terms().costs().futuresFees().taker(input.view().time()).fraction();
    FuturesMargin.Need now = margin.need(limited.asLevered(rest));
    return paidFrom(
            CASH,
            each(leg -> leg.isolated() ? 0 : 1 / leg.set() + FuturesMargin.RESERVE),
            ground.available() - now.initial() - now.paidOut() - now.reserve())
        .withTrades(each(_ -> fee), each(OverlayLeg::held));
  }

  /** Whether what is held can stay though the reserve be short. */
  private boolean isCarried() {
    SequencedMap<InstrumentId, Planned> standing = new TreeMap<>(ground.positions());
    for (OverlayLeg leg : legs) {
      Planned planned = limited.held().get(leg.id());
      if (planned != null) {
        standing.put(leg.id(), planned);
      }
    }
    return margin.required(standing) <= ground.available()
        && margin.wanted(standing) > ground.available();
  }

  /**
   * What a move of the market takes, and maintenance then: that of the largest position which cash
   * could carry is taken for every unit of a smaller one, which needs no more. An isolated one
   * neither takes nor gives there.
   *
   * @param taken by what stands besides
   */
  private OverlayLimit distance(double taken, double shock) {
    int count = legs.size();
    double[] signed = new double[count];
    double[] size = new double[count];
    for (int i = 0; i < count; i++) {
      OverlayLeg leg = legs.get(i);
      if (leg.isolated()) {
        continue;
      }
      double move = Math.max(-1, margin.beta(leg.id()) * shock);
      double largest =
          Math.max(
              Math.max(Math.abs(leg.others()), Math.abs(leg.held())),
              Math.max(0, ground.available()) / (leg.initial() + FuturesMargin.RESERVE));
      double then = largest * (1 + move);
      signed[i] = -move;
      size[i] =
          then > 0 ? margin.standing().ratio() * margin.maintenance(leg.id(), then) / largest : 0;
    }
    return paidFrom(
        new OverlayLimit(
            "a liquidation distance of " + input.policy().overlay().limits().liquidationDistance(),
            signed,
            size,
            new double[count],
            ground.available() - need.paidOut() - taken));
  }

  private OverlayLimit paidFrom(String words, double[] size, double most) {
    return paidFrom(OverlayLimit.ofSize(words, size, most));
  }

  /**
   * The same with what isolated contracts take out of the wallet. From h to n that is c times what
   * |n| grows by on the side of h, and all of it on the other: c/2 (|n| + |n - h| - |h|).
   */
  private OverlayLimit paidFrom(OverlayLimit limit) {
    if (legs.stream().noneMatch(OverlayLeg::isolated)) {
      return limit;
    }
    double[] half = each(leg -> leg.paidOut() / 2);
    double there = 0;
    for (OverlayLeg leg : legs) {
      there += leg.paidOut() / 2 * Math.abs(leg.held());
    }
    return limit.withSizes(half, there).withTrades(half, each(OverlayLeg::held));
  }

  /** That a position grows by no more than may be traded in a day; it may always be closed. */
  private void volume(int contract, boolean onlySells, List<OverlayLimit> limits) {
    OverlayLeg leg = legs.get(contract);
    if (orders.untradable(leg.id()).isPresent()) {
      return;
    }
    double mark = input.marks().price(leg.id()).toDouble();
    double all = limited.equity() * leg.target().leverage();
    double most = orders.limited(leg.id(), Quantity.nearest(all / mark)).toDouble() * mark;
    if (most >= all * (1 - 1e-9)) {
      return;
    }
    String words = "what may be traded in a day of " + leg.id();
    int count = legs.size();
    limits.add(OverlayLimit.ofOne(words, count, contract, -1, Math.max(most - leg.held(), 0)));
    if (!onlySells) {
      limits.add(OverlayLimit.ofOne(words, count, contract, 1, Math.max(leg.held() + most, 0)));
    }
  }

  private double[] each(ToDoubleFunction<OverlayLeg> figure) {
    return legs.stream().mapToDouble(figure).toArray();
  }
}
