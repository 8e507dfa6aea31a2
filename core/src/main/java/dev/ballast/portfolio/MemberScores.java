// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.CommonReturns;
import dev.ballast.analytics.SampleCovariance;
import dev.ballast.analytics.TradedValue;
import dev.ballast.analytics.VolatilityTable;
import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.Sector;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.policy.BasketBeta;
import dev.ballast.policy.Conviction;
import dev.ballast.policy.InsideSector;
import dev.ballast.portfolio.qp.TargetBeta;
import dev.ballast.portfolio.weight.EqualRisk;
import dev.ballast.portfolio.weight.MinimumVariance;
import dev.ballast.portfolio.weight.WeightCap;
import dev.ballast.portfolio.weight.Weighting;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a sector's members are weighted in proportion to, by the policy's way and within its cap.
 * Where a way lacks what it measures of any member, all are weighted equally, and that is said.
 */
final class MemberScores {
  /** Daily returns that volatilities and covariances are measured on. */
  static final int WINDOW = 90;

  /** Days that a mean of what is traded is taken over. */
  static final int LIQUIDITY_DAYS = 30;

  /** How old a capitalisation may be: they are published by the month in some histories. */
  static final int CAPITALISATION_DAYS = 45;

  private final ReviewInput input;
  private final Sector sector;
  private final SequencedMap<Asset, BarSeries> members;
  private final List<String> said;

  private MemberScores(
      ReviewInput input, Sector sector, SequencedMap<Asset, BarSeries> members, List<String> said) {
    this.input = input;
    this.sector = sector;
    this.members = members;
    this.said = said;
  }

  /**
   * Scores above zero of all members.
   *
   * @param members with their daily bars, in the user's order; one at least
   * @param said what is to be told is added here
   */
  static SequencedMap<Asset, Double> of(
      ReviewInput input, Sector sector, SequencedMap<Asset, BarSeries> members, List<String> said) {
    MemberScores scores = new MemberScores(input, sector, members, said);
    SequencedMap<Asset, Double> found = scores.by(input.policy().core().spot().inside());
    return input
        .policy()
        .core()
        .spot()
        .cap(sector)
        .map(cap -> scores.capped(found, cap))
        .orElse(found);
  }

  private SequencedMap<Asset, Double> by(InsideSector way) {
    return switch (way) {
      case EQUAL -> equal();
      case INVERSE_VOLATILITY -> inverseVolatility();
      case EQUAL_RISK -> byCovariance(EqualRisk::of);
      case MINIMUM_VARIANCE -> byCovariance(one -> MinimumVariance.of(one, largest()));
      case CAPITALISATION -> capitalisation();
      case LIQUIDITY -> liquidity();
      case CONVICTION -> conviction();
      case TARGET_BETA -> input.policy().core().spot().beta().map(this::toBeta).orElseThrow();
    };
  }

  private SequencedMap<Asset, Double> equal() {
    SequencedMap<Asset, Double> equal = new LinkedHashMap<>();
    members.keySet().forEach(member -> equal.put(member, 1.0));
    return equal;
  }

  private SequencedMap<Asset, Double> inverseVolatility() {
    SequencedMap<Asset, Double> inverse = new LinkedHashMap<>();
    members.forEach((member, bars) -> {
      OptionalDouble volatility = VolatilityTable.of(input.view(), bars, WINDOW);
      if (volatility.isPresent() && volatility.getAsDouble() > 0) {
        inverse.put(member, 1 / volatility.getAsDouble());
      }
    });
    return inverse.size() == members.size()
        ? inverse
        : equally("not every member has " + WINDOW + " returns that differ");
  }

  /** What a member may have of the sector at most; 1 where there is no cap or it cannot hold. */
  private double largest() {
    return input
        .policy()
        .core()
        .spot()
        .cap(sector)
        .map(Percent::fraction)
        .filter(cap -> cap * members.size() >= 1)
        .orElse(1.0);
  }

  private SequencedMap<Asset, Double> byCovariance(Function<double[][], Weighting> weigh) {
    Optional<double[][]> returns = CommonReturns.latest(List.copyOf(members.values()), WINDOW);
    if (returns.isEmpty()) {
      return equally("its members have no " + WINDOW + " days on which all have a return");
    }
    return switch (weigh.apply(SampleCovariance.of(returns.get()))) {
      case Weighting.Found found -> byMember(found.weights());
      case Weighting.Absent absent -> equally(absent.reason());
    };
  }

  private SequencedMap<Asset, Double> capitalisation() {
    return measured(
        this::capitalisation,
        "no capitalisation of the last " + CAPITALISATION_DAYS + " days is recorded of ");
  }

  private OptionalDouble capitalisation(Asset asset) {
    Optional<Series> found = input.view().any(SeriesKind.MARKET_CAP, asset.code());
    if (found.isEmpty()) {
      return OptionalDouble.empty();
    }
    ValueSeries series = (ValueSeries) found.get();
    int last = series.size() - 1;
    boolean old = input.view().time() - series.knownAt(last) > CAPITALISATION_DAYS * UtcDay.MILLIS;
    return old ? OptionalDouble.empty() : OptionalDouble.of(series.value(last));
  }

  private SequencedMap<Asset, Double> liquidity() {
    return measured(
        asset ->
            input
                .view()
                .bars(input.spot(asset), Interval.DAY)
                .map(bars -> TradedValue.mean(bars, input.view().time(), LIQUIDITY_DAYS))
                .orElse(OptionalDouble.empty()),
        "nothing traded in spot in the last " + LIQUIDITY_DAYS + " days is recorded of ");
  }

  private SequencedMap<Asset, Double> conviction() {
    Conviction written = input.sectors().record(sector).orElseThrow().conviction();
    if (written.scores().isEmpty()) {
      return equally("no conviction is written in its record");
    }
    SequencedMap<Asset, Double> scores = new LinkedHashMap<>();
    members.keySet().forEach(member -> scores.put(member, written.of(member)));
    return scores;
  }

  /** The base weighting moved, as little as can be, to the sector's beta. */
  private SequencedMap<Asset, Double> toBeta(BasketBeta wanted) {
    SequencedMap<Asset, Double> base = by(wanted.base());
    OptionalDouble target = wanted.target(sector);
    if (target.isEmpty()) {
      return base;
    }
    SequencedMap<Asset, Beta> betas =
        MeasuredBetas.of(input, List.copyOf(members.keySet())).betas();
    List<Asset> without = members.keySet().stream().filter(one -> !betas.containsKey(one)).toList();
    if (!without.isEmpty()) {
      said.add(
          "%s is weighted by its base, %s: no beta is measured of %s"
              .formatted(
                  sector,
                  wanted.base(),
                  without.stream().map(Asset::code).collect(Collectors.joining(", "))));
      return base;
    }
    double sum = base.values().stream().reduce(0.0, Double::sum);
    double most = largest();
    List<TargetBeta.Member> free =
        members.keySet().stream()
            .map(one ->
                new TargetBeta.Member(
                    one,
                    Objects.requireNonNull(betas.get(one)).beta(),
                    base.getOrDefault(one, 0.0) / sum,
                    most))
            .toList();
    return switch (TargetBeta.of(free, target.getAsDouble())) {
      case TargetBeta.Weights found -> found.byAsset();
      case TargetBeta.Infeasible infeasible -> {
        said.add(
            "%s is weighted by its base, %s: %s"
                .formatted(sector, wanted.base(), infeasible.reason()));
        yield base;
      }
    };
  }

  private SequencedMap<Asset, Double> measured(Measure measure, String lack) {
    SequencedMap<Asset, Double> found = new LinkedHashMap<>();
    List<String> without = new ArrayList<>();
    for (Asset member : members.keySet()) {
      OptionalDouble one = measure.of(member);
      if (one.isPresent() && one.getAsDouble() > 0) {
        found.put(member, one.getAsDouble());
      } else {
        without.add(member.code());
      }
    }
    return without.isEmpty() ? found : equally(lack + String.join(", ", without));
  }

  /** What is measured of a member, above zero where it counts. */
  private interface Measure {
    OptionalDouble of(Asset member);
  }

  private SequencedMap<Asset, Double> capped(SequencedMap<Asset, Double> scores, Percent cap) {
    double[] weights = scores.values().stream().mapToDouble(one -> one).toArray();
    return switch (WeightCap.of(weights, cap.fraction())) {
      case Weighting.Found found -> byMember(found.weights());
      case Weighting.Absent absent ->
          equally("its cap of " + cap + " cannot hold: " + absent.reason());
    };
  }

  private SequencedMap<Asset, Double> byMember(double[] weights) {
    SequencedMap<Asset, Double> found = new LinkedHashMap<>();
    int i = 0;
    for (Asset member : members.keySet()) {
      found.put(member, weights[i++]);
    }
    return found;
  }

  private SequencedMap<Asset, Double> equally(String reason) {
    said.add(sector + " is weighted equally: " + reason);
    return equal();
  }
}
