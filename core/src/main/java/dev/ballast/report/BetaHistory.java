// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

import dev.ballast.analytics.AlignedReturns;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.RollingBeta;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Betas of assets to a benchmark as they were known at any time: of the last so many daily returns
 * of spot, or of the perpetual while spot has too few, none older than a week ({@link BetaStudy}'s
 * rules, in one pass over history).
 */
final class BetaHistory {
  private final MarketView view;
  private final Asset benchmark;
  private final Asset quote;
  private final int window;
  private final Map<Asset, List<Line>> lines = new TreeMap<>();

  /** Betas at the times when their last return ended. */
  private record Line(List<Long> times, List<Double> betas) {
    OptionalDouble at(long time) {
      int row = Collections.binarySearch(times, time);
      int last = row >= 0 ? row : -row - 2;
      return last < 0 || time - times.get(last) > BetaStudy.STALE || betas.get(last).isNaN()
          ? OptionalDouble.empty()
          : OptionalDouble.of(betas.get(last));
    }
  }

  /**
   * Betas from a view of all history; what is asked for a time uses nothing after it.
   *
   * @param window in daily returns
   */
  BetaHistory(MarketView view, Asset benchmark, Asset quote, int window) {
    this.view = view;
    this.benchmark = benchmark;
    this.quote = quote;
    this.window = window;
  }

  /** The asset's beta as of a time; nothing where it could not be measured then. */
  OptionalDouble beta(Asset asset, long time) {
    return lines.computeIfAbsent(asset, this::measured).stream()
        .map(line -> line.at(time))
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  private List<Line> measured(Asset asset) {
    List<Line> found = new ArrayList<>();
    Optional<BarSeries> others = view.dailyBars(benchmark, quote);
    for (InstrumentId id :
        List.of(InstrumentId.spot(asset, quote), InstrumentId.perpetual(asset, quote, quote))) {
      view.bars(id, Interval.DAY)
          .flatMap(bars -> others.map(other -> line(bars, other)))
          .ifPresent(found::add);
    }
    return found;
  }

  private Line line(BarSeries bars, BarSeries others) {
    AlignedReturns aligned = AlignedReturns.latest(bars, others, bars.size());
    double[] betas = RollingBeta.of(aligned.first(), aligned.second(), window);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < betas.length; i++) {
      times.add(aligned.closeTime(i + window - 1));
    }
    return new Line(times, Arrays.stream(betas).boxed().toList());
  }
}
