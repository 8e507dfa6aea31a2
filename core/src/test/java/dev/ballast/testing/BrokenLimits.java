// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Share;
import dev.ballast.order.Side;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.MarginTransfer;
import dev.ballast.plan.SizedTarget;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.Budget;
import dev.ballast.policy.Budgets;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayKind;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which limits of its policy a plan breaks, reckoned anew from the account and the plan's legs: no
 * limit may be broken that was kept before, and none that was broken may be so by more.
 */
public final class BrokenLimits {
  private final ReviewInput input;
  private final Decision decision;
  private final Limits limits;
  private final double equity;
  private final Map<InstrumentId, double[]> before = new TreeMap<>();
  private final Map<InstrumentId, double[]> after = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private double tolerance;
  private double paid;

  private BrokenLimits(ReviewInput input, Decision decision) {
    this.input = input;
    this.decision = decision;
    this.limits = input.policy().overlay().limits();
    this.equity = input.exposure().equity().toDouble();
    this.tolerance = 0.0005 * Math.abs(equity);
  }

  public static List<String> of(ReviewInput input, Decision decision) {
    BrokenLimits limits = new BrokenLimits(input, decision);
    limits.positions();
    limits.margin();
    limits.distance();
    limits.reserve();
    limits.budgets();
    limits.leverage();
    limits.together();
    return limits.broken;
  }

  /** Notional and leverage by contract, before and after. */
  private void positions() {
    for (Position position : input.account().positions()) {
      double notional = position.notional(input.marks().price(position.instrument())).toDouble();
      double[] held = {notional, position.leverage().doubleValue()};
      before.put(position.instrument(), held);
      after.put(position.instrument(), held);
    }
    for (Ticket ticket : decision.plan().tickets()) {
      ticket.legs().stream().filter(leg -> !leg.instrument().isSpot()).forEach(this::fill);
    }
  }

  private void fill(Leg leg) {
    double[] held = after.getOrDefault(leg.instrument(), new double[] {0, 1});
    double change = (leg.side() == Side.BUY ? 1 : -1) * leg.notional().toDouble();
    double leverage = leg.leverage().doubleValue();
    boolean reduces = held[0] * change < 0 && Math.abs(change) <= Math.abs(held[0]);
    after.put(
        leg.instrument(),
        new double[] {held[0] + change, reduces ? Math.max(held[1], leverage) : leverage});
    paid += leg.fee().toDouble() + leg.slippage().toDouble();
    tolerance +=
        input.view().instrument(leg.instrument()).orElseThrow().rules().step().toDouble()
            * leg.reference().toDouble();
    Quantity parts = Quantity.ZERO;
    for (Share share : leg.shares()) {
      parts = parts.plus(share.change());
    }
    if (!leg.shares().isEmpty() && !parts.equals(leg.side().signed(leg.quantity()))) {
      broken.add("the shares of " + leg + " sum to " + parts);
    }
  }

  private static double initial(Map<InstrumentId, double[]> positions) {
    return positions.values().stream().mapToDouble(one -> Math.abs(one[0]) / one[1]).sum();
  }

  private void margin() {
    double most = Math.max(limits.marginUsed().fraction() * equity, initial(before));
    above("margin-used", initial(after), most);
  }

  private void above(String what, double value, double most) {
    if (value > most + tolerance) {
      broken.add(
          String.format(Locale.ROOT, "%s: %.2f above %.2f of %.2f", what, value, most, equity));
    }
  }

  private double moved(Place from, Place to) {
    double sum = 0;
    for (MarginTransfer one : decision.plan().transfers()) {
      sum += one.from() == from && one.to() == to ? one.amount().toDouble() : 0;
    }
    return sum;
  }

  /** Equity of the futures wallet once all is done. */
  private double futures() {
    double there = input.account().in(Place.FUTURES, input.policy().quote()).toDouble();
    for (Position position : input.account().positions()) {
      there += position.unrealised(input.marks().price(position.instrument())).toDouble();
    }
    return there + moved(Place.SPOT, Place.FUTURES) - moved(Place.FUTURES, Place.SPOT) - paid;
  }

  private void distance() {
    double need = need(after);
    boolean lets = moved(Place.FUTURES, Place.SPOT) > 0;
    if (lets || need > need(before) + tolerance) {
      above("liquidation-distance", need, futures());
    }
  }

  private double need(Map<InstrumentId, double[]> positions) {
    double distance = limits.liquidationDistance().fraction();
    return Math.max(needAt(positions, distance), needAt(positions, -distance));
  }

  private double needAt(Map<InstrumentId, double[]> positions, double shock) {
    double need = 0;
    for (Map.Entry<InstrumentId, double[]> one : positions.entrySet()) {
      InstrumentId id = one.getKey();
      Beta beta = decision.betas().get(ContractPrefix.underlying(id.base()));
      double move = Math.max(-1, (beta == null ? 1 : beta.beta()) * shock);
      double notional = one.getValue()[0];
      double maintenance =
          input
              .brackets()
              .brackets(id, input.view().time())
              .map(table ->
                  table
                      .maintenance(BigDecimal.valueOf(notional * (1 + move)), id.quote())
                      .toDouble())
              .orElse(0.0);
      need += maintenance - notional * move;
    }
    return need;
  }

  /** Only what a limit asks for of the futures takes of the reserve. */
  private void reserve() {
    double reserve = input.policy().overlay().budgets().reserve().fraction() * equity;
    double cash =
        input.cash().toDouble()
            + moved(Place.FUTURES, Place.SPOT)
            - moved(Place.SPOT, Place.FUTURES);
    double asked = Math.max(initial(after), need(after));
    boolean spends = moved(Place.SPOT, Place.FUTURES) > 0 && futures() > asked + tolerance;
    for (Ticket ticket : decision.plan().tickets()) {
      for (Leg leg : ticket.legs()) {
        if (leg.instrument().isSpot()) {
          boolean buys = leg.side() == Side.BUY;
          spends |= buys;
          cash += (buys ? -1 : 1) * leg.notional().toDouble();
          cash -= leg.fee().toDouble() + leg.slippage().toDouble();
        }
      }
    }
    if (spends) {
      above("reserve", reserve, Math.max(0, cash));
    }
  }

  private void budgets() {
    Budgets budgets = input.policy().overlay().budgets();
    for (Budget budget : Budget.values()) {
      double taken = 0;
      for (SizedTarget one : decision.overlay()) {
        for (OverlayKind kind : OverlayKind.values()) {
          boolean counts =
              kind.budget() == budget
                  && OverlayPurposes.is(one.target().purpose(), kind)
                  && !one.target().instrument().isSpot();
          taken += counts ? Math.abs(one.allowed()) / one.target().leverage() : 0;
        }
      }
      if (budgets.share(budget).isPresent()) {
        above(
            "budget of " + budget, taken, budgets.share(budget).orElseThrow().fraction() * equity);
      }
    }
  }

  private void leverage() {
    for (SizedTarget one : decision.overlay()) {
      int most = one.isHedge() ? limits.hedgeLeverage() : Integer.MAX_VALUE;
      if (OverlayPurposes.is(one.target().purpose(), OverlayKind.TILT)) {
        most = limits.directionalLeverage();
      }
      if (one.target().leverage() > most) {
        broken.add("leverage of " + one);
      }
    }
  }

  /** All legs of a purpose beside the hedges are cut in one proportion. */
  private void together() {
    Map<String, Double> shares = new TreeMap<>();
    for (SizedTarget one : decision.overlay()) {
      if (!one.isHedge() && one.wanted() != 0) {
        double share = one.allowed() / one.wanted();
        Double first = shares.putIfAbsent(one.target().purpose().toString(), share);
        if (first != null && Math.abs(first - share) > 1e-6) {
          broken.add("not in proportion: " + one + " beside " + first);
        }
      }
    }
  }
}
