// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import dev.ballast.analytics.Volatility;
import dev.ballast.market.BarSeries;
import dev.ballast.market.MarketView;
import dev.ballast.market.SeriesKind;
import dev.ballast.signal.feature.AssetMarket;
import dev.ballast.signal.feature.Capitalisation;
import dev.ballast.signal.feature.Feature;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Takes the measures of a time, by daily closes. */
final class RegimeMeasures {
  private static final int QUARTER = 90;
  private static final int MONTH = 30;
  private static final int MEAN = 100;
  private static final int LONG_MEAN = 200;
  private static final int YEAR = 365;

  /** What a benchmark's dominance index is called behind its own name. */
  private static final String INDEX = "DOM";

  /** Of the others that must be known, so that a share says something. */
  private static final int FEWEST = 5;

  private final MarketView view;
  private final RegimeQuestion question;
  private final Map<RegimeMeasure, Double> values = new EnumMap<>(RegimeMeasure.class);
  private final Map<RegimeMeasure, String> missing = new EnumMap<>(RegimeMeasure.class);
  private String dominanceBy = "";

  private RegimeMeasures(MarketView view, RegimeQuestion question) {
    this.view = view;
    this.question = question;
  }

  static RegimeReading of(MarketView view, RegimeQuestion question) {
    RegimeMeasures measures = new RegimeMeasures(view, question);
    measures.benchmark();
    measures.others();
    return new RegimeReading(view.time(), measures.values, measures.missing, measures.dominanceBy);
  }

  private void benchmark() {
    Asset benchmark = question.benchmark();
    put(RegimeMeasure.MOMENTUM, change(benchmark, QUARTER), lacks(benchmark, QUARTER));
    put(RegimeMeasure.MONTH, change(benchmark, MONTH), lacks(benchmark, MONTH));
    put(RegimeMeasure.TREND, overMean(benchmark, LONG_MEAN), lacks(benchmark, LONG_MEAN));
    Optional<double[]> year = closes(benchmark, YEAR);
    put(
        RegimeMeasure.DRAWDOWN,
        year.map(all ->
                OptionalDouble.of(all[all.length - 1] / Arrays.stream(all).max().orElseThrow() - 1))
            .orElse(OptionalDouble.empty()),
        lacks(benchmark, YEAR));
    Optional<double[]> month = closes(benchmark, MONTH + 1);
    put(
        RegimeMeasure.VOLATILITY,
        month
            .map(all ->
                OptionalDouble.of(Volatility.annualised(returns(all), Volatility.DAYS_A_YEAR)))
            .orElse(OptionalDouble.empty()),
        lacks(benchmark, MONTH + 1));
  }

  private void others() {
    int known = 0;
    int above = 0;
    List<Asset> compared = new ArrayList<>();
    int ahead = 0;
    double sum = 0;
    OptionalDouble own = change(question.benchmark(), QUARTER);
    for (Asset other : question.others()) {
      OptionalDouble mean = overMean(other, MEAN);
      if (mean.isPresent()) {
        known++;
        above += mean.getAsDouble() > 0 ? 1 : 0;
      }
      OptionalDouble gained = change(other, QUARTER);
      if (gained.isPresent() && own.isPresent()) {
        compared.add(other);
        ahead += gained.getAsDouble() > own.getAsDouble() ? 1 : 0;
        sum += gained.getAsDouble();
      }
    }
    share(RegimeMeasure.BREADTH, above, known, MEAN);
    share(RegimeMeasure.LEADERS, ahead, compared.size(), QUARTER);
    dominance(own, sum, compared);
  }

  private void share(RegimeMeasure measure, int count, int of, int days) {
    if (of < FEWEST) {
      missing.put(measure, few(of, days));
    } else {
      values.put(measure, (double) count / of);
    }
  }

  private String few(int known, int days) {
    return "daily bars of %d days are known of %d of %d other assets, %d are needed"
        .formatted(days, known, question.others().size(), FEWEST);
  }

  /**
   * By the recorded index, else by the benchmark's share of recorded capitalisations, else by its
   * price in the others.
   */
  private void dominance(OptionalDouble own, double sum, List<Asset> others) {
    OptionalDouble index = indexChange();
    int compared = others.size();
    OptionalDouble share =
        index.isPresent() || compared < FEWEST ? OptionalDouble.empty() : shareChange(others);
    if (index.isPresent()) {
      values.put(RegimeMeasure.DOMINANCE, index.getAsDouble());
      dominanceBy = "the recorded dominance index";
    } else if (share.isPresent()) {
      values.put(RegimeMeasure.DOMINANCE, share.getAsDouble());
      dominanceBy =
          "%s's share of the recorded capitalisations of %d assets, in place of an index"
              .formatted(question.benchmark(), compared + 1);
    } else if (own.isPresent() && compared >= FEWEST) {
      values.put(RegimeMeasure.DOMINANCE, (1 + own.getAsDouble()) / (1 + sum / compared) - 1);
      dominanceBy =
          "%s against the mean of %d other assets, which stands in for an index"
              .formatted(question.benchmark(), compared);
    } else {
      missing.put(RegimeMeasure.DOMINANCE, few(compared, QUARTER));
    }
  }

  private OptionalDouble indexChange() {
    return view.any(SeriesKind.DOMINANCE, question.benchmark().code() + INDEX)
        .filter(series -> series instanceof BarSeries)
        .flatMap(series -> window((BarSeries) series, QUARTER + 1))
        .map(all -> OptionalDouble.of(all[all.length - 1] / all[0] - 1))
        .orElse(OptionalDouble.empty());
  }

  /**
   * The change of the benchmark's share of all capitalisations, the supply of each that of its last
   * record then; nothing unless all have one at both ends.
   */
  private OptionalDouble shareChange(List<Asset> others) {
    OptionalDouble now = share(view, others);
    OptionalDouble then =
        now.isPresent()
            ? share(view.at(view.time() - QUARTER * UtcDay.MILLIS), others)
            : OptionalDouble.empty();
    return then.isPresent()
        ? OptionalDouble.of(now.getAsDouble() / then.getAsDouble() - 1)
        : OptionalDouble.empty();
  }

  private OptionalDouble share(MarketView at, List<Asset> others) {
    OptionalDouble own = capitalisation(at, question.benchmark());
    if (own.isEmpty()) {
      return own;
    }
    double whole = own.getAsDouble();
    for (Asset other : others) {
      OptionalDouble one = capitalisation(at, other);
      if (one.isEmpty()) {
        return one;
      }
      whole += one.getAsDouble();
    }
    return OptionalDouble.of(own.getAsDouble() / whole);
  }

  private OptionalDouble capitalisation(MarketView at, Asset asset) {
    return Capitalisation.of(AssetMarket.of(at, asset, question.benchmark(), question.market()))
            instanceof Feature.Present present
        ? OptionalDouble.of(present.value())
        : OptionalDouble.empty();
  }

  private void put(RegimeMeasure measure, OptionalDouble value, String lack) {
    if (value.isPresent()) {
      values.put(measure, value.getAsDouble());
    } else {
      missing.put(measure, lack);
    }
  }

  private static String lacks(Asset asset, int days) {
    return "daily bars of " + asset + " are not known of the last " + days + " days";
  }

  private OptionalDouble change(Asset asset, int days) {
    return closes(asset, days + 1)
        .map(all -> OptionalDouble.of(all[all.length - 1] / all[0] - 1))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble overMean(Asset asset, int days) {
    return closes(asset, days)
        .map(all ->
            OptionalDouble.of(all[all.length - 1] / Arrays.stream(all).average().orElseThrow() - 1))
        .orElse(OptionalDouble.empty());
  }

  /** The closes of the last days, where none is missing. */
  private Optional<double[]> closes(Asset asset, int days) {
    return view.dailyBars(asset, question.market()).flatMap(bars -> window(bars, days));
  }

  private Optional<double[]> window(BarSeries bars, int days) {
    int last = bars.size() - 1;
    int first = last - days + 1;
    boolean whole =
        first >= 0
            && bars.knownAt(last) == view.time()
            && bars.time(last) - bars.time(first) == (days - 1L) * UtcDay.MILLIS;
    if (!whole) {
      return Optional.empty();
    }
    double[] closes = new double[days];
    for (int i = 0; i < days; i++) {
      closes[i] = bars.close(first + i);
    }
    return Optional.of(closes);
  }

  private static double[] returns(double[] closes) {
    double[] returns = new double[closes.length - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = closes[i + 1] / closes[i] - 1;
    }
    return returns;
  }
}
