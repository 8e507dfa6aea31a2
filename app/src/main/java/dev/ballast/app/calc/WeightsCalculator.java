// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.config.ShareLimits;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.portfolio.qp.TargetBeta;
import dev.ballast.portfolio.qp.TargetBeta.Infeasible;
import dev.ballast.portfolio.qp.TargetBeta.Member;
import dev.ballast.portfolio.qp.TargetBeta.Weights;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Weights of a basket that has an asked-for beta, and the short that neutralises it. */
public final class WeightsCalculator {
  /** What a solved double says. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final BigDecimal ROUNDING = new BigDecimal("1e-9");

  private final KnownBetas betas;
  private final SequencedMap<Asset, BigDecimal> base;
  private final ShareLimits limits;
  private final BigDecimal target;
  private final Optional<BigDecimal> notional;
  private final SequencedMap<Asset, BigDecimal> weights;

  private WeightsCalculator(
      KnownBetas betas,
      SequencedMap<Asset, BigDecimal> base,
      ShareLimits limits,
      BigDecimal target,
      Optional<BigDecimal> notional,
      SequencedMap<Asset, BigDecimal> weights) {
    this.betas = betas;
    this.base = base;
    this.limits = limits;
    this.target = target;
    this.notional = notional;
    this.weights = weights;
  }

  /**
   * Reads members, target and limits; a target that they cannot reach is a mistake.
   *
   * @param assets members whose betas are to be measured, where none are given
   */
  public static Calculation of(Given given, List<String> assets, BetaSource source) {
    List<String> members = assets;
    if (assets.isEmpty() && given.has("base") && !given.has("beta")) {
      members = given.fractionsByAsset("base").keySet().stream().map(Asset::code).toList();
    }
    BigDecimal target = given.number("target");
    Optional<BigDecimal> notional = given.findPositiveAmount("notional");
    KnownBetas betas = KnownBetas.of(given, members, source);
    SequencedMap<Asset, BigDecimal> base = base(given, betas.byAsset().keySet());
    ShareLimits limits = given.findShareLimits("max").orElseGet(ShareLimits::none);
    refuseOthers(given, "max", limits.named(), betas.byAsset().keySet());
    return new WeightsCalculator(
            betas, base, limits, target, notional, solved(given, betas, base, limits, target))
        .calculation();
  }

  private static SequencedMap<Asset, BigDecimal> base(Given given, Set<Asset> members) {
    if (!given.has("base")) {
      SequencedMap<Asset, BigDecimal> equal = new LinkedHashMap<>();
      BigDecimal share = BigDecimal.ONE.divide(BigDecimal.valueOf(members.size()), DIGITS);
      members.forEach(one -> equal.put(one, share));
      return equal;
    }
    SequencedMap<Asset, BigDecimal> base = given.fractionsByAsset("base");
    refuseOthers(given, "base", base.keySet(), members);
    BigDecimal sum = base.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.subtract(BigDecimal.ONE).abs().compareTo(ROUNDING) > 0) {
      throw given.mistake("base", "the weights sum to " + Figures.readable(sum) + ", not 1");
    }
    SequencedMap<Asset, BigDecimal> all = new LinkedHashMap<>();
    members.forEach(one -> all.put(one, base.getOrDefault(one, BigDecimal.ZERO)));
    return all;
  }

  private static void refuseOthers(Given given, String name, Set<Asset> named, Set<Asset> members) {
    for (Asset one : named) {
      if (!members.contains(one)) {
        throw given.mistake(
            name,
            "%s is no member (%s)"
                .formatted(
                    one, members.stream().map(Asset::code).collect(Collectors.joining(", "))));
      }
    }
  }

  private static SequencedMap<Asset, BigDecimal> solved(
      Given given,
      KnownBetas betas,
      SequencedMap<Asset, BigDecimal> base,
      ShareLimits limits,
      BigDecimal target) {
    List<Member> members = new ArrayList<>();
    betas
        .byAsset()
        .forEach((asset, beta) ->
            members.add(
                new Member(
                    asset,
                    beta.doubleValue(),
                    base.getOrDefault(asset, BigDecimal.ZERO).doubleValue(),
                    limits.of(asset).doubleValue())));
    return switch (TargetBeta.of(members, target.doubleValue())) {
      case Weights(var byAsset) -> {
        SequencedMap<Asset, BigDecimal> weights = new LinkedHashMap<>();
        byAsset.forEach(
            (asset, weight) -> weights.put(asset, BigDecimal.valueOf(weight).round(DIGITS)));
        yield weights;
      }
      case Infeasible(String reason) ->
          throw given.mistake(reason.startsWith("the most") ? "max" : "target", reason);
    };
  }

  private Calculation calculation() {
    SequencedMap<Asset, Double> notionals = new LinkedHashMap<>();
    notional.ifPresent(all ->
        weights.forEach((asset, weight) ->
            notionals.put(asset, all.multiply(weight).round(DIGITS).doubleValue())));
    BigDecimal beta = beta();
    Calculation answer =
        Calculation.titled(
                "Weights with a beta of " + Figures.readable(target) + " on " + betas.benchmark())
            .table(
                measured() ? "lrrrrrr" : "lrrrrr",
                cells("member", "beta", "+- error", "base", "at most", "weight", "USDT"),
                weights.keySet().stream().map(this::row).toList())
            .shown("beta of the basket", beta, "");
    Optional<BigDecimal> hedge = notional.map(all -> target.negate().multiply(all));
    hedge.ifPresent(one ->
        answer
            .shown("neutralised by " + betas.benchmark(), one, "USDT")
            .shown("beta then", BigDecimal.ZERO, ""));
    answer
        .field("weights", doubles(weights))
        .field("notional", notional.map(_ -> notionals))
        .field("beta", beta.doubleValue())
        .field("hedge", hedge.map(one -> Map.of(betas.benchmark(), one.doubleValue())))
        .field("hedgedBeta", hedge.map(_ -> 0.0))
        .field("benchmark", betas.benchmark())
        .field("betas", doubles(betas.byAsset()))
        .field(
            "standardErrors",
            betas.errors().isEmpty() ? Optional.empty() : Optional.of(doubles(betas.errors())))
        .field("base", doubles(base))
        .field("notes", betas.notes())
        .field("formula", worked(beta))
        .formula(algebra(hedge, beta));
    betas.notes().forEach(answer::note);
    return answer;
  }

  private boolean measured() {
    return !betas.errors().isEmpty();
  }

  private List<String> row(Asset asset) {
    BigDecimal weight = weights.getOrDefault(asset, BigDecimal.ZERO);
    return cells(
        asset.code(),
        Figures.readable(betas.beta(asset).round(new MathContext(8))),
        betas.error(asset).map(one -> Figures.ratio(one.doubleValue())).orElse(""),
        Figures.percent(base.getOrDefault(asset, BigDecimal.ZERO).doubleValue()),
        Figures.percent(limits.of(asset).doubleValue()),
        Figures.readablePercent(weight.round(new MathContext(8))),
        notional.map(all -> Figures.cents(all.multiply(weight).doubleValue())).orElse(""));
  }

  /** Without the error where betas were given. */
  private List<String> cells(String... all) {
    List<String> cells = new ArrayList<>(List.of(all));
    if (!measured()) {
      cells.remove(2);
    }
    return cells;
  }

  private List<String> algebra(Optional<BigDecimal> hedge, BigDecimal beta) {
    List<String> lines = new ArrayList<>();
    lines.add("least sum of (weight - base)^2 where sum of weight = 1, 0 <= weight <= most,");
    lines.add("  sum of beta x weight = " + worked(beta));
    hedge.ifPresent(one ->
        lines.add(
            "hedge = -beta x notional = -%s x %s = %s"
                .formatted(
                    Figures.subtracted(target),
                    Figures.readable(notional.orElseThrow()),
                    Figures.readable(one))));
    return lines;
  }

  private String worked(BigDecimal beta) {
    return weights.entrySet().stream()
            .filter(one -> one.getValue().signum() != 0)
            .map(one ->
                "%s x %s"
                    .formatted(
                        Figures.readable(betas.beta(one.getKey()).round(new MathContext(6))),
                        Figures.readable(one.getValue().round(new MathContext(6)))))
            .collect(Collectors.joining(" + "))
        + " = "
        + Figures.readable(beta);
  }

  private BigDecimal beta() {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<Asset, BigDecimal> one : weights.entrySet()) {
      sum = sum.add(one.getValue().multiply(betas.beta(one.getKey())));
    }
    return sum.round(new MathContext(12)).stripTrailingZeros();
  }

  private static SequencedMap<Asset, Double> doubles(SequencedMap<Asset, BigDecimal> numbers) {
    SequencedMap<Asset, Double> doubles = new LinkedHashMap<>();
    numbers.forEach((asset, number) -> doubles.put(asset, number.doubleValue()));
    return doubles;
  }
}
