// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.signal.feature.AssetFeatures;
import dev.ballast.signal.feature.FeatureTable;
import dev.ballast.signal.feature.SectorFeatures;
import dev.ballast.unit.UtcDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Signals folded week by week, so that a stance knows what went before: from the first Monday of
 * the quarter before to the Monday at or before a time, and then to the time itself. Where it
 * begins hangs on the day alone: a plan made today and a backtest that began years ago see the same
 * stances. For one thread.
 */
public final class SignalHistory {
  private final Map<Long, List<SignalReview>> foldedFrom;
  private final Map<Long, SignalReview> between;

  /** By where a fold begins, what was told of it last: a review mostly adds nothing. */
  private final Map<Long, List<SignalReview>> told = new HashMap<>();

  private long asked = Long.MIN_VALUE;
  private List<SignalReview> answer = List.of();

  private SignalHistory(Map<Long, List<SignalReview>> foldedFrom, Map<Long, SignalReview> between) {
    this.foldedFrom = foldedFrom;
    this.between = between;
  }

  private record Of(SignalQuestion question) implements Column<SignalHistory> {
    @Override
    public SignalHistory of(History history) {
      return new SignalHistory(new HashMap<>(), new HashMap<>());
    }

    @Override
    public SignalHistory above(SignalHistory known, History history) {
      Map<Long, List<SignalReview>> own = new HashMap<>();
      known.foldedFrom.forEach((from, folded) -> own.put(from, new ArrayList<>(folded)));
      return new SignalHistory(own, new HashMap<>(known.between));
    }
  }

  /** The review as of the view's time. */
  public static SignalReview at(MarketView view, SignalQuestion question) {
    List<SignalReview> mondays = mondays(view, question);
    if (!mondays.isEmpty() && mondays.getLast().time() == view.time()) {
      return mondays.getLast();
    }
    Map<Long, SignalReview> between = view.column(new Of(question)).between;
    SignalReview known = between.get(view.time());
    if (known == null) {
      known = judge(view, question, mondays.isEmpty() ? Optional.empty() : last(mondays));
      between.put(view.time(), known);
    }
    return known;
  }

  /** The reviews of every Monday, 00:00 UTC, up to the view's time, from where the fold begins. */
  public static List<SignalReview> mondays(MarketView view, SignalQuestion question) {
    return view.column(new Of(question)).upTo(view, question);
  }

  private List<SignalReview> upTo(MarketView view, SignalQuestion question) {
    if (view.time() != asked) {
      answer = folded(view, question);
      asked = view.time();
    }
    return answer;
  }

  private List<SignalReview> folded(MarketView view, SignalQuestion question) {
    LocalDate first = first(UtcDay.date(view.time()));
    long begins = UtcDay.start(first);
    List<SignalReview> folded = foldedFrom.computeIfAbsent(begins, from -> new ArrayList<>());
    LocalDate next = first.plusWeeks(folded.size());
    while (UtcDay.start(next) <= view.time()) {
      MarketView then = view.at(UtcDay.start(next));
      folded.add(judge(then, question, folded.isEmpty() ? Optional.empty() : last(folded)));
      next = next.plusWeeks(1);
    }
    int known = 0;
    while (known < folded.size() && folded.get(known).time() <= view.time()) {
      known++;
    }
    List<SignalReview> last = told.getOrDefault(begins, List.of());
    if (last.size() != known) {
      last = List.copyOf(folded.subList(0, known));
      told.put(begins, last);
    }
    return last;
  }

  private static Optional<SignalReview> last(List<SignalReview> reviews) {
    return Optional.of(reviews.getLast());
  }

  /** The Monday at which the fold of a day begins: the first of the quarter before. */
  public static LocalDate first(LocalDate day) {
    return day.with(IsoFields.DAY_OF_QUARTER, 1)
        .minusMonths(3)
        .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
  }

  private static SignalReview judge(
      MarketView view, SignalQuestion question, Optional<SignalReview> before) {
    SequencedMap<Sector, List<AssetFeatures>> measured = new LinkedHashMap<>();
    question
        .members()
        .forEach((sector, members) ->
            measured.put(
                sector,
                members.stream()
                    .map(member ->
                        FeatureTable.row(view, member, question.benchmark(), question.market()))
                    .toList()));
    List<SectorSignal> signals = new ArrayList<>();
    for (SectorFeatures reading : SectorFeatures.of(measured, question.rules().weight())) {
      signals.add(
          SectorJudgement.of(
              reading,
              question.rules(),
              view.time(),
              before.flatMap(review -> review.sector(reading.sector()))));
    }
    return new SignalReview(view.time(), question, signals, measured);
  }
}
