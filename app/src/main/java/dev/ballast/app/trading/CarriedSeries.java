// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.market.Interval;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import java.util.Optional;
import java.util.function.Consumer;

/** A series that goes on from where the store ends. */
final class CarriedSeries {
  private final SeriesReader reader;
  private final Consumer<String> notices;
  private Series known;
  private Optional<Answer<?>> failed = Optional.empty();

  /**
   * A series.
   *
   * @param recorded with a row at least
   * @param notices takes what a person should know, a line each
   */
  CarriedSeries(Series recorded, SeriesReader reader, Consumer<String> notices) {
    this.known = recorded;
    this.reader = reader;
    this.notices = notices;
  }

  SeriesId id() {
    return known.id();
  }

  /** What is known of it. */
  Series known() {
    return known;
  }

  /** Whether another row may have become known by a time. */
  boolean isDue(long time) {
    Interval spacing =
        known.id().kind() == SeriesKind.FUNDING ? Interval.HOUR : known.id().interval();
    return known.knownAt(known.size() - 1) + spacing.millis() <= time;
  }

  /** Reads what has become known by a time; says whether there was anything. */
  boolean extend(long time) {
    if (!isDue(time)) {
      return false;
    }
    Optional<Answer<?>> before = failed;
    failed = Optional.empty();
    Series grown = reader.follow(known, time, answer -> failed = Optional.of(answer));
    if (before.isEmpty()) {
      failed.ifPresent(answer -> notices.accept("not told: " + id() + ": " + answer.told()));
    }
    boolean more = grown.size() > known.size();
    known = grown;
    return more;
  }

  /** Whether what was asked for last was not told, and may be once it is asked for again. */
  boolean mayCome() {
    return failed.filter(answer -> !(answer instanceof Answer.Refused<?>)).isPresent();
  }
}
