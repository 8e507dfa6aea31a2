// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.policy.Limits;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.portfolio.Targets;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Hedges beside a given spot core, as large as their targets ask and the limits allow: in the order
 * of the policy's rules, each on what those before it leave.
 */
final class HedgeBook {
  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final Targets hedges;
  private final FuturesMargin margin;
  private final SequencedMap<InstrumentId, Planned> held;
  private final double equity;
  private final double leverage;

  HedgeBook(ReviewInput input, MeasuredBetas betas, Targets hedges, FuturesMargin margin) {
    this.input = input;
    this.betas = betas;
    this.hedges = hedges;
    this.margin = margin;
    this.held = margin.held();
    this.equity = input.exposure().equity().toDouble();
    this.leverage = limits().hedgeLeverage();
  }

  /**
   * Positions with all hedges in place.
   *
   * @param positions every cross position, by contract
   * @param hedges one entry a target
   */
  record Hedged(SequencedMap<InstrumentId, Planned> positions, List<Hedge> hedges) {
    /** What cuts the first hedge that is cut. */
    String limit() {
      return hedges.stream().flatMap(hedge -> hedge.cut().stream()).findFirst().orElse("");
    }

    /** Several targets in one contract make one position: its last target's is the whole. */
    boolean isLast(int index) {
      InstrumentId id = hedges.get(index).target().instrument();
      return hedges.stream().skip(index + 1L).noneMatch(later -> later.isIn(id));
    }

    /** How much of all hedges is not had, in the quote. */
    double missing() {
      return hedges.stream()
          .mapToDouble(hedge -> Math.abs(hedge.wanted()) - Math.abs(hedge.allowed()))
          .sum();
    }

    /** Whether a hedge is smaller than its target. */
    boolean isCut() {
      return hedges.stream().anyMatch(hedge -> hedge.cut().isPresent());
    }
  }

  /** The positions as they are. */
  SequencedMap<InstrumentId, Planned> held() {
    return held;
  }

  /** The same, with what the rules hold at the leverage that the plan carries hedges at. */
  SequencedMap<InstrumentId, Planned> heldAtThePlansLeverage() {
    SequencedMap<InstrumentId, Planned> at = new TreeMap<>(held);
    for (Target target : hedges.targets()) {
      at.computeIfPresent(
          target.instrument(), (id, planned) -> new Planned(planned.notional(), leverage));
    }
    return at;
  }

  /** The lowest beta that a target asks for. */
  OptionalDouble betaTarget() {
    return hedges.targets().stream()
        .map(Target::amount)
        .filter(Target.Amount.BetaTo.class::isInstance)
        .mapToDouble(amount -> ((Target.Amount.BetaTo) amount).target())
        .min();
  }

  /**
   * The hedges beside a spot core.
   *
   * @param spot value by asset
   * @param available equity that the futures wallet can have
   */
  Hedged beside(SequencedMap<Asset, Double> spot, double available) {
    SequencedMap<InstrumentId, Planned> planned = new TreeMap<>(held);
    hedges.targets().forEach(target -> planned.remove(target.instrument()));
    List<Hedge> all = new ArrayList<>();
    for (Target target : hedges.targets()) {
      InstrumentId id = target.instrument();
      double before = notional(planned, id);
      double without = beta(spot, planned);
      double own =
          switch (target.amount()) {
            case Target.Amount.Value value -> value.value();
            case Target.Amount.Against against -> against.notional(spot);
            case Target.Amount.BetaTo to ->
                to.notional(new PortfolioBeta(without, 0, List.of()), equity);
          };
      Hedge hedge = within(target, without, before + own, planned, available);
      if (hedge.allowed() != 0) {
        planned.put(id, new Planned(hedge.allowed(), leverage));
      }
      all.add(hedge);
    }
    return new Hedged(planned, all);
  }

  /**
   * The same with what can be ordered of it: where an order is refused the position stays as it is
   * held, where a day's volume cuts it the position is what that leaves.
   */
  Hedged orderable(Hedged wanted) {
    SequencedMap<InstrumentId, Planned> positions = new TreeMap<>(wanted.positions());
    List<Hedge> all = new ArrayList<>();
    for (int i = 0; i < wanted.hedges().size(); i++) {
      Hedge hedge = wanted.hedges().get(i);
      Optional<FuturesChange> less =
          wanted.isLast(i)
              ? Optional.of(change(hedge)).filter(FuturesChange::isLess)
              : Optional.empty();
      if (less.isEmpty()) {
        all.add(hedge);
        continue;
      }
      InstrumentId id = hedge.target().instrument();
      double ordered = input.marks().find(id).map(less.get()::notional).orElse(0.0);
      positions.remove(id);
      if (ordered != 0) {
        positions.put(id, new Planned(ordered, leverage));
      }
      all.add(hedge.orderedTo(ordered, less.get().limit()));
    }
    return new Hedged(positions, all);
  }

  /** The orders of these hedges that are refused. */
  List<RefusedLeg> refusals(Hedged wanted) {
    List<RefusedLeg> refused = new ArrayList<>();
    for (int i = 0; i < wanted.hedges().size(); i++) {
      if (wanted.isLast(i)) {
        Hedge hedge = wanted.hedges().get(i);
        change(hedge).refused(hedge.allowed()).ifPresent(refused::add);
      }
    }
    return refused;
  }

  /** The order that a contract's last hedge makes, all its targets together. */
  FuturesChange change(Hedge hedge) {
    double largest = hedge.cut().isPresent() ? Math.abs(hedge.allowed()) : Double.MAX_VALUE;
    return FuturesChange.of(input, hedge.target().instrument(), hedge.allowed(), largest);
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
  static SequencedMap<Asset, Double> exposures(
      SequencedMap<Asset, Double> spot, SequencedMap<InstrumentId, Planned> positions) {
    SequencedMap<Asset, Double> exposures = new TreeMap<>(spot);
    positions.forEach((id, position) ->
        exposures.merge(ContractPrefix.underlying(id.base()), position.notional(), Double::sum));
    return exposures;
  }

  private Hedge within(
      Target target,
      double without,
      double wanted,
      SequencedMap<InstrumentId, Planned> others,
      double available) {
    InstrumentId id = target.instrument();
    double size = Math.abs(wanted);
    SequencedMap<InstrumentId, Planned> rest = new TreeMap<>(others);
    rest.remove(id);
    double most = limits().marginUsed().fraction();
    double byMargin = Math.max(0, most * equity - FuturesMargin.initial(rest)) * leverage;
    double byCash = largest(id, wanted, rest, available, true);
    double keeps =
        byCash < size
            ? Math.min(Math.abs(notional(held, id)), largest(id, wanted, rest, available, false))
            : 0;
    double allowed = Math.min(size, Math.min(byMargin, Math.max(byCash, keeps)));
    if (size - allowed <= 1e-9 * Math.max(1, size)) {
      return new Hedge(target, without, wanted, wanted, Optional.empty());
    }
    String limit = byMargin <= allowed ? marginLimit() : cashLimit();
    return new Hedge(target, without, wanted, Math.copySign(allowed, wanted), Optional.of(limit));
  }

  /**
   * The largest notional up to a wish that the wallet can carry. What it needs is convex in the
   * notional, so that a chord's end is never too much, and exact where the need is straight.
   */
  private double largest(
      InstrumentId id,
      double wanted,
      SequencedMap<InstrumentId, Planned> rest,
      double available,
      boolean reserve) {
    double end = Math.abs(wanted);
    double atEnd = need(id, wanted, rest, reserve);
    if (atEnd <= available) {
      return end;
    }
    double fits = 0;
    double needed = need(id, 0, rest, reserve);
    for (int i = 0; i < 20 && needed < available; i++) {
      double next = fits + (end - fits) * (available - needed) / (atEnd - needed);
      if (next - fits <= 1e-9 * end) {
        return next;
      }
      fits = next;
      needed = need(id, Math.copySign(fits, wanted), rest, reserve);
    }
    return fits;
  }

  private double need(
      InstrumentId id, double notional, SequencedMap<InstrumentId, Planned> rest, boolean reserve) {
    SequencedMap<InstrumentId, Planned> with = new LinkedHashMap<>(rest);
    with.put(id, new Planned(notional, leverage));
    return reserve ? margin.wanted(with) : margin.required(with);
  }

  private String marginLimit() {
    return "margin-used of " + limits().marginUsed() + " allows no more";
  }

  private String cashLimit() {
    return "cash for its margin, the reserve and a liquidation distance of "
        + limits().liquidationDistance()
        + " allows no more";
  }

  private Limits limits() {
    return input.policy().overlay().limits();
  }

  private static double notional(SequencedMap<InstrumentId, Planned> positions, InstrumentId id) {
    Planned planned = positions.get(id);
    return planned == null ? 0 : planned.notional();
  }

  /** What is held and no target speaks of. */
  List<Position> others() {
    return input.account().positions().stream()
        .filter(position ->
            hedges.targets().stream()
                .noneMatch(target -> target.instrument().equals(position.instrument())))
        .toList();
  }
}
