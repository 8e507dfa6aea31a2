// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.analytics.BetaStudy;
import dev.ballast.app.config.Given;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Betas on a benchmark: given, or measured.
 *
 * @param errors standard errors of those that were measured
 * @param notes where they are from, sentences
 */
record KnownBetas(
    Asset benchmark,
    SequencedMap<Asset, BigDecimal> byAsset,
    SequencedMap<Asset, BigDecimal> errors,
    List<String> notes) {
  private static final int WINDOW = 90;

  /** Copies all. */
  KnownBetas {
    byAsset = new LinkedHashMap<>(byAsset);
    errors = new LinkedHashMap<>(errors);
    notes = List.copyOf(notes);
  }

  static Asset benchmark(Given given) {
    return given.findAsset("benchmark").orElse(Asset.BTC);
  }

  /** Those of the flag {@code beta}, or where it is not there those of these assets, measured. */
  static KnownBetas of(Given given, List<String> assets, BetaSource source) {
    if (given.has("beta")) {
      if (!assets.isEmpty()) {
        throw given.mistake("beta", "gives betas, and assets to measure are named too; keep one");
      }
      for (String measuring : List.of("asOf", "window")) {
        if (given.has(measuring)) {
          throw given.mistake(measuring, "is for betas that are measured; 'beta' gives them");
        }
      }
      return stated(given);
    }
    return measured(given, assets, source);
  }

  private static KnownBetas stated(Given given) {
    Asset benchmark = benchmark(given);
    SequencedMap<Asset, BigDecimal> betas = given.numbersByAsset("beta");
    BigDecimal own = betas.getOrDefault(benchmark, BigDecimal.ONE);
    if (own.compareTo(BigDecimal.ONE) != 0) {
      throw given.mistake(
          "beta",
          "%s is what betas are on, so that its own is 1, not %s; 'benchmark' names another"
              .formatted(benchmark, own));
    }
    return new KnownBetas(benchmark, betas, new LinkedHashMap<>(), List.of());
  }

  private static KnownBetas measured(Given given, List<String> assets, BetaSource source) {
    if (assets.isEmpty()) {
      throw given.missing("beta", "give it, or assets whose betas are to be measured");
    }
    Asset benchmark = benchmark(given);
    int window = given.findCount("window").orElse(WINDOW);
    BetaSource.Betas betas =
        source.measure(new BetaSource.Question(assets, benchmark, window, given.findDay("asOf")));
    SequencedMap<Asset, BigDecimal> byAsset = new LinkedHashMap<>();
    SequencedMap<Asset, BigDecimal> errors = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>(betas.notes());
    for (BetaStudy.Measured one : betas.measured()) {
      byAsset.put(one.asset(), BigDecimal.valueOf(one.beta().beta()));
      errors.put(one.asset(), BigDecimal.valueOf(one.beta().standardError()));
    }
    BetaStudy.Measured last = betas.measured().getLast();
    notes.add(
        "Betas are of %d daily returns, the last to 00:00 UTC of %s."
            .formatted(window, UtcDay.date(last.lastClose())));
    return new KnownBetas(benchmark, byAsset, errors, notes);
  }

  /** The asset's; one of the benchmark itself where it has no other. */
  Optional<BigDecimal> find(Asset asset) {
    return Optional.ofNullable(byAsset.get(asset))
        .or(() -> asset.equals(benchmark) ? Optional.of(BigDecimal.ONE) : Optional.empty());
  }

  /** Of an asset that has one. */
  BigDecimal beta(Asset asset) {
    return find(asset).orElseThrow();
  }

  Optional<BigDecimal> error(Asset asset) {
    return Optional.ofNullable(errors.get(asset));
  }
}
