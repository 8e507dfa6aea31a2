// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.Returns;
import dev.ballast.analytics.Volatility;
import dev.ballast.margin.BracketBook;
import dev.ballast.margin.LiquidationDistance;
import dev.ballast.market.BarSeries;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.order.HedgeLeg;
import dev.ballast.order.Leg;
import dev.ballast.order.MarginTransfer;
import dev.ballast.order.RefusedLeg;
import dev.ballast.order.SpotRebalance;
import dev.ballast.order.Ticket;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.portfolio.Rotation;
import dev.ballast.portfolio.SpotTarget;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.SignalRules;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One review of one account under one policy, from what is known to a plan. */
final class Deliberation {
  /** Returns that a beta or a volatility is measured on. */
  static final int WINDOW = 90;

  private static final double DAY = 86_400_000.0;

  private final Policy policy;
  private final BracketBook brackets;
  private final PolicyStrategy strategy;
  private final MarketView view;
  private final Account account;
  private final Marks marks;
  private final Exposure exposure;
  private final SectorsOnDay sectors;
  private final SequencedMap<Asset, Beta> betas = new TreeMap<>();
  private final List<String> unmeasured = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Deliberation(
      Policy policy,
      BracketBook brackets,
      PolicyStrategy strategy,
      MarketView view,
      Account account,
      Marks marks) {
    this.policy = policy;
    this.brackets = brackets;
    this.strategy = strategy;
    this.view = view;
    this.account = account;
    this.marks = marks;
    this.exposure = Exposure.of(account, marks);
    this.sectors = policy.sectors().asOf(day(view.time()));
  }

  private static LocalDate day(long time) {
    return Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).toLocalDate();
  }

  Decision decide(List<ReviewKind> reviews) {
    SignalReview signals = signals(reviews);
    Rotation rotation = rotation(reviews, signals);
    SpotTarget target = target(rotation);
    measureBetas(target);
    boolean spotDue = reviews.contains(ReviewKind.SECTORS) || reviews.contains(ReviewKind.PROFILE);
    boolean hedgesDue = reviews.contains(ReviewKind.HEDGES) && !policy.hedges().isEmpty();

    SpotRebalance spot =
        spotDue ? rebalance(target, Money.zero(policy.quote())) : SpotRebalance.none();
    HedgeLeg hedge = hedgesDue ? hedge(spot) : unhedged();
    Optional<MarginTransfer> transfer = hedgesDue ? transfer(hedge) : Optional.empty();
    Money taken =
        transfer
            .filter(move -> move.from() == Place.SPOT)
            .map(MarginTransfer::amount)
            .orElse(Money.zero(policy.quote()));
    if (spotDue && taken.signum() > 0) {
      spot = rebalance(target, taken);
      hedge = hedge(spot);
    }
    notes.addAll(target.notes());
    notes.addAll(spot.notes());
    notes.addAll(hedge.notes());
    List<RefusedLeg> refused = new ArrayList<>(spot.refused());
    refused.addAll(hedge.refused());
    Plan plan =
        new Plan(
            view.time(),
            reviews.stream().map(ReviewKind::toString).collect(Collectors.joining(", ")),
            transfer.stream().toList(),
            tickets(rotation, spot, hedge),
            refused,
            notes);
    return new Decision(
        plan,
        account,
        marks,
        exposure,
        sectors,
        signals,
        rotation,
        target,
        betas,
        unmeasured,
        beta(SpotRebalance.none(), Optional.empty()),
        beta(spot, hedgesDue ? Optional.of(hedge) : Optional.empty()),
        spotAfter(spot));
  }

  /** What the market shows, where a review of this day looks at it. */
  private SignalReview signals(List<ReviewKind> reviews) {
    if (!reviews.contains(ReviewKind.SECTORS)) {
      return new SignalReview(
          view.time(), policy.benchmark(), SignalRules.DEFAULT, List.of(), new TreeMap<>());
    }
    SequencedMap<Sector, List<Asset>> members = new LinkedHashMap<>();
    for (Sector sector : policy.spot().weights().keySet()) {
      members.put(sector, sectors.members(sector));
    }
    return SignalReview.of(view, members, policy.benchmark(), SignalRules.DEFAULT);
  }

  private Rotation rotation(List<ReviewKind> reviews, SignalReview signals) {
    SequencedMap<Sector, Percent> base = policy.spot().weights();
    if (!policy.rotation().enabled() || !reviews.contains(ReviewKind.SECTORS)) {
      return Rotation.none(base);
    }
    SequencedMap<Sector, Stance> stances = new LinkedHashMap<>();
    signals.sectors().forEach(signal -> stances.put(signal.sector(), signal.stance()));
    return Rotation.of(base, stances, policy.rotation().step());
  }

  private SpotTarget target(Rotation rotation) {
    Map<Sector, SequencedMap<Asset, Double>> scores = new LinkedHashMap<>();
    List<String> said = new ArrayList<>();
    for (Sector sector : rotation.weights().keySet()) {
      SequencedMap<Asset, Double> members = scores(sector, said);
      if (!members.isEmpty()) {
        scores.put(sector, members);
      }
    }
    return SpotTarget.of(policy.spot().share(), rotation.weights(), scores, said);
  }

  private SequencedMap<Asset, Double> scores(Sector sector, List<String> said) {
    SequencedMap<Asset, Double> equal = new LinkedHashMap<>();
    SequencedMap<Asset, Double> inverse = new LinkedHashMap<>();
    for (Asset member : sectors.members(sector)) {
      InstrumentId id = InstrumentId.spot(member, policy.quote());
      Optional<BarSeries> bars = view.dailyBars(member, policy.quote());
      if (marks.find(id).isEmpty() || bars.isEmpty()) {
        said.add(member + " is left out of " + sector + ": no spot price is known");
        continue;
      }
      equal.put(member, 1.0);
      int size = bars.get().size();
      if (size > WINDOW) {
        double[] returns = Returns.simple(bars.get().closes(size - WINDOW - 1, size));
        inverse.put(member, 1 / Volatility.annualised(returns, Volatility.DAYS_A_YEAR));
      }
    }
    if (policy.spot().inside() == InsideSector.EQUAL) {
      return equal;
    }
    if (inverse.size() < equal.size()) {
      said.add(
          sector + " is weighted equally: not every member has " + WINDOW + " returns to measure");
      return equal;
    }
    return inverse;
  }

  private void measureBetas(SpotTarget target) {
    TreeSet<Asset> assets = new TreeSet<>(target.assets().keySet());
    assets.addAll(exposure.spot().keySet());
    assets.addAll(exposure.futures().keySet());
    for (HedgeRule rule : policy.hedges()) {
      assets.add(strategy.hedgeInstrument(rule).base());
    }
    for (Asset asset : assets) {
      switch (BetaStudy.of(view, asset, policy.benchmark(), WINDOW)) {
        case BetaStudy.Measured measured -> betas.put(asset, measured.beta());
        case BetaStudy.Unavailable unavailable -> unmeasured.add(unavailable.reason());
      }
    }
  }

  private SpotRebalance rebalance(SpotTarget target, Money kept) {
    Money cash = new Money(policy.quote(), account.in(Place.SPOT, policy.quote()).units());
    return SpotRebalance.of(
        target,
        account,
        marks,
        view,
        policy.costs(),
        policy.limits().driftBand().fraction(),
        cash.minus(kept));
  }

  private HedgeLeg unhedged() {
    return HedgeLeg.none();
  }

  private HedgeRule.BetaTarget rule() {
    return switch (policy.hedges().getFirst()) {
      case HedgeRule.BetaTarget target -> target;
    };
  }

  private HedgeLeg hedge(SpotRebalance spot) {
    InstrumentId id = strategy.hedgeInstrument(rule());
    Quantity held = account.position(id).map(Position::quantity).orElse(Quantity.ZERO);
    PortfolioBeta unhedged = beta(spot, Optional.of(HedgeLeg.none()));
    Beta sold = betas.get(rule().with());
    if (!unhedged.unmeasured().isEmpty() || sold == null) {
      String missing =
          unhedged.unmeasured().isEmpty()
              ? rule().with().toString()
              : unhedged.unmeasured().stream().map(Asset::code).collect(Collectors.joining(", "));
      return refused(id, held, "no beta is measured yet for " + missing);
    }
    if (exposure.equity().signum() <= 0) {
      return refused(id, held, "the account is worth " + exposure.equity());
    }
    if (!(sold.beta() > 0)) {
      return refused(
          id, held, String.format(Locale.ROOT, "the beta of its asset is %.2f", sold.beta()));
    }
    double equity = exposure.equity().toDouble();
    double notional = unhedged.hedgeTo(rule().target(), sold.beta(), equity);
    HedgeLeg.Wish wish =
        new HedgeLeg.Wish(
            id,
            notional,
            BigDecimal.valueOf(policy.limits().hedgeLeverage()),
            marginCap(id),
            policy.limits().driftBand().fraction() * equity,
            daysToNext(ReviewKind.HEDGES),
            String.format(
                Locale.ROOT,
                "without a hedge the portfolio's beta is %.2f (+-%.2f), %.2f is wanted:"
                    + " %.0f %s of %s short",
                unhedged.beta(),
                unhedged.standardError(),
                rule().target(),
                -notional,
                policy.quote(),
                rule().with()));
    return withinDistance(id, HedgeLeg.of(wish, account, marks, view, policy.costs()), held);
  }

  private Money marginCap(InstrumentId id) {
    Money limit = exposure.equity().multipliedBy(policy.limits().marginUsed().exactFraction());
    Money affordable =
        MarginTransfer.affordable(
            account, marks, id, BigDecimal.valueOf(policy.limits().hedgeLeverage()));
    return affordable.units() < limit.units() ? affordable : limit;
  }

  private HedgeLeg refused(InstrumentId id, Quantity held, String reason) {
    return new HedgeLeg(
        Optional.empty(),
        List.of(new RefusedLeg(id, "beta to " + rule().target(), reason)),
        held,
        List.of());
  }

  private HedgeLeg withinDistance(InstrumentId id, HedgeLeg planned, Quantity held) {
    if (planned.leg().isEmpty() || planned.quantity().abs().compareTo(held.abs()) <= 0) {
      return planned;
    }
    if (brackets.brackets(id, view.time()).isEmpty()) {
      return refused(id, held, "no margin brackets are known, nor where it would be liquidated");
    }
    Price mark = marks.price(id);
    Position position =
        new Position(
            id,
            planned.quantity(),
            planned.quantity().times(mark, policy.quote()),
            planned.leg().get().leverage());
    double wallet =
        position.notional(mark).abs().toDouble() / planned.leg().get().leverage().doubleValue();
    LiquidationDistance distance =
        LiquidationDistance.of(wallet, List.of(position), marks, brackets, this::betaOf);
    double nearest = Math.min(distance.up().orElse(1e9), -distance.down().orElse(-1e9));
    double least = policy.limits().liquidationDistance().fraction();
    if (nearest >= least) {
      return planned;
    }
    return new HedgeLeg(
        Optional.empty(),
        List.of(
            new RefusedLeg(
                id,
                "a position of " + planned.quantity(),
                String.format(
                    Locale.ROOT,
                    "it would be liquidated by a move of %.0f%%, the limit is %.0f%%",
                    nearest * 100,
                    least * 100))),
        held,
        planned.notes());
  }

  private double betaOf(Position position) {
    Beta beta = betas.get(ContractPrefix.underlying(position.instrument().base()));
    return beta == null ? 1 : beta.beta();
  }

  private double daysToNext(ReviewKind kind) {
    return policy.reviews().next(kind, view.time()).stream()
        .mapToDouble(next -> (next - view.time()) / DAY)
        .findFirst()
        .orElse(30);
  }

  private Optional<MarginTransfer> transfer(HedgeLeg hedge) {
    return MarginTransfer.of(
        account,
        marks,
        strategy.hedgeInstrument(rule()),
        hedge.quantity(),
        BigDecimal.valueOf(policy.limits().hedgeLeverage()),
        hedge.leg().map(Leg::fee).orElse(Money.zero(policy.quote())));
  }

  /** Portfolio beta after spot trades, and with the planned hedge in place of the held one. */
  private PortfolioBeta beta(SpotRebalance spot, Optional<HedgeLeg> hedge) {
    SequencedMap<Asset, Double> exposures = new TreeMap<>();
    spotAfter(spot)
        .forEach(
            (asset, quantity) -> exposures.put(asset, marks.value(asset, quantity).toDouble()));
    Optional<InstrumentId> replaced =
        hedge.map(planned -> strategy.hedgeInstrument(policy.hedges().getFirst()));
    for (Position position : account.positions()) {
      if (!Optional.of(position.instrument()).equals(replaced)) {
        exposures.merge(
            ContractPrefix.underlying(position.instrument().base()),
            position.notional(marks.price(position.instrument())).toDouble(),
            Double::sum);
      }
    }
    if (hedge.isPresent() && !hedge.get().quantity().isZero() && replaced.isPresent()) {
      exposures.merge(
          ContractPrefix.underlying(replaced.get().base()),
          hedge.get().quantity().times(marks.price(replaced.get()), policy.quote()).toDouble(),
          Double::sum);
    }
    return PortfolioBeta.of(exposures, betas, exposure.equity().toDouble());
  }

  private SequencedMap<Asset, Quantity> spotAfter(SpotRebalance spot) {
    SequencedMap<Asset, Quantity> after = new TreeMap<>();
    for (Asset asset : exposure.spot().keySet()) {
      after.put(asset, account.total(asset));
    }
    spot.changes().forEach((asset, change) -> after.merge(asset, change, Quantity::plus));
    return after;
  }

  private List<Ticket> tickets(Rotation rotation, SpotRebalance spot, HedgeLeg hedge) {
    List<Ticket> tickets = new ArrayList<>();
    if (!spot.legs().isEmpty()) {
      String why =
          rotation.reasons().isEmpty()
              ? "weights back to the plan's"
              : "the signals move " + String.join(", ", rotation.reasons());
      tickets.add(new Ticket(id(tickets.size() + 1), "Rebalance the spot core", why, spot.legs()));
    }
    if (hedge.leg().isPresent()) {
      Leg leg = hedge.leg().get();
      tickets.add(
          new Ticket(id(tickets.size() + 1), "Hedge to a target beta", leg.why(), List.of(leg)));
    }
    return tickets;
  }

  private String id(int number) {
    return String.format(Locale.ROOT, "%s-%02d", day(view.time()), number);
  }
}
