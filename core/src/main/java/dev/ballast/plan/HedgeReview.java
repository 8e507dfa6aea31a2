// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.margin.LiquidationDistance;
import dev.ballast.market.Contract;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
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

  private final ReviewInput input;
  private final MeasuredBetas betas;

  HedgeReview(ReviewInput input, MeasuredBetas betas) {
    this.input = input;
    this.betas = betas;
  }

  private InstrumentId instrument() {
    return ReviewInput.hedgeInstrument(input.policy(), rule());
  }

  private HedgeRule.BetaTarget rule() {
    return switch (input.policy().hedges().getFirst()) {
      case HedgeRule.BetaTarget target -> target;
    };
  }

  HedgeLeg leg(SpotRebalance spot) {
    InstrumentId id = instrument();
    Quantity held = input.account().position(id).map(Position::quantity).orElse(Quantity.ZERO);
    PortfolioBeta unhedged = beta(spot, Optional.of(HedgeLeg.none()));
    Beta sold = betas.betas().get(rule().with());
    if (!unhedged.unmeasured().isEmpty() || sold == null) {
      String missing =
          unhedged.unmeasured().isEmpty() ? rule().with().toString() : named(unhedged.unmeasured());
      return refused(id, held, "no beta is measured yet for " + missing);
    }
    if (input.exposure().equity().signum() <= 0) {
      return refused(id, held, "the account is worth " + input.exposure().equity());
    }
    if (!(sold.beta() > 0)) {
      return refused(
          id, held, String.format(Locale.ROOT, "the beta of its asset is %.2f", sold.beta()));
    }
    double equity = input.exposure().equity().toDouble();
    double notional = unhedged.hedgeTo(rule().target(), sold.beta(), equity);
    HedgeLeg.Wish wish =
        new HedgeLeg.Wish(
            id,
            notional,
            BigDecimal.valueOf(input.policy().limits().hedgeLeverage()),
            marginCap(id),
            input.policy().limits().driftBand().fraction() * equity,
            daysToNext(ReviewKind.HEDGES),
            why(unhedged, notional));
    return withinDistance(
        id,
        HedgeLeg.of(wish, input.account(), input.marks(), input.view(), input.policy().costs()),
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
                input.policy().quote(),
                rule().with(),
                heldShort()));
  }

  /** Notional of the hedge as it is held, positive for a short. */
  private double heldShort() {
    return input
        .account()
        .position(instrument())
        .map(held -> -held.notional(input.marks().price(instrument())).toDouble())
        .orElse(0.0);
  }

  private Money marginCap(InstrumentId id) {
    Money limit =
        input
            .exposure()
            .equity()
            .multipliedBy(input.policy().limits().marginUsed().exactFraction());
    Money affordable =
        MarginTransfer.affordable(
            input.account(),
            input.marks(),
            id,
            BigDecimal.valueOf(input.policy().limits().hedgeLeverage()));
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
    if (input.brackets().brackets(id, input.view().time()).isEmpty()) {
      return refused(id, held, "no margin brackets are known, nor where it would be liquidated");
    }
    Price mark = input.marks().price(id);
    Position position =
        Position.cross(Contract.of(id), planned.quantity(), mark, planned.leg().get().leverage());
    double wallet =
        position.notional(mark).abs().toDouble() / planned.leg().get().leverage().doubleValue();
    LiquidationDistance distance =
        LiquidationDistance.of(
            wallet, List.of(position), input.marks(), input.brackets(), this::betaOf);
    double nearest = Math.min(distance.up().orElse(1e9), -distance.down().orElse(-1e9));
    double least = input.policy().limits().liquidationDistance().fraction();
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
    return input.policy().reviews().next(kind, input.view().time()).stream()
        .mapToDouble(next -> (next - input.view().time()) / DAY)
        .findFirst()
        .orElse(30);
  }

  Optional<MarginTransfer> transfer(HedgeLeg hedge) {
    return MarginTransfer.of(
        input.account(),
        input.marks(),
        instrument(),
        hedge.quantity(),
        BigDecimal.valueOf(input.policy().limits().hedgeLeverage()),
        hedge.leg().map(Leg::fee).orElse(Money.zero(input.policy().quote())));
  }

  /** Portfolio beta after spot trades, and with the planned hedge in place of the held one. */
  PortfolioBeta beta(SpotRebalance spot, Optional<HedgeLeg> hedge) {
    SequencedMap<Asset, Double> exposures = new TreeMap<>();
    spotAfter(spot)
        .forEach((asset, quantity) ->
            exposures.put(asset, input.marks().value(asset, quantity).toDouble()));
    Optional<InstrumentId> replaced = hedge.map(planned -> instrument());
    for (Position position : input.account().positions()) {
      if (!Optional.of(position.instrument()).equals(replaced)) {
        exposures.merge(
            ContractPrefix.underlying(position.instrument().base()),
            position.notional(input.marks().price(position.instrument())).toDouble(),
            Double::sum);
      }
    }
    if (hedge.isPresent() && !hedge.get().quantity().isZero() && replaced.isPresent()) {
      exposures.merge(
          ContractPrefix.underlying(replaced.get().base()),
          hedge
              .get()
              .quantity()
              .times(input.marks().price(replaced.get()), input.policy().quote())
              .toDouble(),
          Double::sum);
    }
    return PortfolioBeta.of(exposures, betas.betas(), input.exposure().equity().toDouble());
  }

  SequencedMap<Asset, Quantity> spotAfter(SpotRebalance spot) {
    SequencedMap<Asset, Quantity> after = new TreeMap<>();
    for (Asset asset : input.exposure().spot().keySet()) {
      after.put(asset, input.account().total(asset));
    }
    spot.changes().forEach((asset, change) -> after.merge(asset, change, Quantity::plus));
    return after;
  }
}
