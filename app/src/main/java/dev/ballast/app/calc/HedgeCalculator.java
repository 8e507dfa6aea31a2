// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.HedgeSize;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much to sell against an exposure: a ratio of it, its beta, what leaves the least variance, or
 * what protects a share of it.
 */
public final class HedgeCalculator {
  private static final MathContext DIGITS = new MathContext(24);

  private static final List<String> FIGURES =
      List.of(
          "beta",
          "targetBeta",
          "hedgeBeta",
          "volatility",
          "hedgeVolatility",
          "variance",
          "window",
          "asOf");

  private final Given given;
  private final BigDecimal exposure;
  private final Asset benchmark;

  /** A size, and how it was come to. */
  private record Sized(
      String method,
      HedgeSize size,
      List<String> formula,
      Calculation quality,
      List<String> notes) {}

  private HedgeCalculator(Given given) {
    this.given = given;
    exposure = given.amount("exposure");
    benchmark = KnownBetas.benchmark(given);
    if (exposure.signum() == 0) {
      throw given.mistake("exposure", "is zero");
    }
  }

  /**
   * Reads an exposure and one way to size its hedge.
   *
   * @param assets the asset whose beta is measured, where it is not given; at most one
   * @param hedges what measures contracts that are named
   */
  public static Calculation of(
      Given given, List<String> assets, BetaSource source, HedgeSource hedges) {
    if (LeastVarianceCalculator.isAsked(given)) {
      return LeastVarianceCalculator.of(given, assets, hedges);
    }
    HedgeCalculator calculator = new HedgeCalculator(given);
    return calculator.calculation(calculator.sized(assets, source));
  }

  /** Figures of another way to size a hedge are refused, as they would change nothing. */
  private void refuseOthers(String way, List<String> assets) {
    List<String> own =
        switch (way) {
          case "ratio", "protect" -> List.of("beta", "hedgeBeta");
          case "correlation" -> List.of("volatility", "hedgeVolatility");
          case "covariance" -> List.of("variance");
          default -> List.of("beta", "targetBeta", "hedgeBeta", "window", "asOf");
        };
    for (String name : FIGURES) {
      if (given.has(name) && !own.contains(name)) {
        throw given.mistake(name, "says nothing of a hedge by " + way + "; leave it out");
      }
    }
    if (!assets.isEmpty() && !own.contains("asOf")) {
      throw given.mistake(way, "measures no beta of " + assets.getFirst() + "; leave it out");
    }
  }

  private Sized sized(List<String> assets, BetaSource source) {
    List<String> ways = new ArrayList<>();
    for (String way : List.of("ratio", "protect", "correlation", "covariance")) {
      if (given.has(way)) {
        ways.add(way);
      }
    }
    if (ways.size() > 1) {
      throw given.mistake(
          ways.get(1), "is given beside '%s'; give one of them".formatted(ways.getFirst()));
    }
    String chosen = ways.isEmpty() ? "beta" : ways.getFirst();
    refuseOthers(chosen, assets);
    return switch (chosen) {
      case "ratio" -> ratio();
      case "protect" -> protect();
      case "correlation" -> correlation();
      case "covariance" -> covariance();
      default -> beta(assets, source);
    };
  }

  private BigDecimal statedBeta() {
    return given.findNumber("beta").orElse(BigDecimal.ONE);
  }

  private BigDecimal hedgeBeta() {
    return given.findPositive("hedgeBeta").orElse(BigDecimal.ONE);
  }

  private Sized ratio() {
    BigDecimal ratio = given.share("ratio");
    return new Sized(
        "ratio",
        new HedgeSize(exposure, statedBeta(), hedgeBeta(), ratio),
        List.of("hedge = -ratio x exposure", worked(ratio)),
        Calculation.part(),
        List.of());
  }

  /** So that the share has no beta left. */
  private Sized protect() {
    BigDecimal share = given.share("protect");
    if (!given.has("fall")) {
      throw given.missing("fall", "the fall that the share is protected against");
    }
    BigDecimal ratio = share.multiply(statedBeta()).divide(hedgeBeta(), DIGITS);
    return new Sized(
        "protect",
        new HedgeSize(exposure, statedBeta(), hedgeBeta(), ratio),
        List.of("hedge = -share x beta / hedge's beta x exposure", worked(ratio)),
        Calculation.part().percent("protected", share, "protected", "of the exposure"),
        List.of(
            "The share that is hedged loses nothing in a fall and gains nothing in a rise; the"
                + " rest is as it was."));
  }

  /** Ratio rho x sigma of what is held / sigma of the contract (Hull, minimum variance). */
  private Sized correlation() {
    BigDecimal correlation = given.correlation("correlation");
    BigDecimal held = given.positiveFraction("volatility");
    BigDecimal contract = given.positiveFraction("hedgeVolatility");
    BigDecimal ratio = correlation.multiply(held).divide(contract, DIGITS);
    BigDecimal rSquared = correlation.pow(2);
    BigDecimal residual = held.multiply(BigDecimal.ONE.subtract(rSquared).sqrt(DIGITS));
    return new Sized(
        "minimum-variance",
        new HedgeSize(exposure, ratio, BigDecimal.ONE, ratio),
        List.of(
            "ratio = correlation x volatility / hedge's volatility",
            "      = %s x %s / %s = %s"
                .formatted(
                    Figures.readable(correlation),
                    Figures.readable(held),
                    Figures.readable(contract),
                    Figures.readable(ratio)),
            worked(ratio)),
        Calculation.part()
            .figure("rSquared", rSquared, "R2", "of the variance goes")
            .rounded("residualVolatility", residual.round(DIGITS), "volatility left", ""),
        List.of());
  }

  private Sized covariance() {
    BigDecimal covariance = given.number("covariance");
    BigDecimal variance = given.positive("variance");
    BigDecimal ratio = covariance.divide(variance, DIGITS);
    return new Sized(
        "minimum-variance",
        new HedgeSize(exposure, ratio, BigDecimal.ONE, ratio),
        List.of(
            "ratio = covariance / hedge's variance = %s / %s = %s"
                .formatted(
                    Figures.readable(covariance),
                    Figures.readable(variance),
                    Figures.readable(ratio)),
            worked(ratio)),
        Calculation.part(),
        List.of());
  }

  private Sized beta(List<String> assets, BetaSource source) {
    BigDecimal target = given.findNumber("targetBeta").orElse(BigDecimal.ZERO);
    if (given.has("beta")) {
      return toBeta(given.number("beta"), target, Calculation.part(), List.of());
    }
    if (assets.size() > 1) {
      throw given.missing("beta", "one asset is measured at a time, not " + assets.size());
    }
    KnownBetas betas = KnownBetas.of(given, assets, source);
    Asset asset = betas.byAsset().firstEntry().getKey();
    Optional<BigDecimal> error = betas.error(asset);
    List<String> notes = new ArrayList<>(betas.notes());
    notes.add(
        "A measured beta is covariance / variance: the hedge to beta zero is also that of least"
            + " variance.");
    return toBeta(
        betas.beta(asset),
        target,
        Calculation.part()
            .word("asset", Optional.of(asset), "asset")
            .figure("standardError", error, "+- error of beta", "")
            .figure(
                "hedgeError",
                error.map(one -> one.multiply(exposure.abs()).round(DIGITS)),
                "+- error of hedge",
                "USDT"),
        notes);
  }

  private Sized toBeta(
      BigDecimal beta, BigDecimal target, Calculation quality, List<String> notes) {
    HedgeSize size = HedgeSize.toBeta(exposure, beta, target, hedgeBeta());
    return new Sized(
        "beta",
        size,
        List.of(
            "ratio = (beta - target) / hedge's beta = (%s - %s) / %s = %s"
                .formatted(
                    Figures.readable(beta),
                    Figures.subtracted(target),
                    Figures.readable(hedgeBeta()),
                    Figures.readable(size.ratio())),
            worked(size.ratio())),
        quality.figure("targetBeta", target, "target", "beta"),
        notes);
  }

  private String worked(BigDecimal ratio) {
    return "hedge = -%s x %s = %s"
        .formatted(
            Figures.subtracted(ratio),
            Figures.readable(exposure),
            Figures.readable(exposure.multiply(ratio).negate()));
  }

  private Calculation calculation(Sized sized) {
    HedgeSize size = sized.size();
    Optional<BigDecimal> fall = given.findShare("fall");
    Calculation answer =
        Calculation.titled("Hedge with " + benchmark + ", by " + sized.method().replace('-', ' '))
            .field("method", sized.method())
            .field("benchmark", benchmark)
            .figure("exposure", exposure, "exposure", "USDT")
            .figure("beta", size.beta(), "beta", "")
            .figure("ratio", size.ratio(), "hedge ratio", "")
            .figure("hedge", size.notional(), "hedge", "USDT")
            .figure("betaAfter", size.betaAfter(), "beta then", "")
            .with("quality", sized.quality());
    contracts(answer, size);
    answer.gap().with("fall", fall.map(one -> moved(size, one.negate())));
    answer.gap().with("rise", fall.map(one -> moved(size, one)));
    List<String> notes = new ArrayList<>(sized.notes());
    fall.ifPresent(one -> notes.addAll(bounds(size, one)));
    answer.field("notes", notes).field("formula", sized.formula().getLast());
    answer.formula(sized.formula());
    notes.forEach(answer::note);
    return answer;
  }

  private void contracts(Calculation answer, HedgeSize size) {
    answer.rounded(
        "contracts",
        given.findPositiveAmount("contractValue").map(one -> size.notional().divide(one, DIGITS)),
        "contracts",
        "unrounded");
  }

  /** What would lose more than all of itself, and is counted with all of it. */
  private static List<String> bounds(HedgeSize size, BigDecimal fall) {
    List<String> notes = new ArrayList<>();
    for (BigDecimal move : List.of(fall.negate(), fall)) {
      bound("The exposure", size.beta().multiply(move)).ifPresent(notes::add);
      bound("What is sold", size.hedgeBeta().multiply(move)).ifPresent(notes::add);
    }
    return notes;
  }

  private static Optional<String> bound(String side, BigDecimal move) {
    return move.compareTo(BigDecimal.ONE.negate()) < 0
        ? Optional.of(
            "%s would move by %s with its beta; a price loses 100%% at most, which is counted."
                .formatted(side, Figures.readablePercent(move)))
        : Optional.empty();
  }

  private Calculation moved(HedgeSize size, BigDecimal move) {
    return Calculation.part()
        .percent("move", move, benchmark + " moves", "")
        .figure("exposure", size.exposureAt(move), "exposure", "USDT")
        .figure("hedge", size.hedgeAt(move), "hedge", "USDT")
        .figure("total", size.exposureAt(move).add(size.hedgeAt(move)), "together", "USDT");
  }
}
