// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import dev.ballast.analytics.BetaTable;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SharedColumns;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.MarketStates;
import dev.ballast.portfolio.RegimeBase;
import dev.ballast.signal.SignalHistory;
import dev.ballast.signal.SignalQuestion;
import dev.ballast.signal.feature.FeatureCount;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the market shows at every review of all variants, features, signals and betas, measured
 * once: variants that ask the same of it are answered from here.
 *
 * @param columns for each run to read
 * @param features how many were measured: one kind of one asset at one time each
 */
public record SharedMeasures(SharedColumns columns, int features) {

  /**
   * Measures what plans ask from the first moment, at which every review is held, to before the
   * last.
   *
   * @param needs of the variants; those that are equal once
   * @param from epoch milliseconds, 00:00 UTC
   * @param to epoch milliseconds
   */
  public static SharedMeasures of(
      History history, RuleBook rules, Collection<MeasureNeeds> needs, long from, long to) {
    MarketView end = MarketView.of(history, rules, to);
    for (long time = from; time < to; time += UtcDay.MILLIS) {
      for (MeasureNeeds one : needs) {
        measure(end.at(time), one, time == from);
      }
    }
    int features = FeatureCount.of(end);
    return new SharedMeasures(end.share(), features);
  }

  private static void measure(MarketView view, MeasureNeeds needs, boolean first) {
    List<ReviewKind> due =
        first ? needs.policy().reviews().all() : needs.policy().reviews().due(view.time());
    if (due.isEmpty()) {
      return;
    }
    Policy policy = needs.policy();
    SignalQuestion question =
        MarketStates.signals(policy, policy.core().sectors().asOf(UtcDay.date(view.time())));
    Set<Asset> assets = new LinkedHashSet<>(question.assets());
    assets.add(policy.benchmark());
    for (Asset asset : assets) {
      BetaTable.keep(view, asset, policy.benchmark(), policy.market(), policy.betas().window());
    }
    if (due.stream().anyMatch(ReviewKind::movesSpot)) {
      RegimeBase.of(policy).tilt(view);
    }
    if (due.contains(ReviewKind.SECTORS)) {
      SignalHistory.at(view, question);
    } else if (policy.core().rotation().enabled()) {
      SignalHistory.mondays(view, question);
    }
  }
}
