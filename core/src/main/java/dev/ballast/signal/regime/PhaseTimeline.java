// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import dev.ballast.market.BarSeries;
import dev.ballast.market.MarketView;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The phases of a history, each Monday's as it was seen then.
 *
 * @param weeks every Monday with a price of the benchmark
 * @param spans stretches of one phase
 */
public record PhaseTimeline(List<Week> weeks, List<Span> spans) {
  /**
   * A Monday.
   *
   * @param time epoch milliseconds
   * @param price of the benchmark, its last close
   * @param phase absent where none was confirmed
   */
  public record Week(long time, double price, Optional<Phase> phase) {}

  /**
   * A stretch of one phase.
   *
   * @param from the Monday that confirmed it
   * @param to the Monday that ended it, or the last
   * @param benchmark what the benchmark returned in it, a fraction
   * @param others the mean of what the others returned in it; absent where none has both prices
   */
  public record Span(
      Optional<Phase> phase,
      LocalDate from,
      LocalDate to,
      double benchmark,
      OptionalDouble others) {}

  /** Copies the lists. */
  public PhaseTimeline {
    weeks = List.copyOf(weeks);
    spans = List.copyOf(spans);
  }

  /**
   * Of all that the view knows.
   *
   * @param asked what is asked on a day: sectors are dated
   */
  public static PhaseTimeline of(MarketView view, Function<LocalDate, RegimeQuestion> asked) {
    RegimeQuestion last = asked.apply(UtcDay.date(view.time()));
    Optional<BarSeries> bars = view.dailyBars(last.benchmark(), last.market());
    List<Week> weeks = new ArrayList<>();
    if (bars.isPresent() && bars.get().size() > 0) {
      LocalDate monday =
          UtcDay.date(bars.get().knownAt(0)).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
      for (; UtcDay.start(monday) <= view.time(); monday = monday.plusWeeks(1)) {
        MarketView then = view.at(UtcDay.start(monday));
        RegimeQuestion question = asked.apply(monday);
        OptionalDouble price = price(then, question, question.benchmark());
        if (price.isPresent()) {
          weeks.add(
              new Week(then.time(), price.getAsDouble(), RegimeHistory.at(then, question).phase()));
        }
      }
    }
    return new PhaseTimeline(weeks, spans(view, asked, weeks));
  }

  private static List<Span> spans(
      MarketView view, Function<LocalDate, RegimeQuestion> asked, List<Week> weeks) {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= weeks.size(); i++) {
      boolean ends = i == weeks.size() || !weeks.get(i).phase().equals(weeks.get(from).phase());
      if (ends) {
        Week begin = weeks.get(from);
        Week end = weeks.get(Math.min(i, weeks.size() - 1));
        spans.add(
            new Span(
                begin.phase(),
                UtcDay.date(begin.time()),
                UtcDay.date(end.time()),
                end.price() / begin.price() - 1,
                others(
                    view.at(begin.time()),
                    view.at(end.time()),
                    asked.apply(UtcDay.date(begin.time())))));
        from = i;
      }
    }
    return spans;
  }

  private static OptionalDouble others(MarketView begin, MarketView end, RegimeQuestion question) {
    double sum = 0;
    int count = 0;
    for (Asset other : question.others()) {
      OptionalDouble then = price(begin, question, other);
      OptionalDouble now = price(end, question, other);
      if (then.isPresent() && now.isPresent()) {
        sum += now.getAsDouble() / then.getAsDouble() - 1;
        count++;
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  /** The close that the view's time knows of the day before. */
  private static OptionalDouble price(MarketView view, RegimeQuestion question, Asset asset) {
    return view.dailyBars(asset, question.market())
        .filter(bars -> bars.size() > 0 && bars.knownAt(bars.size() - 1) == view.time())
        .map(bars -> OptionalDouble.of(bars.close(bars.size() - 1)))
        .orElse(OptionalDouble.empty());
  }
}
