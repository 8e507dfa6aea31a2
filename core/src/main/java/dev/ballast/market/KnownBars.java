// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.Optional;

/**
 * The bars of one series as they are known at the moments of a run: up to the last trade, and from
 * the last cut on. Where the series is cut is found once; a cut rests on the bars beside it alone,
 * so that one which lies among the known bars was known too.
 */
final class KnownBars {
  private final History history;
  private final BarSeries whole;
  private final int[] cuts;
  private final BarSeries[] since;
  private long asked;
  private BarSeries answer;

  private KnownBars(History history, BarSeries whole, int[] cuts) {
    this.history = history;
    this.whole = whole;
    this.cuts = cuts;
    this.since = new BarSeries[cuts.length];
    this.asked = Long.MIN_VALUE;
    this.answer = whole.asOf(Long.MIN_VALUE);
  }

  static KnownBars of(History history, BarSeries whole) {
    return new KnownBars(history, whole, SymbolCut.rows(whole, history.changes()));
  }

  /** Whether any bar had closed by the time. */
  boolean any(long time) {
    return !whole.isEmpty() && whole.knownAt(0) <= time;
  }

  /** What a view at the time sees; the last answer is kept, as a review asks many times. */
  BarSeries asOf(long time) {
    if (time != asked) {
      answer = sinceCut(TradingEnd.tradedAsOf(history, whole, time));
      asked = time;
    }
    return answer;
  }

  /** The end of trading that was known at the time. */
  Optional<TradingEnd> endAsOf(long time) {
    return TradingEnd.asOf(history, whole, time);
  }

  private BarSeries sinceCut(BarSeries traded) {
    int last = cuts.length - 1;
    while (last >= 0 && cuts[last] >= traded.size()) {
      last--;
    }
    if (last < 0) {
      return traded;
    }
    if (since[last] == null) {
      since[last] = whole.from(cuts[last]);
    }
    return since[last].asOf(traded.knownAt(traded.size() - 1));
  }
}
