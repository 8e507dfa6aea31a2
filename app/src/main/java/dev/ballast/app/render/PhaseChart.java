// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.signal.regime.Phase;
import dev.ballast.signal.regime.PhaseTimeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Phases as bands behind a price, on a logarithmic axis; in pixels of a drawing of {@link #WIDTH}.
 *
 * @param price points of a line: {@code 70.0,80.2 ...}
 * @param low of the price, at the foot
 * @param high of the price, at the top
 * @param bands one a stretch of one phase
 * @param years where each begins
 */
public record PhaseChart(
    String price, double low, double high, List<Band> bands, List<Year> years) {
  public static final int WIDTH = 1000;
  public static final int LEFT = 70;
  public static final int HEIGHT = 300;
  private static final int MARGIN = 14;

  /**
   * A band.
   *
   * @param phase its class: {@code layer-ones}, {@code none}
   */
  public record Band(double from, double width, String phase, String says) {}

  /** A year's first day. */
  public record Year(double at, int year) {}

  /** Copies the lists. */
  public PhaseChart {
    bands = List.copyOf(bands);
    years = List.copyOf(years);
  }

  /** Of a timeline; empty where it has fewer than two weeks. */
  static PhaseChart of(PhaseTimeline timeline) {
    List<PhaseTimeline.Week> weeks = timeline.weeks();
    if (weeks.size() < 2) {
      return new PhaseChart("", 0, 0, List.of(), List.of());
    }
    long from = weeks.getFirst().time();
    long to = weeks.getLast().time();
    double low = weeks.stream().mapToDouble(PhaseTimeline.Week::price).min().orElseThrow();
    double high = weeks.stream().mapToDouble(PhaseTimeline.Week::price).max().orElseThrow();
    StringBuilder line = new StringBuilder();
    for (PhaseTimeline.Week week : weeks) {
      double share =
          high > low ? StrictMath.log(week.price() / low) / StrictMath.log(high / low) : 0;
      line.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              x(week.time(), from, to),
              HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)));
    }
    return new PhaseChart(
        line.toString().strip(), low, high, bands(timeline, from, to), years(from, to));
  }

  private static double x(long time, long from, long to) {
    return LEFT + (double) (time - from) / (to - from) * (WIDTH - LEFT);
  }

  private static List<Band> bands(PhaseTimeline timeline, long from, long to) {
    List<Band> bands = new ArrayList<>();
    for (PhaseTimeline.Span span : timeline.spans()) {
      double left = x(millis(span.from()), from, to);
      bands.add(
          new Band(
              left,
              Math.max(1, x(millis(span.to()), from, to) - left),
              span.phase().map(Phase::toString).orElse("none"),
              span.phase().map(Phase::title).orElse("no phase")
                  + ", "
                  + span.from()
                  + " to "
                  + span.to()));
    }
    return bands;
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static List<Year> years(long from, long to) {
    List<Year> years = new ArrayList<>();
    int first = Instant.ofEpochMilli(from).atOffset(ZoneOffset.UTC).getYear() + 1;
    for (int year = first; millis(LocalDate.of(year, 1, 1)) <= to; year++) {
      years.add(new Year(x(millis(LocalDate.of(year, 1, 1)), from, to), year));
    }
    return years;
  }
}
