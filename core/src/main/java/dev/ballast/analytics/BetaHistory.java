// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.market.SeriesId;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Betas on one benchmark over a rolling window, to be asked for as of many times of one history.
 * The figure is that of {@link BetaStudy} at that time, to rounding: it rests on the bars that a
 * view of the time shows, whatever became of their name later.
 */
public final class BetaHistory {
  private final Asset benchmark;
  private final Marketplace market;
  private final int window;
  private final Map<Asset, InstrumentId> spots = new HashMap<>();
  private final Map<Asset, List<Line>> lines = new HashMap<>();

  /** What has been asked, by time: reports ask the same again. */
  private final Map<Long, Map<Asset, OptionalDouble>> asked = new HashMap<>();

  private Optional<MarketView> then = Optional.empty();
  private List<BarSeries> benchmarkBars = List.of();

  private BetaHistory(Asset benchmark, Marketplace market, int window) {
    this.benchmark = benchmark;
    this.market = market;
    this.window = window;
  }

  /**
   * Betas on a benchmark, as a market prices it and the assets, over {@code window} returns; one
   * and the same for all that look at a history through views that share what is computed once.
   */
  public static BetaHistory of(MarketView view, Asset benchmark, Marketplace market, int window) {
    return view.column(new Of(benchmark, market, window));
  }

  /** Kept with what else is computed once of a history, and filled as it is asked. */
  private record Of(Asset benchmark, Marketplace market, int window)
      implements Column<BetaHistory> {
    @Override
    public BetaHistory of(History history) {
      return new BetaHistory(benchmark, market, window);
    }
  }

  /**
   * An asset's last beta as of a time; nothing where it is older than a week or undefined.
   *
   * @param view of the same history as any before, of that time or later; of what is later than the
   *     view nothing is known but that time has passed
   */
  public OptionalDouble at(Asset asset, long time, MarketView view) {
    if (time > view.time()) {
      return measured(asset, time, then(view.time(), view));
    }
    Map<Asset, OptionalDouble> known = asked.computeIfAbsent(time, _ -> new HashMap<>());
    OptionalDouble beta = known.get(asset);
    if (beta == null) {
      beta = measured(asset, time, then(time, view));
      known.put(asset, beta);
    }
    return beta;
  }

  private MarketView then(long time, MarketView view) {
    if (then.isEmpty() || then.get().time() != time) {
      then = Optional.of(view.at(time));
      benchmarkBars = then.get().allDailyBars(benchmark, market);
    }
    return then.get();
  }

  /**
   * Spot's before the perpetual's, as the study tries them. What the asset's spot alone answers,
   * nearly always, is not asked of what else is listed on it.
   */
  private OptionalDouble measured(Asset asset, long time, MarketView view) {
    Optional<BarSeries> spot = view.bars(spots.computeIfAbsent(asset, market::spot), Interval.DAY);
    if (spot.isPresent() && !benchmarkBars.isEmpty()) {
      OptionalDouble beta = beta(asset, time, view, spot.get(), benchmarkBars.getFirst());
      if (beta.isPresent()) {
        return beta;
      }
    }
    List<BarSeries> own = view.allDailyBars(asset, market);
    for (BarSeries others : benchmarkBars) {
      for (BarSeries bars : own) {
        OptionalDouble beta = beta(asset, time, view, bars, others);
        if (beta.isPresent()) {
          return beta;
        }
      }
    }
    return OptionalDouble.empty();
  }

  private OptionalDouble beta(
      Asset asset, long time, MarketView view, BarSeries bars, BarSeries others) {
    long last = Math.min(lastClose(bars), lastClose(others));
    return line(asset, view, bars, others).at(time, last);
  }

  private static long lastClose(BarSeries bars) {
    return bars.knownAt(bars.size() - 1);
  }

  private Line line(Asset asset, MarketView view, BarSeries bars, BarSeries others) {
    long since = Math.max(bars.time(0), others.time(0));
    List<Line> known = lines.computeIfAbsent(asset, _ -> new ArrayList<>(2));
    for (Line line : known) {
      if (line.isOf(bars.id(), others.id(), since)) {
        return line;
      }
    }
    AlignedBars aligned = view.column(new AlignedColumn(bars.id(), others.id()));
    Line made = new Line(bars.id(), others.id(), since, aligned.returns().within(since), window);
    known.add(made);
    return made;
  }

  /**
   * Betas of two series from a row on. Those of windows that end later than a view's last rows are
   * not for it.
   */
  private static final class Line {
    private final SeriesId bars;
    private final SeriesId others;

    /** When the first row of both opened: where they begin, or one is cut. */
    private final long since;

    /** When each beta was known, rising. */
    private final long[] known;

    private final double[] betas;

    Line(SeriesId bars, SeriesId others, long since, AlignedReturns returns, int window) {
      this.bars = bars;
      this.others = others;
      this.since = since;
      this.betas = RollingBeta.of(returns.first(), returns.second(), window);
      this.known = new long[betas.length];
      for (int i = 0; i < known.length; i++) {
        known[i] = returns.closeTime(i + window - 1);
      }
    }

    boolean isOf(SeriesId own, SeriesId other, long from) {
      return since == from && bars.equals(own) && others.equals(other);
    }

    OptionalDouble at(long time, long last) {
      int found = Arrays.binarySearch(known, last);
      int row = found >= 0 ? found : -found - 2;
      if (row < 0 || time - known[row] > BetaStudy.STALE || Double.isNaN(betas[row])) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(betas[row]);
    }
  }
}
