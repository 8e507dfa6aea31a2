// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.analytics.Volatility;
import dev.ballast.analytics.ZScore;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.unit.UtcDay;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.function.Predicate;

/**
 * Features of one perpetual's funding: each of every settlement where that record covers the days
 * that it needs, else of the sample of one a day, which is said.
 */
final class FundingFeatures {
  static final int LEVEL_DAYS = 7;
  static final int READINGS = 90;
  static final int RECENT_DAYS = 30;
  static final int YEAR = 365;
  static final int LEAST_READINGS = 180;

  /** A window is measured when its settlements paid for at least this share of it. */
  private static final double LEAST_COVERAGE = 0.9;

  /** One of three settlements a day. */
  private static final double SAMPLED = 1 / 3.0;

  /** A record whose last settlement is older has ended. */
  private static final long LONGEST_INTERVAL = UtcDay.MILLIS / 3;

  private final long now;
  private final Series series;
  private final FundingReadings readings;
  private final boolean sample;

  private FundingFeatures(long now, FundingSeries series, FundingReadings readings) {
    this.now = now;
    this.series = series;
    this.readings = readings;
    this.sample = series.id().kind() == SeriesKind.FUNDING_SAMPLE;
  }

  private static FundingFeatures of(MarketView view, FundingSeries series) {
    return new FundingFeatures(
        view.time(), series, view.column(new FundingReadings.Of(series.id())));
  }

  /** Funding of the last 7 days. */
  static Feature level(AssetMarket market) {
    return first(market, FundingFeatures::measureLevel);
  }

  /** That against its daily readings. */
  static Feature zScore(AssetMarket market) {
    return first(market, FundingFeatures::measureZScore);
  }

  /** The highest of the recent ones. */
  static Feature peak(AssetMarket market) {
    return first(market, FundingFeatures::measurePeak);
  }

  /** How wildly single days swing. */
  static Feature instability(AssetMarket market) {
    return first(market, FundingFeatures::measureInstability);
  }

  /** The highest single day of the recent ones less the lowest. */
  static Feature swing(AssetMarket market) {
    return first(market, FundingFeatures::measureSwing);
  }

  /** Share of a year's readings that are below today's; equal ones count half. */
  static Feature percentile(AssetMarket market) {
    return switch (ranking(market.view(), market.perpetual(), YEAR, LEAST_READINGS)) {
      case Ranking.Known known ->
          new Feature.Present(
              known.standing().percentile(), FeatureKind.FUNDING_PERCENTILE.unit(), known.note());
      case Ranking.Unknown unknown -> new Feature.Absent(unknown.reason());
    };
  }

  /** How far the funding of a sector's members lies apart. */
  static Feature dispersion(SectorFeatures sector) {
    double[] levels =
        sector.ofMembers().stream()
            .map(member -> member.feature(FeatureKind.FUNDING))
            .filter(Feature.Present.class::isInstance)
            .mapToDouble(level -> ((Feature.Present) level).value())
            .toArray();
    return levels.length < 2
        ? new Feature.Absent(
            "funding is known for "
                + levels.length
                + " of "
                + sector.members().size()
                + ", 2 members are needed")
        : new Feature.Present(
            Volatility.sampleDeviation(levels),
            FeatureKind.FUNDING_DISPERSION.unit(),
            Optional.empty());
  }

  /** Where the funding of 7 days stands among its readings of the last days. */
  static Ranking ranking(MarketView view, InstrumentId perpetual, int days, int least) {
    return first(view, perpetual, one -> one.rank(days, least), Ranking.Known.class::isInstance)
        .orElseGet(() -> new Ranking.Unknown("no funding of " + perpetual + " is recorded"));
  }

  private Ranking rank(int days, int least) {
    Optional<Feature> absent = lacking(LEVEL_DAYS + least - 1);
    if (absent.isPresent()) {
      return new Ranking.Unknown(((Feature.Absent) absent.get()).reason());
    }
    int whole = Math.min(days, wholeReadings());
    return new Ranking.Known(Standing.of(last(whole, readings::level)), note());
  }

  private static Feature first(AssetMarket market, Function<FundingFeatures, Feature> feature) {
    return first(market.view(), market.perpetual(), feature, Feature.Present.class::isInstance)
        .orElseGet(
            () -> new Feature.Absent("no funding of " + market.perpetual() + " is recorded"));
  }

  /**
   * What the record of every settlement says or, where that cannot tell, the sample if it can; else
   * why the first cannot. Nothing where neither is there.
   */
  private static <T> Optional<T> first(
      MarketView view,
      InstrumentId perpetual,
      Function<FundingFeatures, T> asked,
      Predicate<T> told) {
    Optional<T> whole = view.funding(perpetual).map(series -> asked.apply(of(view, series)));
    if (whole.isPresent() && told.test(whole.get())) {
      return whole;
    }
    Optional<T> sampled =
        view.any(SeriesKind.FUNDING_SAMPLE, perpetual.toString())
            .map(series -> asked.apply(of(view, (FundingSeries) series)));
    return sampled.filter(told).or(() -> whole).or(() -> sampled);
  }

  private Feature measureLevel() {
    return lacking(LEVEL_DAYS).orElseGet(() -> present(readings.level(now), FeatureKind.FUNDING));
  }

  private Feature measureZScore() {
    return lacking(LEVEL_DAYS + READINGS - 1)
        .orElseGet(() -> {
          double[] levels = last(READINGS, readings::level);
          OptionalDouble score = ZScore.of(levels[0], levels);
          return score.isEmpty()
              ? new Feature.Absent("funding did not change within " + READINGS + " days")
              : present(score.getAsDouble(), FeatureKind.FUNDING_Z_SCORE);
        });
  }

  private Feature measurePeak() {
    return lacking(LEVEL_DAYS + RECENT_DAYS - 1)
        .orElseGet(() -> {
          double highest = Double.NEGATIVE_INFINITY;
          for (double level : last(RECENT_DAYS, readings::level)) {
            highest = Math.max(highest, level);
          }
          return present(highest, FeatureKind.FUNDING_PEAK);
        });
  }

  private Feature measureSwing() {
    return lacking(RECENT_DAYS)
        .orElseGet(() -> {
          double highest = Double.NEGATIVE_INFINITY;
          double lowest = Double.POSITIVE_INFINITY;
          for (double day : last(RECENT_DAYS, readings::day)) {
            highest = Math.max(highest, day);
            lowest = Math.min(lowest, day);
          }
          return present(highest - lowest, FeatureKind.FUNDING_SWING);
        });
  }

  private Feature measureInstability() {
    return lacking(RECENT_DAYS)
        .orElseGet(() ->
            present(
                Volatility.sampleDeviation(last(RECENT_DAYS, readings::day)),
                FeatureKind.FUNDING_INSTABILITY));
  }

  /** How many days up to now end a window that the record reaches back to the beginning of. */
  private int wholeReadings() {
    return (int) ((now - series.time(0)) / UtcDay.MILLIS) + 2 - LEVEL_DAYS;
  }

  /** Readings of the last days, latest first; one of which nothing was settled is left out. */
  private double[] last(int count, LongToDoubleFunction upTo) {
    double[] found = new double[count];
    int measured = 0;
    for (int ago = 0; ago < count; ago++) {
      double reading = upTo.applyAsDouble(now - Days.of(ago));
      if (!Double.isNaN(reading)) {
        found[measured++] = reading;
      }
    }
    return Arrays.copyOf(found, measured);
  }

  private Optional<Feature> lacking(int days) {
    if (series.time(0) - UtcDay.MILLIS > now - Days.of(days)) {
      return Optional.of(
          new Feature.Absent(
              "funding is recorded since "
                  + Days.text(series.time(0))
                  + ", "
                  + days
                  + " days are needed"));
    }
    long age = now - series.knownAt(series.size() - 1);
    if (age > (sample ? UtcDay.MILLIS - 1 : LONGEST_INTERVAL)) {
      return Optional.of(
          new Feature.Absent("funding ends " + Days.text(series.time(series.size() - 1))));
    }
    double wanted = LEAST_COVERAGE * (sample ? SAMPLED : 1);
    for (int window : new int[] {LEVEL_DAYS, days}) {
      if (readings.funding().coverage(now - Days.of(window), now) < wanted) {
        return Optional.of(
            new Feature.Absent(
                "funding has holes within the " + window + " days before " + Days.text(now)));
      }
    }
    return Optional.empty();
  }

  private Optional<String> note() {
    return sample ? Optional.of("from one settlement a day") : Optional.empty();
  }

  private Feature present(double value, FeatureKind kind) {
    return new Feature.Present(value, kind.unit(), note());
  }
}
