// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.margin.LiquidationDistance;
import dev.ballast.market.Contract;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.HedgeLeg;
import dev.ballast.order.Leg;
import dev.ballast.order.MarginTransfer;
import dev.ballast.order.RefusedLeg;
import dev.ballast.order.SpotRebalance;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The standing hedge of a policy: sized by the portfolio's beta, inside margin, cash and distance.
 */
final class HedgeReview {
  /** How many assets a refusal names. */
  private static final int NAMED = 3;

  private static final double DAY = 86_400_000.0;

  private final Situation situation;
  private final MeasuredBetas betas;

  HedgeReview(Situation situation, MeasuredBetas betas) {
    this.situation = situation;
    this.betas = betas;
  }

  private InstrumentId instrument() {
    return Situation.hedgeInstrument(situation.policy(), rule());
  }

  private HedgeRule.BetaTarget rule() {
    return switch (situation.policy().hedges().getFirst()) {
      case HedgeRule.BetaTarget target -> target;
    };
  }

  HedgeLeg leg(SpotRebalance spot) {
    InstrumentId id = instrument();
    Quantity held = situation.account().position(id).map(Position::quantity).orElse(Quantity.ZERO);
    PortfolioBeta unhedged = beta(spot, Optional.of(HedgeLeg.none()));
    Beta sold = betas.betas().get(rule().with());
    if (!unhedged.unmeasured().isEmpty() || sold == null) {
      String missing =
          unhedged.unmeasured().isEmpty() ? rule().with().toString() : named(unhedged.unmeasured());
      return refused(id, held, "no beta is measured yet for " + missing);
    }
    if (situation.exposure().equity().signum() <= 0) {
      return refused(id, held, "the account is worth " + situation.exposure().equity());
    }
    if (!(sold.beta() > 0)) {
      return refused(
          id, held, String.format(Locale.ROOT, "the beta of its asset is %.2f", sold.beta()));
    }
    double equity = situation.exposure().equity().toDouble();
    double notional = unhedged.hedgeTo(rule().target(), sold.beta(), equity);
    HedgeLeg.Wish wish =
        new HedgeLeg.Wish(
            id,
            notional,
            BigDecimal.valueOf(situation.policy().limits().hedgeLeverage()),
            marginCap(id),
            situation.policy().limits().driftBand().fraction() * equity,
            daysToNext(ReviewKind.HEDGES),
            why(unhedged, notional));
    return withinDistance(
        id,
        HedgeLeg.of(
            wish,
            situation.account(),
            situation.marks(),
            situation.view(),
            situation.policy().costs()),
        held);
  }

  /** The assets' names, the first few of many. */
  private static String named(Collection<Asset> assets) {
    String first = assets.stream().limit(NAMED).map(Asset::code).collect(Collectors.joining(", "));
    return assets.size() > NAMED ? first + " and " + (assets.size() - NAMED) + " more" : first;
  }

  private String why(PortfolioBeta unhedged, double notional) {
    String measured =
        String.format(
            Locale.ROOT,
            "without a hedge the portfolio's beta is %.2f (error %.2f), at most %.2f is wanted: ",
            unhedged.beta(),
            unhedged.standardError(),
            rule().target());
    return measured
        + (notional == 0
            ? "no hedge is needed"
            : String.format(
                Locale.ROOT,
                "%,.0f %s of %s short, %,.0f are held",
                -notional,
                situation.policy().quote(),
                rule().with(),
                heldShort()));
  }

  /** Notional of the hedge as it is held, positive for a short. */
  private double heldShort() {
    return situation
        .account()
        .position(instrument())
        .map(held -> -held.notional(situation.marks().price(instrument())).toDouble())
        .orElse(0.0);
  }

  private Money marginCap(InstrumentId id) {
    Money limit =
        situation
            .exposure()
            .equity()
            .multipliedBy(situation.policy().limits().marginUsed().exactFraction());
    Money affordable =
        MarginTransfer.affordable(
            situation.account(),
            situation.marks(),
            id,
            BigDecimal.valueOf(situation.policy().limits().hedgeLeverage()));
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
    if (situation.brackets().brackets(id, situation.view().time()).isEmpty()) {
      return refused(id, held, "no margin brackets are known, nor where it would be liquidated");
    }
    Price mark = situation.marks().price(id);
    Position position =
        Position.cross(Contract.of(id), planned.quantity(), mark, planned.leg().get().leverage());
    double wallet =
        position.notional(mark).abs().toDouble() / planned.leg().get().leverage().doubleValue();
    LiquidationDistance distance =
        LiquidationDistance.of(
            wallet, List.of(position), situation.marks(), situation.brackets(), this::betaOf);
    double nearest = Math.min(distance.up().orElse(1e9), -distance.down().orElse(-1e9));
    double least = situation.policy().limits().liquidationDistance().fraction();
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

  private double betaOf(Asset asset) {
    Beta beta = betas.betas().get(asset);
    return beta == null ? 1 : beta.beta();
  }

  private double daysToNext(ReviewKind kind) {
    return situation.policy().reviews().next(kind, situation.view().time()).stream()
        .mapToDouble(next -> (next - situation.view().time()) / DAY)
        .findFirst()
        .orElse(30);
  }

  Optional<MarginTransfer> transfer(HedgeLeg hedge) {
    return MarginTransfer.of(
        situation.account(),
        situation.marks(),
        instrument(),
        hedge.quantity(),
        BigDecimal.valueOf(situation.policy().limits().hedgeLeverage()),
        hedge.leg().map(Leg::fee).orElse(Money.zero(situation.policy().quote())));
  }

  /** Portfolio beta after spot trades, and with the planned hedge in place of the held one. */
  PortfolioBeta beta(SpotRebalance spot, Optional<HedgeLeg> hedge) {
    SequencedMap<Asset, Double> exposures = new TreeMap<>();
    spotAfter(spot)
        .forEach((asset, quantity) ->
            exposures.put(asset, situation.marks().value(asset, quantity).toDouble()));
    Optional<InstrumentId> replaced = hedge.map(planned -> instrument());
    for (Position position : situation.account().positions()) {
      if (!Optional.of(position.instrument()).equals(replaced)) {
        exposures.merge(
            ContractPrefix.underlying(position.instrument().base()),
            position.notional(situation.marks().price(position.instrument())).toDouble(),
            Double::sum);
      }
    }
    if (hedge.isPresent() && !hedge.get().quantity().isZero() && replaced.isPresent()) {
      exposures.merge(
          ContractPrefix.underlying(replaced.get().base()),
          hedge
              .get()
              .quantity()
              .times(situation.marks().price(replaced.get()), situation.policy().quote())
              .toDouble(),
          Double::sum);
    }
    return PortfolioBeta.of(
        exposures, betas.betas(), betas.residuals(), situation.exposure().equity().toDouble());
  }

  SequencedMap<Asset, Quantity> spotAfter(SpotRebalance spot) {
    SequencedMap<Asset, Quantity> after = new TreeMap<>();
    for (Asset asset : situation.exposure().spot().keySet()) {
      after.put(asset, situation.account().total(asset));
    }
    spot.changes().forEach((asset, change) -> after.merge(asset, change, Quantity::plus));
    return after;
  }
}
