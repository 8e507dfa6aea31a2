// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Position;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.order.Side;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The legs of hedges that have been allotted, each position one leg, divided by purpose. */
final class HedgeOrders {
  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final Legs legs;
  private final HedgeBook book;
  private final double equity;
  private final SequencedMap<Target, Leg> made = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  HedgeOrders(ReviewInput input, MeasuredBetas betas, Legs legs, HedgeBook book) {
    this.input = input;
    this.betas = betas;
    this.legs = legs;
    this.book = book;
    this.equity = input.exposure().equity().toDouble();
  }

  /** The legs by target. */
  SequencedMap<Target, Leg> legs() {
    return made;
  }

  List<String> notes() {
    return notes;
  }

  /**
   * Makes the legs.
   *
   * @param hedged what the limits allow
   * @param told the same, with the cuts that are worth telling
   * @param spot value by asset beside which the hedges stand
   */
  void trade(HedgeBook.Hedged hedged, List<Hedge> told, SequencedMap<Asset, Double> spot) {
    for (int i = 0; i < hedged.hedges().size(); i++) {
      Hedge hedge = hedged.hedges().get(i);
      note(told.get(i));
      if (hedged.isLast(i)) {
        Optional<Leg> leg = leg(hedge, spot, hedged);
        leg.ifPresent(one -> made.put(hedge.target(), one));
        if (leg.isEmpty() && hedge.allowed() != 0) {
          noteLeverage(hedge.target().instrument());
        }
      }
    }
    noteOthers();
  }

  /** Positions once all legs have filled. */
  SequencedMap<InstrumentId, Planned> after() {
    SequencedMap<InstrumentId, Planned> after = new TreeMap<>(book.heldAtThePlansLeverage());
    for (Leg leg : made.values()) {
      double change = (leg.side() == Side.BUY ? 1 : -1) * leg.notional().toDouble();
      double notional = heldNotional(leg.instrument()) + change;
      after.put(leg.instrument(), new Planned(notional, leg.leverage().doubleValue()));
    }
    return after;
  }

  double fees() {
    double sum = 0;
    for (Leg leg : made.values()) {
      sum += leg.fee().toDouble();
    }
    return sum;
  }

  private Optional<Leg> leg(
      Hedge hedge, SequencedMap<Asset, Double> after, HedgeBook.Hedged hedged) {
    Optional<Leg> leg =
        legs.perpetual(
            book.change(hedge),
            hedge.allowed(),
            BigDecimal.valueOf(input.policy().overlay().limits().hedgeLeverage()),
            daysToNext(),
            () -> why(hedge, after, hedged) + closed(hedge, hedged));
    return leg.map(one -> one.sharedBy(shares(one, hedged)));
  }

  /**
   * Each target has its own part of the position afterwards, and what others hold of it goes over
   * to the targets; what rounding leaves is the last target's.
   */
  private List<Share> shares(Leg leg, HedgeBook.Hedged hedged) {
    InstrumentId id = leg.instrument();
    SequencedMap<Purpose, Quantity> changes = new TreeMap<>();
    Purpose last = Purpose.OVERLAY;
    double before = 0;
    for (Hedge hedge : hedged.hedges()) {
      if (hedge.target().instrument().equals(id)) {
        double own = (hedge.allowed() - before) / leg.reference().toDouble();
        changes.merge(hedge.target().purpose(), Quantity.nearest(own), Quantity::plus);
        last = hedge.target().purpose();
        before = hedge.allowed();
      }
    }
    for (Holding held : input.holders(id)) {
      changes.merge(held.purpose(), held.quantity().negated(), Quantity::plus);
    }
    Quantity rest = leg.side().signed(leg.quantity());
    for (Quantity change : changes.values()) {
      rest = rest.minus(change);
    }
    changes.merge(last, rest, Quantity::plus);
    List<Share> parts = new ArrayList<>();
    changes.forEach((purpose, change) -> {
      if (!change.isZero()) {
        parts.add(new Share(purpose, change));
      }
    });
    return parts;
  }

  /** Why other rules no longer hold anything of the contract. */
  private static String closed(Hedge hedge, HedgeBook.Hedged hedged) {
    return hedged.hedges().stream()
        .map(Hedge::target)
        .filter(other -> !other.equals(hedge.target()))
        .filter(other -> other.instrument().equals(hedge.target().instrument()))
        .filter(other -> other.amount().equals(Target.Amount.NOTHING))
        .map(other -> "; " + other.purpose() + " " + other.why())
        .collect(Collectors.joining());
  }

  private String why(Hedge hedge, SequencedMap<Asset, Double> after, HedgeBook.Hedged hedged) {
    if (hedge.wanted() == 0 && hedge.target().amount().equals(Target.Amount.NOTHING)) {
      return hedge.target().why();
    }
    String size =
        hedge.wanted() == 0
            ? "no hedge is needed"
            : String.format(
                Locale.ROOT,
                "%,.0f %s of %s short, %,.0f are held",
                -hedge.wanted(),
                input.policy().quote(),
                hedge.target().instrument().base(),
                0 - heldNotional(hedge.target().instrument())); // 0 is no -0
    if (!(hedge.target().amount() instanceof Target.Amount.BetaTo to)) {
      return hedge.target().why() + ": " + size;
    }
    SequencedMap<InstrumentId, Planned> others = new TreeMap<>(hedged.positions());
    others.remove(hedge.target().instrument());
    PortfolioBeta without =
        PortfolioBeta.of(
            HedgeBook.exposures(after, others), betas.betas(), betas.residuals(), equity);
    return String.format(
        Locale.ROOT,
        "without a hedge the portfolio's beta is %.2f (error %.2f), at most %.2f is wanted: %s",
        without.beta(),
        without.standardError(),
        to.target(),
        size);
  }

  private double heldNotional(InstrumentId id) {
    Planned planned = book.held().get(id);
    return planned == null ? 0 : planned.notional();
  }

  private double daysToNext() {
    return input.policy().reviews().next(ReviewKind.HEDGES, input.view().time()).stream()
        .mapToDouble(next -> (next - input.view().time()) / (double) UtcDay.MILLIS)
        .findFirst()
        .orElse(30);
  }

  private void note(Hedge hedge) {
    hedge
        .cut()
        .ifPresent(limit ->
            notes.add(
                String.format(
                    Locale.ROOT,
                    "the hedge%s is cut from %,.0f to %,.0f %s: %s",
                    nameOfSeveral(hedge),
                    Math.abs(hedge.wanted()),
                    Math.abs(hedge.allowed()),
                    input.policy().quote(),
                    limit)));
  }

  /** A position that no order changes keeps the leverage that it has. */
  private void noteLeverage(InstrumentId id) {
    int wanted = input.policy().overlay().limits().hedgeLeverage();
    input
        .account()
        .position(id)
        .filter(held -> held.leverage().compareTo(BigDecimal.valueOf(wanted)) != 0)
        .ifPresent(held ->
            notes.add(
                id
                    + " is held at a leverage of "
                    + held.leverage().toPlainString()
                    + ", and the plan carries hedges at "
                    + wanted
                    + ": set it at the venue; the futures wallet keeps the margin for it"));
  }

  /** A rule's name, where the plan has several. */
  private String nameOfSeveral(Hedge hedge) {
    boolean several = input.policy().overlay().hedges().size() > 1;
    return several ? " " + hedge.target().purpose().name() : "";
  }

  private void noteOthers() {
    for (Position position : book.others()) {
      double notional = position.notional(input.marks().price(position.instrument())).toDouble();
      Asset asset = ContractPrefix.underlying(position.instrument().base());
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %s of %,.0f %s is held that no rule of the plan names; it counts %s,"
                  + " and is left alone",
              position.instrument(),
              notional < 0 ? "a short" : "a long",
              Math.abs(notional),
              input.policy().quote(),
              betas.betas().containsKey(asset)
                  ? "in the beta and in the margin"
                  : "in the margin, and not in the beta that a hedge is sized by, for that of "
                      + asset
                      + " is not known"));
    }
  }
}
