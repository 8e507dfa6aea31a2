// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.analytics.Funding;
import dev.ballast.analytics.Volatility;
import dev.ballast.analytics.ZScore;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.unit.UtcDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Features of one perpetual's funding: each of every settlement where that record covers the days
 * that it needs, else of the sample of one a day, which is said.
 */
final class FundingFeatures {
  static final int LEVEL_DAYS = 7;
  static final int READINGS = 90;
  static final int RECENT_DAYS = 30;

  /** A window is measured when its settlements paid for at least this share of it. */
  private static final double LEAST_COVERAGE = 0.9;

  /** One of three settlements a day. */
  private static final double SAMPLED = 1 / 3.0;

  /** A record whose last settlement is older has ended. */
  private static final long LONGEST_INTERVAL = UtcDay.MILLIS / 3;

  private static final long ALL_DAYS = Days.of(LEVEL_DAYS + READINGS - 1);

  private final long now;
  private final Series series;
  private final Funding funding;
  private final boolean sample;

  private FundingFeatures(long now, FundingSeries series) {
    this.now = now;
    this.series = series;
    this.sample = series.id().kind() == SeriesKind.FUNDING_SAMPLE;
    int first = series.firstRowFrom(now - ALL_DAYS - UtcDay.MILLIS);
    int count = series.size() - first;
    long[] time = new long[count];
    double[] rate = new double[count];
    for (int i = 0; i < count; i++) {
      time[i] = series.knownAt(first + i);
      rate[i] = series.rate(first + i);
    }
    this.funding = Funding.of(time, rate);
  }

  static void addTo(Map<FeatureKind, Feature> features, MarketView view, InstrumentId perpetual) {
    List<FundingFeatures> records =
        Stream.of(
                view.funding(perpetual),
                view.any(SeriesKind.FUNDING_SAMPLE, perpetual.toString())
                    .map(FundingSeries.class::cast))
            .flatMap(Optional::stream)
            .map(series -> new FundingFeatures(view.time(), series))
            .toList();
    Feature none = new Feature.Absent("no funding of " + perpetual + " is recorded");
    features.put(FeatureKind.FUNDING, first(records, FundingFeatures::level, none));
    features.put(FeatureKind.FUNDING_Z_SCORE, first(records, FundingFeatures::zScore, none));
    features.put(FeatureKind.FUNDING_PEAK, first(records, FundingFeatures::peak, none));
    features.put(
        FeatureKind.FUNDING_INSTABILITY, first(records, FundingFeatures::instability, none));
  }

  /** What the first record that can tell says; else why the first cannot. */
  private static Feature first(
      List<FundingFeatures> records, Function<FundingFeatures, Feature> feature, Feature none) {
    List<Feature> said = records.stream().map(feature).toList();
    return said.stream()
        .filter(one -> one instanceof Feature.Present)
        .findFirst()
        .or(() -> said.stream().findFirst())
        .orElse(none);
  }

  private Feature level() {
    return lacking(LEVEL_DAYS).orElseGet(() -> present(reading(0), FeatureKind.FUNDING));
  }

  private Feature zScore() {
    return lacking(LEVEL_DAYS + READINGS - 1)
        .orElseGet(() -> {
          double[] readings = readings(READINGS);
          OptionalDouble score = ZScore.of(readings[0], readings);
          return score.isEmpty()
              ? new Feature.Absent("funding did not change within " + READINGS + " days")
              : present(score.getAsDouble(), FeatureKind.FUNDING_Z_SCORE);
        });
  }

  private Feature peak() {
    return lacking(LEVEL_DAYS + RECENT_DAYS - 1)
        .orElseGet(() -> {
          double highest = Double.NEGATIVE_INFINITY;
          for (double reading : readings(RECENT_DAYS)) {
            highest = Math.max(highest, reading);
          }
          return present(highest, FeatureKind.FUNDING_PEAK);
        });
  }

  private Feature instability() {
    return lacking(RECENT_DAYS)
        .orElseGet(() -> {
          double[] days = new double[RECENT_DAYS];
          int count = 0;
          for (int ago = 0; ago < RECENT_DAYS; ago++) {
            long end = now - Days.of(ago);
            OptionalDouble day = funding.annualised(end - UtcDay.MILLIS, end);
            if (day.isPresent()) {
              days[count++] = day.getAsDouble();
            }
          }
          double[] measured = java.util.Arrays.copyOf(days, count);
          return present(Volatility.sampleDeviation(measured), FeatureKind.FUNDING_INSTABILITY);
        });
  }

  /** Funding of the 7 days that ended so many days ago, a fraction a year. */
  private double reading(int daysAgo) {
    long end = now - Days.of(daysAgo);
    return funding.annualised(end - Days.of(LEVEL_DAYS), end).orElse(Double.NaN);
  }

  /** Latest first; a day without any settlement in its 7 days is left out. */
  private double[] readings(int count) {
    double[] readings = new double[count];
    int found = 0;
    for (int ago = 0; ago < count; ago++) {
      double reading = reading(ago);
      if (!Double.isNaN(reading)) {
        readings[found++] = reading;
      }
    }
    return java.util.Arrays.copyOf(readings, found);
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
      if (funding.coverage(now - Days.of(window), now) < wanted) {
        return Optional.of(
            new Feature.Absent(
                "funding has holes within the " + window + " days before " + Days.text(now)));
      }
    }
    return Optional.empty();
  }

  private Feature present(double value, FeatureKind kind) {
    return new Feature.Present(
        value, kind.unit(), sample ? Optional.of("from one settlement a day") : Optional.empty());
  }
}
