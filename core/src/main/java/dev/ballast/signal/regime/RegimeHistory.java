// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.unit.UtcDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Regimes folded week by week: from the first Monday of the year before to the last Monday at or
 * before a time. Where it begins hangs on the day alone, so that a plan made today and a backtest
 * that began years ago see the same phase. For one thread.
 */
public final class RegimeHistory {
  private final RegimeQuestion question;
  private final Map<Long, List<Regime>> foldedFrom;

  private RegimeHistory(RegimeQuestion question, Map<Long, List<Regime>> foldedFrom) {
    this.question = question;
    this.foldedFrom = foldedFrom;
  }

  private record Of(RegimeQuestion question) implements Column<RegimeHistory> {
    @Override
    public RegimeHistory of(History history) {
      return new RegimeHistory(question, new HashMap<>());
    }

    @Override
    public RegimeHistory above(RegimeHistory known, History history) {
      Map<Long, List<Regime>> own = new HashMap<>();
      known.foldedFrom.forEach((from, folded) -> own.put(from, new ArrayList<>(folded)));
      return new RegimeHistory(question, own);
    }
  }

  /** The regime of the last Monday at or before the view's time. */
  public static Regime at(MarketView view, RegimeQuestion question) {
    return mondays(view, question).getLast();
  }

  /** Those of every Monday, 00:00 UTC, up to the view's time, from where the fold begins. */
  public static List<Regime> mondays(MarketView view, RegimeQuestion question) {
    return view.column(new Of(question)).upTo(view);
  }

  private List<Regime> upTo(MarketView view) {
    LocalDate first =
        LocalDate.of(UtcDay.date(view.time()).getYear() - 1, 1, 1)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    List<Regime> folded =
        foldedFrom.computeIfAbsent(UtcDay.start(first), from -> new ArrayList<>());
    LocalDate next = first.plusWeeks(folded.size());
    while (UtcDay.start(next) <= view.time()) {
      RegimeReading reading = RegimeMeasures.of(view.at(UtcDay.start(next)), question);
      Optional<Regime> before = folded.isEmpty() ? Optional.empty() : Optional.of(folded.getLast());
      folded.add(Regime.of(reading, question.rules(), before));
      next = next.plusWeeks(1);
    }
    int known = 0;
    while (known < folded.size() && folded.get(known).time() <= view.time()) {
      known++;
    }
    return List.copyOf(folded.subList(0, known));
  }
}
