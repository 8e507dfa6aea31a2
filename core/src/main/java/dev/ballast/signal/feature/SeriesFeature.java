// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.analytics.ZScore;
import dev.ballast.market.MarketView;
import dev.ballast.market.NamedSeries;
import dev.ballast.market.Sector;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a series that a user brought has changed: that of the sector where there is one, else that of
 * the whole market.
 *
 * @param series its name
 */
public record SeriesFeature(String series, Measure measure) implements FeatureName {
  private static final int MONTH = 30;
  private static final int READINGS = 365;
  private static final int LEAST_READINGS = 180;

  /** In days: a value that is older is not that of the time. */
  private static final int OLDEST = 7;

  /** What is measured of it. */
  public enum Measure {
    /** Its change over 30 days, as a share. */
    CHANGE("30d", FeatureUnit.FRACTION),
    /**
     * Its change over 30 days in its own unit, in deviations from its daily readings of 365 days,
     * 180 at least.
     */
    Z_SCORE("z-score", FeatureUnit.DEVIATIONS);

    private final String label;
    private final FeatureUnit unit;

    Measure(String label, FeatureUnit unit) {
      this.label = label;
      this.unit = unit;
    }
  }

  /** Refuses what no series is named. */
  public SeriesFeature {
    series = new NamedSeries(series, Optional.empty()).name();
  }

  /** The one that rules name {@code stablecoin-supply.30d}; nothing where none is named so. */
  static Optional<SeriesFeature> named(String name) {
    int dot = name.indexOf('.');
    for (Measure measure : Measure.values()) {
      if (dot > 0 && name.substring(dot + 1).equals(measure.label)) {
        try {
          return Optional.of(new SeriesFeature(name.substring(0, dot), measure));
        } catch (IllegalArgumentException _) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public String subject() {
    return series;
  }

  @Override
  public FeatureUnit unit() {
    return measure.unit;
  }

  @Override
  public String say(double value) {
    return switch (measure) {
      case CHANGE -> Wording.change(series, "in 30 days").say(value, unit());
      case Z_SCORE ->
          Wording.level(series + "'s change of 30 days has a z-score of", "of a year")
              .say(value, unit());
    };
  }

  /** As of the view's time, for a sector. */
  Feature of(MarketView view, Sector sector) {
    NamedSeries own = new NamedSeries(series, Optional.of(sector));
    return view.any(SeriesKind.NAMED, own.subject()).isPresent()
        ? of(view, own)
        : of(view, new NamedSeries(series, Optional.empty()));
  }

  /** As of the view's time, of one series. */
  public Feature of(MarketView view, NamedSeries named) {
    Optional<Series> found = view.any(SeriesKind.NAMED, named.subject());
    if (found.isEmpty()) {
      return new Feature.Absent("no series " + named.words() + " is recorded");
    }
    ValueSeries values = (ValueSeries) found.get();
    OptionalDouble now = value(values, view.time());
    if (now.isEmpty()) {
      return new Feature.Absent(
          named.words() + " ends " + Days.text(values.time(values.size() - 1)));
    }
    long start = view.time() - Days.of(MONTH);
    OptionalDouble then = value(values, start);
    if (then.isEmpty()) {
      return new Feature.Absent("no " + named.words() + " is recorded for " + Days.text(start));
    }
    return switch (measure) {
      case CHANGE -> change(named, start, then.getAsDouble(), now.getAsDouble());
      case Z_SCORE -> zScore(named, values, view.time());
    };
  }

  private Feature change(NamedSeries named, long start, double then, double now) {
    return then <= 0
        ? new Feature.Absent(
            String.format(
                Locale.ROOT,
                "%s was %s on %s: no change from there is a share; its z-score is known",
                named.words(),
                then,
                Days.text(start)))
        : present(now / then - 1, named);
  }

  private Feature zScore(NamedSeries named, ValueSeries values, long time) {
    double[] changes = new double[READINGS];
    int known = 0;
    for (int ago = 0; ago < READINGS; ago++) {
      OptionalDouble end = value(values, time - Days.of(ago));
      OptionalDouble start = value(values, time - Days.of(ago + MONTH));
      if (end.isPresent() && start.isPresent()) {
        changes[known++] = end.getAsDouble() - start.getAsDouble();
      }
    }
    if (known < LEAST_READINGS) {
      return new Feature.Absent(
          "%s has a change on %d of the last %d days, %d are needed"
              .formatted(named.words(), known, READINGS, LEAST_READINGS));
    }
    OptionalDouble score = ZScore.of(changes[0], Arrays.copyOf(changes, known));
    return score.isEmpty()
        ? new Feature.Absent(named.words() + " changed alike on all of " + known + " days")
        : present(score.getAsDouble(), named);
  }

  private Feature present(double value, NamedSeries named) {
    return new Feature.Present(
        value,
        unit(),
        Optional.of(named.sector().isPresent() ? "of the sector" : "of the whole market"));
  }

  /** The last value by a time, 7 days old at most. */
  private static OptionalDouble value(ValueSeries values, long time) {
    int row = values.firstRowFrom(time + 1) - 1;
    return row < 0 || time - values.time(row) > Days.of(OLDEST)
        ? OptionalDouble.empty()
        : OptionalDouble.of(values.value(row));
  }

  @Override
  public String toString() {
    return series + "." + measure.label;
  }
}
