// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.SpreadTrade;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The futures spread that brings drifted weights to their targets, and the same in spot. */
public final class SpreadCalculator {
  private static final MathContext DIGITS = new MathContext(24);
  private static final BigDecimal ROUNDING = new BigDecimal("1e-9");

  private final SpreadTrade spread;
  private final SequencedMap<Asset, BigDecimal> target;
  private final SequencedMap<Asset, BigDecimal> actual;
  private final BigDecimal value;

  private SpreadCalculator(
      SequencedMap<Asset, BigDecimal> target,
      SequencedMap<Asset, BigDecimal> actual,
      BigDecimal value) {
    this.target = target;
    this.actual = actual;
    this.value = value;
    spread = SpreadTrade.of(target, actual, value);
  }

  /** Reads weights and value; with betas the spread's own beta is told too. */
  public static Calculation of(Given given, BetaSource source) {
    SequencedMap<Asset, BigDecimal> target = weights(given, "target");
    SequencedMap<Asset, BigDecimal> actual = weights(given, "actual");
    BigDecimal excess = sum(target).subtract(sum(actual));
    if (excess.abs().compareTo(ROUNDING) > 0) {
      throw given.mistake(
          "actual",
          "sums to %s, and the target to %s: a spread moves weight, it adds none"
              .formatted(Figures.readable(sum(actual)), Figures.readable(sum(target))));
    }
    SpreadCalculator calculator =
        new SpreadCalculator(target, actual, given.positiveAmount("value"));
    Optional<KnownBetas> betas =
        given.has("beta") ? Optional.of(KnownBetas.of(given, List.of(), source)) : Optional.empty();
    betas.ifPresent(known -> calculator.refuseUnknown(given, known));
    return calculator.calculation(betas);
  }

  private static SequencedMap<Asset, BigDecimal> weights(Given given, String name) {
    SequencedMap<Asset, BigDecimal> weights = given.fractionsByAsset(name);
    weights.forEach((asset, weight) -> {
      if (weight.signum() < 0) {
        throw given.mistake(name, "a weight of spot is not negative: " + asset + " has " + weight);
      }
    });
    if (sum(weights).subtract(BigDecimal.ONE).compareTo(ROUNDING) > 0) {
      throw given.mistake(
          name, "the weights sum to " + Figures.readable(sum(weights)) + ", more than 1");
    }
    return weights;
  }

  private static BigDecimal sum(SequencedMap<Asset, BigDecimal> weights) {
    return weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void refuseUnknown(Given given, KnownBetas betas) {
    for (Asset asset : spread.trades().keySet()) {
      if (betas.find(asset).isEmpty()) {
        throw given.mistake("beta", "gives none of " + asset);
      }
    }
    for (Asset asset : betas.byAsset().keySet()) {
      if (!spread.trades().containsKey(asset)) {
        throw given.mistake("beta", asset + " is in neither weighting; leave it out");
      }
    }
  }

  private Calculation calculation(Optional<KnownBetas> betas) {
    List<List<String>> rows = new ArrayList<>();
    List<String> worked = new ArrayList<>();
    worked.add("trade = -(actual - target) x value");
    spread
        .trades()
        .forEach((asset, trade) -> {
          BigDecimal drift = spread.drift().getOrDefault(asset, BigDecimal.ZERO);
          rows.add(
              List.of(
                  asset.code(),
                  Figures.readablePercent(weight(target, asset)),
                  Figures.readablePercent(weight(actual, asset)),
                  Figures.readablePercent(drift),
                  side(trade, "buy", "sell"),
                  side(trade, "long", "short"),
                  Figures.readable(trade.abs())));
          worked.add(
              "  %s: -(%s - %s) x %s = %s"
                  .formatted(
                      asset,
                      Figures.readablePercent(weight(actual, asset)),
                      Figures.readablePercent(weight(target, asset)),
                      Figures.readable(value),
                      Figures.readable(trade)));
        });
    return Calculation.titled("From drifted weights to their targets")
        .table(
            "lrrrllr",
            List.of("asset", "target", "actual", "drift", "spot", "or future", "USDT"),
            rows)
        .shown("value", value, "USDT")
        .field("value", value)
        .field("drift", spread.drift())
        .field("futures", spread.trades())
        .field("spot", spread.trades())
        .field("net", spread.net())
        .figure("gross", spread.gross(), "notional of all legs", "USDT")
        .with("beta", betas.map(this::beta))
        .formula(worked)
        .field("formula", worked.getFirst())
        .note(
            "Both ways bring the exposure to its target. The spread leaves spot as it is: it needs"
                + " margin, pays or receives funding, and is closed as spot is moved.");
  }

  private static String side(BigDecimal trade, String up, String down) {
    return switch (trade.signum()) {
      case 1 -> up;
      case -1 -> down;
      default -> "";
    };
  }

  private static BigDecimal weight(SequencedMap<Asset, BigDecimal> weights, Asset asset) {
    return weights.getOrDefault(asset, BigDecimal.ZERO);
  }

  /** What the spread adds to the portfolio's beta, and the shorts that would leave it as it is. */
  private Calculation beta(KnownBetas betas) {
    BigDecimal longs = BigDecimal.ZERO;
    BigDecimal shorts = BigDecimal.ZERO;
    for (var trade : spread.trades().entrySet()) {
      BigDecimal part = trade.getValue().multiply(betas.beta(trade.getKey()));
      longs = trade.getValue().signum() > 0 ? longs.add(part) : longs;
      shorts = trade.getValue().signum() < 0 ? shorts.add(part) : shorts;
    }
    BigDecimal added = longs.add(shorts).divide(value, DIGITS);
    Calculation part =
        Calculation.part()
            .percent("added", added, "beta that it adds", "of the value, on " + betas.benchmark())
            .field("benchmark", betas.benchmark());
    SequencedMap<Asset, BigDecimal> neutral = new LinkedHashMap<>();
    if (longs.signum() > 0 && shorts.signum() < 0) {
      BigDecimal bought = longs.negate();
      BigDecimal sold = shorts;
      spread
          .trades()
          .forEach((asset, trade) -> {
            BigDecimal sized =
                trade.signum() < 0 ? trade.multiply(bought).divide(sold, DIGITS) : trade;
            neutral.put(asset, sized);
            part.shown("beta-neutral: " + asset, sized, "USDT");
          });
    }
    return part.field("neutral", neutral.isEmpty() ? Optional.empty() : Optional.of(neutral));
  }
}
