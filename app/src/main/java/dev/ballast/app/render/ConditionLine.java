// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.signal.BearMarket;
import dev.ballast.signal.MarketCondition;
import dev.ballast.signal.Overbought;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether a condition begins or ends as of a time; null where that cannot be told.
 *
 * @param condition {@code bear-market} or {@code overbought}
 * @param sentence of its beginning, with the numbers
 */
public record ConditionLine(
    String condition,
    String asset,
    Optional<Boolean> begins,
    Optional<Boolean> ends,
    String sentence) {

  /** A bear market of the benchmark, and whether anything is overbought. */
  public static List<ConditionLine> of(
      MarketView view, Marketplace market, Asset benchmark, Collection<Asset> assets) {
    List<ConditionLine> lines = new ArrayList<>();
    lines.add(
        of(
            "bear-market",
            benchmark,
            BearMarket.begins(view, market, benchmark, BearMarket.Terms.DEFAULT),
            BearMarket.ends(view, market, benchmark, BearMarket.Terms.DEFAULT)));
    List<Asset> all = new ArrayList<>(assets);
    all.remove(benchmark);
    all.addFirst(benchmark);
    for (Asset asset : all) {
      InstrumentId perpetual = view.perpetual(asset, market);
      lines.add(
          of(
              "overbought",
              asset,
              Overbought.begins(view, perpetual, Overbought.Terms.DEFAULT),
              Overbought.ends(view, perpetual, Overbought.Terms.DEFAULT)));
    }
    return lines;
  }

  private static ConditionLine of(
      String condition, Asset asset, MarketCondition begins, MarketCondition ends) {
    return new ConditionLine(condition, asset.code(), met(begins), met(ends), begins.sentence());
  }

  private static Optional<Boolean> met(MarketCondition condition) {
    return condition instanceof MarketCondition.Unknown
        ? Optional.empty()
        : Optional.of(condition.isMet());
  }

  /** Whether a person wants to read it: the benchmark's, and what has begun. */
  boolean isTold(Asset benchmark) {
    return asset.equals(benchmark.code()) || begins.orElse(false);
  }
}
