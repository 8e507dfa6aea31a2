// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.analytics.Beta;
import dev.ballast.engine.Decision;
import dev.ballast.engine.Plan;
import dev.ballast.margin.BracketBook;
import dev.ballast.margin.LiquidationDistance;
import dev.ballast.margin.Requirement;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.Sector;
import dev.ballast.order.Side;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.signal.Feature;
import dev.ballast.signal.FeatureKind;
import dev.ballast.signal.SectorFeature;
import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalReview;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Turns a decision into the parts of the report that show it. */
public final class DeskReports {
  /** Where assets are shown that no sector of the plan names. */
  private static final Sector OUTSIDE = new Sector("outside-the-plan");

  /** The features that the report has a column for. */
  private static final List<FeatureKind> SHOWN =
      List.of(
          FeatureKind.FUNDING,
          FeatureKind.FUNDING_Z_SCORE,
          FeatureKind.OPEN_INTEREST_30D,
          FeatureKind.VOLUME_TREND,
          FeatureKind.MOMENTUM_30D,
          FeatureKind.RELATIVE_STRENGTH,
          FeatureKind.BASIS);

  private final Policy policy;
  private final Decision decision;
  private final BracketBook brackets;
  private final Exposure exposure;
  private final double equity;

  private DeskReports(Policy policy, Decision decision, BracketBook brackets) {
    this.policy = policy;
    this.decision = decision;
    this.brackets = brackets;
    this.exposure = decision.exposure();
    this.equity = exposure.equity().toDouble();
  }

  public static DeskReports of(Policy policy, Decision decision, BracketBook brackets) {
    return new DeskReports(policy, decision, brackets);
  }

  /**
   * What is owned.
   *
   * @param kept where each asset is kept, for people; an asset without an entry is described by its
   *     places
   */
  public Ownership ownership(Map<Asset, String> kept) {
    double futures = sum(exposure.futures().values());
    double spot = exposure.spotCore().toDouble();
    List<AssetRow> assets = assets(kept);
    return new Ownership(
        Instant.ofEpochMilli(decision.marks().time()),
        equity,
        exposure.cash().toDouble(),
        spot,
        futures,
        exposure.unrealised().toDouble(),
        spot + futures,
        spot + exposure.futures().values().stream().mapToDouble(one -> one.abs().toDouble()).sum(),
        assets,
        sectors(assets),
        policy.benchmark().code(),
        estimate(decision.before()),
        margin(),
        decision.unmeasured());
  }

  private static double sum(Iterable<Money> amounts) {
    double sum = 0;
    for (Money amount : amounts) {
      sum += amount.toDouble();
    }
    return sum;
  }

  private List<AssetRow> assets(Map<Asset, String> kept) {
    SequencedSet<Asset> all = new TreeSet<>(exposure.spot().keySet());
    all.addAll(exposure.futures().keySet());
    all.addAll(decision.target().assets().keySet());
    double core = exposure.spotCore().toDouble();
    List<AssetRow> rows = new ArrayList<>();
    for (Sector sector : sectorsShown()) {
      for (Asset asset : all) {
        if (sectorOf(asset).equals(sector)) {
          rows.add(asset(asset, sector, core, kept));
        }
      }
    }
    return rows;
  }

  private List<Sector> sectorsShown() {
    List<Sector> shown = new ArrayList<>(policy.spot().weights().keySet());
    for (Sector sector : decision.sectors().records().keySet()) {
      if (!shown.contains(sector)) {
        shown.add(sector);
      }
    }
    shown.add(OUTSIDE);
    return shown;
  }

  private Sector sectorOf(Asset asset) {
    return decision.sectors().sectorOf(asset).orElse(OUTSIDE);
  }

  private AssetRow asset(Asset asset, Sector sector, double core, Map<Asset, String> kept) {
    Account account = decision.account();
    double value = exposure.spot(asset).toDouble();
    double futures = exposure.futures(asset).toDouble();
    double actual = core > 0 ? value / core : 0;
    Double target = decision.target().assets().get(asset);
    Beta beta = decision.betas().get(asset);
    return new AssetRow(
        asset,
        sector,
        account.total(asset).toDouble(),
        decision.marks().find(asset).map(Price::toDouble).orElse(0.0),
        value,
        futures,
        value + futures,
        target == null ? Weight.untargeted(actual) : Weight.of(actual, target),
        beta == null ? Reading.absent("not measured") : Reading.of(beta.beta()),
        kept.getOrDefault(asset, places(account, asset)));
  }

  private static String places(Account account, Asset asset) {
    return account.placesOf(asset).stream().map(Place::toString).collect(Collectors.joining(", "));
  }

  private List<SectorRow> sectors(List<AssetRow> assets) {
    SequencedMap<Sector, List<AssetRow>> grouped = new LinkedHashMap<>();
    for (AssetRow row : assets) {
      grouped.computeIfAbsent(row.sector(), sector -> new ArrayList<>()).add(row);
    }
    double core = exposure.spotCore().toDouble();
    List<SectorRow> rows = new ArrayList<>();
    for (Map.Entry<Sector, List<AssetRow>> entry : grouped.entrySet()) {
      double spot = entry.getValue().stream().mapToDouble(AssetRow::spotValue).sum();
      double futures = entry.getValue().stream().mapToDouble(AssetRow::futuresNotional).sum();
      double gross =
          entry.getValue().stream()
              .mapToDouble(one -> Math.abs(one.spotValue()) + Math.abs(one.futuresNotional()))
              .sum();
      double actual = core > 0 ? spot / core : 0;
      Double target = decision.target().sectors().get(entry.getKey());
      rows.add(
          new SectorRow(
              entry.getKey(),
              spot,
              futures,
              spot + futures,
              gross,
              target == null ? Weight.untargeted(actual) : Weight.of(actual, target),
              sectorBeta(entry.getValue())));
    }
    return rows;
  }

  private Reading sectorBeta(List<AssetRow> assets) {
    double sum = 0;
    for (AssetRow asset : assets) {
      if (asset.net() != 0) {
        if (asset.beta().value().isEmpty()) {
          return Reading.absent("no beta of " + asset.asset());
        }
        sum += asset.beta().value().getAsDouble() * asset.net();
      }
    }
    return Reading.of(sum / equity);
  }

  private static Estimate estimate(PortfolioBeta beta) {
    return beta.unmeasured().isEmpty()
        ? Estimate.of(beta.beta(), beta.standardError())
        : Estimate.absent(notMeasured(beta));
  }

  private static Reading reading(PortfolioBeta beta) {
    return beta.unmeasured().isEmpty()
        ? Reading.of(beta.beta())
        : Reading.absent(notMeasured(beta));
  }

  private static String notMeasured(PortfolioBeta beta) {
    return "no beta of "
        + beta.unmeasured().stream().map(Asset::code).collect(Collectors.joining(", "));
  }

  private MarginUse margin() {
    Account account = decision.account();
    Marks marks = decision.marks();
    Requirement requirement = Requirement.of(account.positions(), marks, brackets);
    double wallet = account.in(Place.FUTURES, policy.quote()).toDouble();
    double free = wallet + exposure.unrealised().toDouble() - requirement.initial().toDouble();
    return new MarginUse(
        requirement.initial().toDouble(),
        Math.max(0, free),
        requirement.maintenance().toDouble(),
        distance(wallet, requirement));
  }

  private Reading distance(double wallet, Requirement requirement) {
    if (decision.account().positions().isEmpty()) {
      return Reading.absent("no futures are open");
    }
    if (!requirement.withoutBrackets().isEmpty()) {
      return Reading.absent(
          "no margin brackets of " + String.join(", ", requirement.withoutBrackets()));
    }
    LiquidationDistance distance =
        LiquidationDistance.of(
            wallet,
            decision.account().positions(),
            decision.marks(),
            brackets,
            position -> {
              Beta beta =
                  decision.betas().get(ContractPrefix.underlying(position.instrument().base()));
              return beta == null ? 1 : beta.beta();
            });
    OptionalDouble nearest = distance.up();
    if (distance.down().isPresent()
        && -distance.down().getAsDouble() < nearest.orElse(Double.MAX_VALUE)) {
      nearest = distance.down();
    }
    return nearest.isPresent()
        ? Reading.of(nearest.getAsDouble())
        : Reading.absent("no move liquidates");
  }

  /** What the futures market shows. */
  public MarketReading market() {
    SignalReview signals = decision.signals();
    List<String> notes = new ArrayList<>();
    for (SectorSignal signal : signals.sectors()) {
      for (FeatureKind kind : SHOWN) {
        SectorFeature feature = signal.feature(kind);
        if (feature.measured() > 0 && feature.measured() < feature.members()) {
          notes.add(
              signal.sector()
                  + ": "
                  + kind.label()
                  + " of "
                  + feature.measured()
                  + " of "
                  + feature.members()
                  + " members");
        }
      }
    }
    return new MarketReading(
        Instant.ofEpochMilli(signals.time()),
        signals.sectors().stream().map(DeskReports::sector).toList(),
        notes);
  }

  private static SectorReading sector(SectorSignal signal) {
    return new SectorReading(
        signal.sector(),
        signal.members(),
        reading(signal, FeatureKind.FUNDING),
        reading(signal, FeatureKind.FUNDING_Z_SCORE),
        reading(signal, FeatureKind.OPEN_INTEREST_30D),
        reading(signal, FeatureKind.VOLUME_TREND),
        reading(signal, FeatureKind.MOMENTUM_30D),
        reading(signal, FeatureKind.RELATIVE_STRENGTH),
        reading(signal, FeatureKind.BASIS),
        signal.stance().name().toLowerCase(Locale.ROOT),
        signal.reason());
  }

  private static Reading reading(SectorSignal signal, FeatureKind kind) {
    return switch (signal.feature(kind).feature()) {
      case Feature.Present present -> Reading.of(present.value());
      case Feature.Absent absent -> Reading.absent(absent.reason());
    };
  }

  /** What to do. */
  public Proposal proposal() {
    Plan plan = decision.plan();
    List<TicketRow> tickets =
        plan.tickets().stream()
            .map(one ->
                new TicketRow(
                    one.id(),
                    one.title(),
                    one.why(),
                    one.legs().stream().map(DeskReports::leg).toList()))
            .toList();
    List<String> notes = new ArrayList<>();
    plan.transfers()
        .forEach(move ->
            notes.add(
                "move "
                    + move.amount()
                    + " from the "
                    + move.from()
                    + " to the "
                    + move.to()
                    + ": "
                    + move.why()));
    notes.addAll(plan.notes());
    return new Proposal(
        Instant.ofEpochMilli(plan.time()),
        nextReview(plan.time()),
        tickets,
        plan.refused(),
        ProposalTotals.of(tickets),
        reading(decision.before()),
        reading(decision.after()),
        betaTarget(),
        shifts(),
        notes);
  }

  private Instant nextReview(long time) {
    return policy.reviews().next(ReviewKind.HEDGES, time).stream()
        .mapToObj(Instant::ofEpochMilli)
        .findFirst()
        .orElse(Instant.ofEpochMilli(time));
  }

  private OptionalDouble betaTarget() {
    for (HedgeRule rule : policy.hedges()) {
      switch (rule) {
        case HedgeRule.BetaTarget target -> {
          return OptionalDouble.of(target.target());
        }
      }
    }
    return OptionalDouble.empty();
  }

  private static LegRow leg(dev.ballast.order.Leg leg) {
    boolean selling = leg.side() == Side.SELL;
    return new LegRow(
        leg.instrument(),
        leg.side().signed(leg.quantity()),
        leg.reference(),
        selling ? -leg.notional().toDouble() : leg.notional().toDouble(),
        leg.fee().toDouble(),
        leg.slippage().toDouble(),
        leg.expectedFunding(),
        leg.instrument().isSpot()
            ? OptionalDouble.empty()
            : OptionalDouble.of(leg.margin().toDouble()),
        leg.why());
  }

  private List<SectorShift> shifts() {
    double before = exposure.spotCore().toDouble();
    SequencedMap<Sector, Double> held = new LinkedHashMap<>();
    SequencedMap<Sector, Double> after = new LinkedHashMap<>();
    double total = 0;
    exposure
        .spot()
        .forEach((asset, value) -> held.merge(sectorOf(asset), value.toDouble(), Double::sum));
    for (Map.Entry<Asset, Quantity> one : decision.spotAfter().entrySet()) {
      double value = decision.marks().value(one.getKey(), one.getValue()).toDouble();
      after.merge(sectorOf(one.getKey()), value, Double::sum);
      total += value;
    }
    List<SectorShift> shifts = new ArrayList<>();
    for (Sector sector : sectorsShown()) {
      Optional<Double> target = Optional.ofNullable(decision.target().sectors().get(sector));
      if (held.containsKey(sector) || after.containsKey(sector) || target.isPresent()) {
        shifts.add(
            new SectorShift(
                sector,
                before > 0 ? held.getOrDefault(sector, 0.0) / before : 0,
                total > 0 ? after.getOrDefault(sector, 0.0) / total : 0,
                target.map(OptionalDouble::of).orElse(OptionalDouble.empty())));
      }
    }
    return shifts;
  }
}
