// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Position;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.order.Side;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Decimals;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The legs of futures that have been allotted, each position one leg, divided by purpose. */
final class FuturesOrders {
  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final Legs legs;
  private final FuturesBook book;
  private final double equity;
  private final List<AllottedLeg> made = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final SequencedMap<InstrumentId, Double> leverages = new TreeMap<>();

  FuturesOrders(ReviewInput input, MeasuredBetas betas, Legs legs, FuturesBook book) {
    this.input = input;
    this.betas = betas;
    this.legs = legs;
    this.book = book;
    this.equity = input.exposure().equity().toDouble();
  }

  /** The legs, each with the target that asks for most of it. */
  List<AllottedLeg> legs() {
    return made;
  }

  /** What purposes take over from each other where nothing is traded. */
  List<Crossing> crossings() {
    return crossings;
  }

  List<String> notes() {
    return notes;
  }

  /**
   * Makes the legs.
   *
   * @param allotted what the limits allow
   * @param told the same, with the cuts that are worth telling
   * @param spot value by asset beside which the futures stand
   */
  void trade(PlannedFutures allotted, List<SizedTarget> told, SequencedMap<Asset, Double> spot) {
    if (told.stream().anyMatch(one -> one.cut().isPresent())) {
      told.stream()
          .collect(
              Collectors.groupingBy(
                  one -> one.target().purpose(), LinkedHashMap::new, Collectors.toList()))
          .forEach((purpose, targets) -> note(targets));
    }
    for (InstrumentId id : allotted.contracts()) {
      leverages.put(id, book.leverage(allotted, id));
      List<SizedTarget> targets = allotted.in(id);
      Optional<Leg> leg = leg(id, targets, spot, allotted);
      if (leg.isPresent()) {
        List<Share> shares = shares(id, targets, leg.get().side().signed(leg.get().quantity()));
        Target lead = lead(targets, shares);
        made.add(
            new AllottedLeg(
                lead, isTogether(lead.purpose(), allotted), leg.get().sharedBy(shares)));
      } else {
        cross(id, targets);
        if (allotted.notional(id) != 0) {
          noteLeverage(id, allotted);
        }
      }
    }
    for (SizedTarget one : allotted.targets()) {
      if (one.target().instrument().isSpot()) {
        spotLeg(one).ifPresent(leg -> made.addFirst(new AllottedLeg(one.target(), true, leg)));
      }
    }
    noteOthers();
  }

  /** The trade of a target in spot, for its own purpose; nothing within the drift band. */
  private Optional<Leg> spotLeg(SizedTarget one) {
    Target target = one.target();
    InstrumentId id = target.instrument();
    double owned = book.owned(target);
    double change = one.allowed() - owned;
    double band = input.policy().overlay().limits().driftBand().fraction() * equity;
    boolean closes = one.allowed() == 0 && owned > 0;
    if (change == 0 || (Math.abs(change) < band && !closes) || input.marks().find(id).isEmpty()) {
      return Optional.empty();
    }
    Side side = change > 0 ? Side.BUY : Side.SELL;
    Quantity held = input.spotHeldFor(target.purpose()).getOrDefault(id.base(), Quantity.ZERO);
    Quantity wish =
        closes ? held : Quantity.nearest(Math.abs(change) / input.marks().price(id).toDouble());
    String why =
        String.format(
            Locale.ROOT,
            "%,.0f %s of %s owned for it, %,.0f wanted",
            owned,
            input.policy().quote(),
            id.base(),
            one.allowed());
    return legs.spot(id, side, wish, why)
        .map(leg ->
            leg.sharedBy(List.of(new Share(target.purpose(), leg.side().signed(leg.quantity())))));
  }

  /** What the purchases in spot take of cash, with their reserve. */
  double spent() {
    double sum = 0;
    for (AllottedLeg one : made) {
      if (one.leg().instrument().isSpot() && one.leg().side() == Side.BUY) {
        sum += one.leg().notional().toDouble() * PurchaseShare.costRate(input);
      }
    }
    return sum;
  }

  /**
   * Positions once all legs have filled. What no order changes keeps its leverage, or is set to the
   * plan's where that is lower.
   */
  SequencedMap<InstrumentId, Planned> after() {
    SequencedMap<InstrumentId, Planned> after = new TreeMap<>(book.held());
    leverages.forEach((id, most) -> after.computeIfPresent(id, (_, held) -> held.atMost(most)));
    for (AllottedLeg one : made) {
      Leg leg = one.leg();
      if (leg.instrument().isSpot()) {
        continue;
      }
      double change = (leg.side() == Side.BUY ? 1 : -1) * leg.notional().toDouble();
      double notional = heldNotional(leg.instrument()) + change;
      after.put(leg.instrument(), new Planned(notional, leg.leverage().doubleValue()));
    }
    return after;
  }

  double fees() {
    double sum = 0;
    for (AllottedLeg one : made) {
      sum += one.leg().instrument().isSpot() ? 0 : one.leg().fee().toDouble();
    }
    return sum;
  }

  private Optional<Leg> leg(
      InstrumentId id,
      List<SizedTarget> targets,
      SequencedMap<Asset, Double> spot,
      PlannedFutures allotted) {
    FuturesChange change = book.orderable().change(allotted, id);
    return legs.perpetual(
        change,
        allotted.notional(id),
        BracketLeverage.after(input, change, book.leverage(allotted, id)),
        daysToNext(),
        () -> why(targets, spot, allotted));
  }

  /** Whether a purpose has targets in several contracts. */
  private static boolean isTogether(Purpose purpose, PlannedFutures allotted) {
    int count = 0;
    for (SizedTarget one : allotted.targets()) {
      count += one.target().purpose().equals(purpose) ? 1 : 0;
    }
    return count > 1;
  }

  /** The target whose part changes most; of equals the last. */
  private static Target lead(List<SizedTarget> targets, List<Share> shares) {
    Target lead = targets.getLast().target();
    double most = -1;
    for (SizedTarget one : targets) {
      for (Share share : shares) {
        double change = share.change().abs().toDouble();
        if (share.purpose().equals(one.target().purpose()) && change >= most) {
          most = change;
          lead = one.target();
        }
      }
    }
    return lead;
  }

  /**
   * Each target has its own part of the position afterwards, and what others hold of it goes over
   * to the targets; what rounding leaves is the last target's that holds something, of none the
   * largest holder's.
   */
  private List<Share> shares(InstrumentId id, List<SizedTarget> targets, Quantity change) {
    SequencedMap<Purpose, Quantity> changes = new TreeMap<>();
    Price mark = input.marks().price(id);
    Purpose last =
        input.holders(id).stream()
            .max(Comparator.comparing(held -> held.quantity().abs()))
            .map(Holding::purpose)
            .orElse(targets.getLast().target().purpose());
    double largest = 0;
    for (SizedTarget one : targets) {
      Purpose purpose = one.target().purpose();
      changes.merge(purpose, Quantity.nearest(one.allowed() / mark.toDouble()), Quantity::plus);
      if (Math.abs(one.allowed()) > largest) {
        largest = Math.abs(one.allowed());
        last = purpose;
      }
    }
    for (Holding held : input.holders(id)) {
      changes.merge(held.purpose(), held.quantity().negated(), Quantity::plus);
    }
    Quantity rest = change;
    for (Quantity part : changes.values()) {
      rest = rest.minus(part);
    }
    changes.merge(last, rest, Quantity::plus);
    List<Share> parts = new ArrayList<>();
    changes.forEach((purpose, part) -> {
      if (!part.isZero()) {
        parts.add(new Share(purpose, part));
      }
    });
    return parts;
  }

  /** Hands over what a target closes, or nobody's rule holds, where no order is made. */
  private void cross(InstrumentId id, List<SizedTarget> targets) {
    Optional<Position> position = input.position(id);
    boolean closes =
        input.holders(id).stream()
            .anyMatch(holding ->
                targets.stream()
                    .filter(one -> one.target().purpose().equals(holding.purpose()))
                    .noneMatch(one -> one.allowed() != 0));
    boolean stays = targets.stream().anyMatch(one -> one.allowed() != 0);
    if (position.isEmpty() || !closes || !stays || legs.untradable(id).isPresent()) {
      return;
    }
    List<Share> parts = shares(id, targets, Quantity.ZERO);
    if (!parts.isEmpty()) {
      crossings.add(
          new Crossing(position.get().contract(), input.side(id), parts, input.marks().price(id)));
    }
  }

  /** Why rules no longer hold anything of the contract. */
  private static String closed(Target lead, List<SizedTarget> targets) {
    return targets.stream()
        .map(SizedTarget::target)
        .filter(other -> !other.equals(lead))
        .filter(other -> other.amount().equals(Target.Amount.NOTHING))
        .map(other -> "; " + other.purpose() + " " + other.why())
        .collect(Collectors.joining());
  }

  private String why(
      List<SizedTarget> targets, SequencedMap<Asset, Double> spot, PlannedFutures allotted) {
    List<SizedTarget> open =
        targets.stream()
            .filter(one -> !one.target().amount().equals(Target.Amount.NOTHING))
            .toList();
    if (open.isEmpty()) {
      return targets.getLast().target().why();
    }
    String all =
        open.stream()
            .map(one -> why(one, open.size() > 1, spot, allotted))
            .collect(Collectors.joining("; "));
    return all + closed(open.getLast().target(), targets);
  }

  private String why(
      SizedTarget one, boolean several, SequencedMap<Asset, Double> spot, PlannedFutures allotted) {
    Target target = one.target();
    InstrumentId id = target.instrument();
    double held = several ? heldFor(target.purpose(), id) : heldNotional(id);
    boolean isLong = one.wanted() > 0;
    String size =
        one.wanted() == 0
            ? "no hedge is needed"
            : Decimals.grouped(Math.abs(one.wanted()), 0)
                + " "
                + input.policy().quote()
                + " of "
                + id.base()
                + (isLong ? " long, " : " short, ")
                + Decimals.grouped(isLong ? held : 0 - held, 0) // 0 is no -0
                + " are held";
    String purpose = several ? target.purpose() + ": " : "";
    if (!(target.amount() instanceof Target.Amount.BetaTo)) {
      boolean together = isTogether(target.purpose(), allotted);
      return purpose + (together ? "" : target.why() + ": ") + size;
    }
    SequencedMap<InstrumentId, Planned> others = new TreeMap<>(allotted.positions());
    others.compute(id, (_, planned) -> without(planned, one.allowed()));
    PortfolioBeta without =
        PortfolioBeta.of(book.exposures(spot, others), betas.betas(), betas.residuals(), equity);
    return String.format(
        Locale.ROOT,
        "%swithout a hedge the portfolio's beta is %.2f (error %.2f), %s: %s",
        purpose,
        without.beta(),
        without.standardError(),
        target.why(),
        size);
  }

  private static @Nullable Planned without(@Nullable Planned planned, double own) {
    return planned == null || planned.notional() == own
        ? null
        : new Planned(planned.notional() - own, planned.leverage());
  }

  private double heldFor(Purpose purpose, InstrumentId id) {
    return input.holders(id).stream()
        .filter(holding -> holding.purpose().equals(purpose))
        .mapToDouble(holding -> holding.quantity().toDouble() * input.marks().price(id).toDouble())
        .sum();
  }

  private double heldNotional(InstrumentId id) {
    Planned planned = book.held().get(id);
    return planned == null ? 0 : planned.notional();
  }

  private double daysToNext() {
    OptionalLong next = input.policy().reviews().next(ReviewKind.HEDGES, input.view().time());
    return next.isPresent()
        ? (next.getAsLong() - input.view().time()) / (double) UtcDay.MILLIS
        : 30;
  }

  /** That the targets of one purpose are cut. */
  private void note(List<SizedTarget> targets) {
    SizedTarget first = targets.getFirst();
    Optional<String> limit = targets.stream().flatMap(one -> one.cut().stream()).findFirst();
    limit.ifPresent(reason ->
        notes.add(
            "the "
                + (first.isHedge() ? "hedge" + nameOfSeveral(first) : named(first))
                + " is cut from "
                + sum(targets, SizedTarget::wanted)
                + " to "
                + sum(targets, SizedTarget::allowed)
                + " "
                + input.policy().quote()
                + ": "
                + reason));
  }

  /** Absolute notionals of targets, as people read their sum. */
  private static String sum(List<SizedTarget> targets, ToDoubleFunction<SizedTarget> notional) {
    return Decimals.grouped(
        targets.stream().mapToDouble(one -> Math.abs(notional.applyAsDouble(one))).sum(), 0);
  }

  private static String named(SizedTarget one) {
    return one.target().purpose().kind() + " " + one.target().purpose().name();
  }

  /** A position that no order changes keeps the leverage that it has. */
  private void noteLeverage(InstrumentId id, PlannedFutures allotted) {
    BigDecimal wanted = BigDecimal.valueOf(book.leverage(allotted, id)).stripTrailingZeros();
    input
        .position(id)
        .filter(held -> held.leverage().compareTo(wanted) != 0)
        .ifPresent(held ->
            notes.add(
                id
                    + " is held at a leverage of "
                    + held.leverage().toPlainString()
                    + ", and the plan carries it at "
                    + wanted.toPlainString()
                    + ": set it at the venue; the futures wallet keeps the margin for it"));
  }

  /** A rule's name, where the plan has several. */
  private String nameOfSeveral(SizedTarget hedge) {
    boolean several =
        input.policy().overlay().rules().stream()
                .filter(rule -> rule.kind() == OverlayKind.HEDGE)
                .count()
            > 1;
    return several ? " " + hedge.target().purpose().name() : "";
  }

  private void noteOthers() {
    LeftAlone left = new LeftAlone(input, betas);
    book.others().forEach(position -> notes.add(left.sentence(position)));
  }
}
