// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.TrackingError;
import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.ToDoubleFunction;

/** How far a basket strays from an index of stated weights, or from an index future. */
public final class TrackingCalculator {
  private static final BigDecimal ROUNDING = new BigDecimal("1e-9");
  private static final int WINDOW = 90;

  private final SequencedMap<Asset, BigDecimal> index;
  private final SequencedMap<Asset, BigDecimal> basket;
  private final List<Asset> assets;
  private final int window;
  private final ReturnSource.Found found;

  private TrackingCalculator(Given given, ReturnSource source) {
    index = weights(given, "index");
    basket = weights(given, "basket");
    SequencedSet<Asset> all = new LinkedHashSet<>(index.keySet());
    all.addAll(basket.keySet());
    assets = List.copyOf(all);
    window = given.findCount("window").orElse(WINDOW);
    if (window < Beta.LEAST_OBSERVATIONS) {
      throw given.mistake("window", "is at least " + Beta.LEAST_OBSERVATIONS + " returns");
    }
    found = source.find(new ReturnSource.Question(assets, window, given.findDay("asOf")));
  }

  /** Reads two weightings and measures them on the same returns. */
  public static Calculation of(Given given, ReturnSource source) {
    return new TrackingCalculator(given, source).calculation();
  }

  private static SequencedMap<Asset, BigDecimal> weights(Given given, String name) {
    SequencedMap<Asset, BigDecimal> weights = given.fractionsByAsset(name);
    BigDecimal sum = BigDecimal.ZERO;
    for (var one : weights.entrySet()) {
      if (one.getValue().signum() < 0) {
        throw given.mistake(
            name, "a weight is not negative: " + one.getKey() + " has " + one.getValue());
      }
      sum = sum.add(one.getValue());
    }
    if (sum.subtract(BigDecimal.ONE).abs().compareTo(ROUNDING) > 0) {
      throw given.mistake(
          name, "the weights sum to " + Figures.readable(sum) + "; make them sum to 1");
    }
    return weights;
  }

  private double[] array(SequencedMap<Asset, BigDecimal> weights) {
    return assets.stream()
        .mapToDouble(one -> weights.getOrDefault(one, BigDecimal.ZERO).doubleValue())
        .toArray();
  }

  private Calculation calculation() {
    double[][] returns = found.returns();
    TrackingError error = TrackingError.of(returns, array(index), array(basket));
    double[] shares = TrackingError.shares(returns, array(index), array(basket));
    List<List<String>> rows = new ArrayList<>();
    SequencedMap<Asset, BigDecimal> active = new LinkedHashMap<>();
    SequencedMap<Asset, BigDecimal> parts = new LinkedHashMap<>();
    for (int i = 0; i < shares.length; i++) {
      Asset asset = assets.get(i);
      BigDecimal less = index.getOrDefault(asset, BigDecimal.ZERO);
      BigDecimal have = basket.getOrDefault(asset, BigDecimal.ZERO);
      active.put(asset, have.subtract(less));
      parts.put(asset, BigDecimal.valueOf(shares[i]));
      rows.add(
          List.of(
              asset.code(),
              Figures.readablePercent(less),
              Figures.readablePercent(have),
              Figures.readablePercent(have.subtract(less)),
              Figures.percent(shares[i])));
    }
    Calculation answer =
        Calculation.titled("How far the basket strays from the index")
            .table(
                "lrrrr",
                List.of("asset", "index", "basket", "active", "share of the variance"),
                rows)
            .shown("tracking error", Figures.percent(error.annualised()), "a year, one deviation")
            .field("trackingError", BigDecimal.valueOf(error.annualised()))
            .shown("beta", figure(error, Beta::beta), "of the basket on the index")
            .field("beta", number(error, Beta::beta))
            .shown("correlation", figure(error, Beta::correlation), "")
            .field("correlation", number(error, Beta::correlation))
            .field("meanDifference", BigDecimal.valueOf(error.meanDifference()))
            .field("window", window)
            .field("active", active)
            .field("shares", parts);
    List<String> notes = new ArrayList<>(found.notes());
    notes.add(
        "Measured on %d daily returns, the last to 00:00 UTC of %s, with both brought back to their"
                .formatted(window, UtcDay.date(found.lastClose()))
            + " weights each day.");
    notes.forEach(answer::note);
    return answer
        .field("notes", notes)
        .field("formula", "trackingError = deviation of (basket - index) x root of 365")
        .formula(
            "difference = sum of (basket weight - index weight) x return, each day",
            "tracking error = sample deviation of the differences x root of 365");
  }

  private static Optional<BigDecimal> number(TrackingError error, ToDoubleFunction<Beta> figure) {
    return error.onIndex().map(one -> BigDecimal.valueOf(figure.applyAsDouble(one)));
  }

  private static String figure(TrackingError error, ToDoubleFunction<Beta> figure) {
    return error
        .onIndex()
        .map(one -> String.format(java.util.Locale.ROOT, "%.4f", figure.applyAsDouble(one)))
        .orElse(Figures.NONE);
  }
}
