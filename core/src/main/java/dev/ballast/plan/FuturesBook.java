// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.policy.Budget;
import dev.ballast.policy.OverlayKind;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.portfolio.Targets;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Futures beside a given spot core, as large as their targets ask and the limits allow. Hedges come
 * first, in the order of the policy's rules, each on what those before it leave; of the others each
 * purpose, all its legs in one proportion, takes what leaves the hedges whole.
 */
final class FuturesBook {
  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final FuturesMargin margin;
  private final List<Target> targets;
  private final List<Target> hedges = new ArrayList<>();
  private final List<LegsTogether> others = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final SequencedMap<InstrumentId, Planned> held;
  private final SequencedMap<InstrumentId, Planned> standing;
  private final double equity;
  private final double costRate;
  private final BudgetRoom budgets;
  private final HedgeLimits limited;
  private final OptionalDouble betaTarget;
  private final OrderableFutures orderable;

  FuturesBook(ReviewInput input, MeasuredBetas betas, Targets targets, FuturesMargin margin) {
    this.input = input;
    this.betas = betas;
    this.margin = margin;
    this.targets = BracketLeverage.capped(input, targets.targets(), notes);
    this.held = margin.held();
    this.equity = input.exposure().equity().toDouble();
    this.costRate = PurchaseShare.costRate(input);
    this.limited = new HedgeLimits(input, margin, held, equity);
    this.orderable = new OrderableFutures(input, held);
    this.budgets = new BudgetRoom(input.policy().overlay().budgets(), equity);
    SequencedMap<Purpose, List<Target>> together = new LinkedHashMap<>();
    for (Target target : this.targets) {
      if (OverlayPurposes.is(target.purpose(), OverlayKind.HEDGE)) {
        hedges.add(target);
      } else {
        together.computeIfAbsent(target.purpose(), none -> new ArrayList<>()).add(target);
      }
    }
    together.values().forEach(legs -> others.add(new LegsTogether(legs)));
    this.betaTarget =
        hedges.stream().map(Target::betaTarget).flatMapToDouble(OptionalDouble::stream).min();
    this.standing = standing();
  }

  /** What the reader should know of the targets. */
  List<String> notes() {
    return notes;
  }

  /** What of its positions can be ordered. */
  OrderableFutures orderable() {
    return orderable;
  }

  /** The positions as they are. */
  SequencedMap<InstrumentId, Planned> held() {
    return held;
  }

  /** What a contract is carried at: the lowest of what is in it; as it is held where none is. */
  double leverage(PlannedFutures book, InstrumentId id) {
    Planned planned = book.positions().get(id);
    return planned == null ? orderable.heldLeverage(id) : planned.leverage();
  }

  /** The lowest beta that a target asks for. */
  OptionalDouble betaTarget() {
    return betaTarget;
  }

  /**
   * Hedges beside a spot core, while all other futures stay as they are.
   *
   * @param spot value by asset
   * @param available equity that the futures wallet can have
   */
  PlannedFutures hedgesBeside(SequencedMap<Asset, Double> spot, double available) {
    return withHedges(
        new BookStage(standing, spot, available),
        List.of(),
        core(spot),
        OverlaySizing.Use.PURCHASES);
  }

  /** What is held but for hedges. */
  private SequencedMap<InstrumentId, Planned> standing() {
    SequencedMap<InstrumentId, Planned> standing = new TreeMap<>(held);
    hedges.forEach(hedge -> standing.remove(hedge.instrument()));
    for (LegsTogether legs : others) {
      input
          .heldFor(legs.purpose())
          .forEach((id, holding) -> {
            if (hedges.stream().anyMatch(hedge -> hedge.instrument().equals(id))) {
              standing.merge(
                  id,
                  new Planned(notional(id, holding), orderable.heldLeverage(id)),
                  FuturesBook::sum);
            }
          });
    }
    return standing;
  }

  /**
   * All targets beside a spot core.
   *
   * @param spot value by asset, of the core and of what other purposes hold now
   * @param available equity that the futures wallet can have, or that spot is bought with
   */
  PlannedFutures beside(SequencedMap<Asset, Double> spot, double available) {
    Map<Purpose, LegsTogether.Allowed> caps = new TreeMap<>();
    PlannedFutures book = beside(spot, available, caps);
    for (int i = 0; i < 3 * others.size() && lowered(book, available, caps); i++) {
      book = beside(spot, available, caps);
    }
    return book;
  }

  /**
   * Lowers the cap of a purpose whose legs cannot all be ordered in one proportion, or the last
   * that takes margin which what cannot be ordered of others leaves short.
   */
  private boolean lowered(
      PlannedFutures book, double available, Map<Purpose, LegsTogether.Allowed> caps) {
    for (LegsTogether legs : others) {
      Optional<LegsTogether.Allowed> less = orderable(book, legs);
      if (less.isPresent() && less.get().share() < share(book, legs) - 1e-9) {
        caps.put(legs.purpose(), less.get());
        return true;
      }
    }
    SequencedMap<InstrumentId, Planned> ordered = orderable.of(book).positions();
    double most = margin.most() * (1 + 1e-3);
    boolean isShort =
        margin.initial(ordered) > most || margin.wanted(ordered) > available * (1 + 1e-6);
    for (LegsTogether legs : isShort ? others.reversed() : List.<LegsTogether>of()) {
      if (share(book, legs) > kept(legs)) {
        caps.put(
            legs.purpose(),
            new LegsTogether.Allowed(
                kept(legs), Optional.of("what cannot be ordered now takes its margin")));
        return true;
      }
    }
    return false;
  }

  /**
   * The share of a purpose's legs at which all can be ordered; absent where they can be as it is.
   */
  private Optional<LegsTogether.Allowed> orderable(PlannedFutures book, LegsTogether legs) {
    for (Target target : legs.targets().size() == 1 ? List.<Target>of() : legs.futures()) {
      InstrumentId id = target.instrument();
      double value = LegsTogether.value(target);
      if (value == 0) {
        continue;
      }
      FuturesChange change = orderable.change(book, id);
      if (change.refusal().isPresent()) {
        return Optional.of(
            new LegsTogether.Allowed(
                kept(legs),
                Optional.of("its leg in " + id + " cannot be ordered: " + change.limit())));
      }
      if (change.isLess()) {
        double ordered = input.marks().find(id).map(change::notional).orElse(0.0);
        double part = share(book, legs) * value + ordered - book.notional(id);
        return Optional.of(
            new LegsTogether.Allowed(
                Math.max(0, part / value),
                Optional.of("its leg in " + id + ": " + change.limit())));
      }
    }
    return Optional.empty();
  }

  private static double share(PlannedFutures book, LegsTogether legs) {
    for (SizedTarget one : book.targets()) {
      if (one.target().purpose().equals(legs.purpose()) && one.wanted() != 0) {
        return one.allowed() / one.wanted();
      }
    }
    return 0;
  }

  private PlannedFutures beside(
      SequencedMap<Asset, Double> spot, double available, Map<Purpose, LegsTogether.Allowed> caps) {
    SequencedMap<Asset, Double> core = core(spot);
    BookStage stage = new BookStage(unnamed(), spot, available);
    List<SizedTarget> sized = new ArrayList<>();
    BudgetRoom room = budgets.fresh();
    double missing =
        others.isEmpty() ? 0 : withHedges(stage, List.of(), core, OverlaySizing.Use.BETS).missing();
    for (LegsTogether legs : others) {
      BookStage before = stage;
      double without = beta(before.spot(), before.positions());
      List<BookStage.SpotLeg> spots = spots(legs);
      LegsTogether.Allowed allowed =
          new UnorderedLegs(input, this)
              .of(legs)
              .map(reason -> new LegsTogether.Allowed(0, Optional.of(reason)))
              .orElseGet(() ->
                  legs.within(
                      (share, reserve) ->
                          tooMuch(
                              before.with(legs, spots, share, costRate), core, missing, reserve),
                      room,
                      kept(legs)));
      LegsTogether.Allowed cap = caps.get(legs.purpose());
      if (cap != null && cap.share() < allowed.share()) {
        allowed = cap;
      }
      stage = before.with(legs, spots, allowed.share(), costRate);
      sized.addAll(legs.sized(allowed, without));
      room.take(legs.budget(), allowed.share() * legs.initial());
    }
    return withHedges(stage, sized, core, OverlaySizing.Use.ORDERS);
  }

  private List<BookStage.SpotLeg> spots(LegsTogether legs) {
    List<BookStage.SpotLeg> spots = new ArrayList<>();
    for (Target target : legs.spots()) {
      Asset asset = target.instrument().base();
      spots.add(new BookStage.SpotLeg(asset, LegsTogether.value(target), owned(target)));
    }
    return spots;
  }

  /** What is owned now for a target in spot, in the quote. */
  double owned(Target target) {
    Asset asset = target.instrument().base();
    Quantity quantity = input.spotHeldFor(target.purpose()).getOrDefault(asset, Quantity.ZERO);
    return quantity.isZero() ? 0 : input.marks().value(asset, quantity).toDouble();
  }

  /** Which limit a share of a purpose's legs breaks. */
  @FunctionalInterface
  interface Room {
    /**
     * Nothing where all are kept.
     *
     * @param reserve whether what is kept above initial margin counts
     */
    Optional<String> broken(double share, boolean reserve);
  }

  private Optional<String> tooMuch(
      BookStage with, SequencedMap<Asset, Double> core, double missing, boolean reserve) {
    if (margin.standing().isPooled()
        && with.available() < margin.standing().equity() - 1e-6 * Math.max(1, equity)) {
      return Optional.of(limited.cashLimit());
    }
    PlannedFutures book = withHedges(with, List.of(), core, OverlaySizing.Use.BETS);
    if (margin.initial(book.positions()) > margin.most() * (1 + 1e-9)) {
      return Optional.of(limited.marginLimit());
    }
    if (book.missing() > missing + 1e-6 * Math.max(1, equity)) {
      return Optional.of("a hedge would lack it (" + book.limit() + ")");
    }
    double need = reserve ? margin.wanted(book.positions()) : margin.required(book.positions());
    return need <= with.available() * (1 + 1e-9)
        ? Optional.empty()
        : Optional.of(limited.cashLimit());
  }

  /** How much of its legs a purpose holds already: the smallest share of any. */
  private double kept(LegsTogether legs) {
    SequencedMap<InstrumentId, Holding> holdings = input.heldFor(legs.purpose());
    double share = 1;
    for (Target target : legs.futures()) {
      double wanted = LegsTogether.value(target);
      Holding holding = holdings.get(target.instrument());
      double there = holding == null ? 0 : notional(target.instrument(), holding);
      if (wanted != 0) {
        share = Math.min(share, Math.max(0, there / wanted));
      }
    }
    return share;
  }

  /** The positions in contracts of which no target speaks. */
  private SequencedMap<InstrumentId, Planned> unnamed() {
    SequencedMap<InstrumentId, Planned> positions = new TreeMap<>(held);
    targets.forEach(target -> positions.remove(target.instrument()));
    return margin.closed(positions);
  }

  private double notional(InstrumentId id, Holding holding) {
    return holding.quantity().toDouble() * input.marks().price(id).toDouble();
  }

  /** {@link HedgeLimits#asLevered}. */
  SequencedMap<InstrumentId, Planned> asLevered(SequencedMap<InstrumentId, Planned> positions) {
    return limited.asLevered(positions);
  }

  /** Two parts of one contract, which is carried at the lower of their leverages. */
  private static Planned sum(Planned one, Planned other) {
    return new Planned(
        one.notional() + other.notional(), Math.min(one.leverage(), other.leverage()));
  }

  /**
   * Hedges on what stands without them.
   *
   * @param core value by asset of what hedges stand against
   * @param use what an overlay is sized for
   */
  private PlannedFutures withHedges(
      BookStage stage,
      List<SizedTarget> sized,
      SequencedMap<Asset, Double> core,
      OverlaySizing.Use use) {
    SequencedMap<InstrumentId, Planned> planned = new TreeMap<>(stage.positions());
    List<SizedTarget> all = new ArrayList<>();
    BudgetRoom room = budgets.fresh();
    boolean isChosen = false;
    for (Target target : hedges) {
      if (target.amount() instanceof Target.Amount.PartOf) {
        if (!isChosen) {
          all.addAll(overlay(stage, planned, room, use));
          isChosen = true;
        }
        continue;
      }
      double without = beta(stage.spot(), planned);
      double own =
          switch (target.amount()) {
            case Target.Amount.Value value -> value.value();
            case Target.Amount.Against against -> against.notional(core);
            case Target.Amount.BetaTo to ->
                to.notional(new PortfolioBeta(without, 0, List.of()), equity);
            case Target.Amount.PartOf _ -> throw new IllegalStateException("not alone: " + target);
          };
      SizedTarget hedge = limited.within(target, without, own, planned, stage.available(), room);
      if (hedge.allowed() != 0) {
        put(planned, target, hedge.allowed());
      }
      room.take(Budget.HEDGE, Math.abs(hedge.allowed()) / target.leverage());
      all.add(hedge);
    }
    all.addAll(sized);
    return new PlannedFutures(planned, all);
  }

  /** The overlay that is chosen as a whole, put on what stands. */
  private List<SizedTarget> overlay(
      BookStage stage,
      SequencedMap<InstrumentId, Planned> planned,
      BudgetRoom room,
      OverlaySizing.Use use) {
    List<SizedTarget> sized =
        new OverlaySizing(input, margin, limited, hedges, use)
            .sized(
                new OverlaySizing.Ground(stage.spot(), planned, stage.available(), room),
                beta(stage.spot(), planned));
    for (SizedTarget one : sized) {
      if (one.allowed() != 0) {
        put(planned, one.target(), one.allowed());
        room.take(Budget.HEDGE, Math.abs(one.allowed()) / one.target().leverage());
      }
    }
    return sized;
  }

  /** Of spot, what is the core's. */
  private SequencedMap<Asset, Double> core(SequencedMap<Asset, Double> spot) {
    SequencedMap<Asset, Quantity> others = input.spotBesideCore();
    if (others.isEmpty()) {
      return spot;
    }
    SequencedMap<Asset, Double> core = new TreeMap<>(spot);
    others.forEach((asset, quantity) ->
        core.computeIfPresent(
            asset, (_, value) -> value - input.marks().value(asset, quantity).toDouble()));
    return core;
  }

  /** Adds a target's part to its contract. */
  static void put(SequencedMap<InstrumentId, Planned> planned, Target target, double notional) {
    planned.merge(target.instrument(), new Planned(notional, target.leverage()), FuturesBook::sum);
  }

  /** The portfolio's beta, of what is measured. */
  double beta(SequencedMap<Asset, Double> spot, SequencedMap<InstrumentId, Planned> positions) {
    double sum = 0;
    for (Map.Entry<Asset, Double> one : exposures(spot, positions).entrySet()) {
      Beta beta = betas.betas().get(one.getKey());
      sum += beta == null ? 0 : beta.beta() * one.getValue();
    }
    return sum == 0 ? 0 : sum / equity;
  }

  /** Spot and futures by asset, signed, in the quote. */
  SequencedMap<Asset, Double> exposures(
      SequencedMap<Asset, Double> spot, SequencedMap<InstrumentId, Planned> positions) {
    return margin.standing().exposures(spot, positions);
  }

  /** What is held and no target speaks of. */
  List<Position> others() {
    List<Position> others = new ArrayList<>();
    for (Position position : input.account().positions()) {
      boolean spokenOf = input.isTraded(position) && isTarget(position.instrument());
      if (!spokenOf && !margin.standing().closings().legs().containsKey(position.key())) {
        others.add(position);
      }
    }
    return others;
  }

  private boolean isTarget(InstrumentId id) {
    for (Target target : targets) {
      if (target.instrument().equals(id)) {
        return true;
      }
    }
    return false;
  }
}
