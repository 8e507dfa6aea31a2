// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.market.SeriesId;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that is priced at a market as one line, rebalanced at every daily close.
 *
 * <p>A day's members are the assets, dollars apart, with that day's close and the close of the day
 * before. They are weighted by capitalisation at the close before where at least half of them have
 * one, the others standing aside; else all alike. A capitalisation is the last that was known,
 * moved by the price since: the supply stays, as index providers freeze it, for a year at most.
 */
public final class MarketIndex {
  /** Its name as an asset. */
  public static final Asset NAME = new Asset("INDEX");

  private static final long DAY = Interval.DAY.millis();
  private static final double START = 100;

  /** How many assets a note names. */
  private static final int NAMED = 8;

  private final BarSeries bars;

  /** What each row's change was made of; the first row has none. */
  private final List<IndexDay> days;

  private MarketIndex(BarSeries bars, List<IndexDay> days) {
    this.bars = bars;
    this.days = List.copyOf(days);
  }

  /** The index as far as a view knows; nothing where no asset has two daily closes in a row. */
  public static Optional<MarketIndex> of(MarketView view, Marketplace market) {
    List<IndexMember> all = new ArrayList<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Asset asset : view.listings().assets()) {
      Optional<BarSeries> own = view.dailyBars(asset, market);
      if (!asset.isDollar() && own.isPresent()) {
        all.add(IndexMember.of(view, asset, own.get()));
        first = Math.min(first, own.get().time(0));
        last = Math.max(last, own.get().time(own.get().size() - 1));
      }
    }
    List<Long> times = new ArrayList<>();
    List<Double> levels = new ArrayList<>();
    List<IndexDay> days = new ArrayList<>();
    double level = START;
    for (long day = first; day <= last; day += DAY) {
      IndexDay made = IndexDay.of(all, day);
      if (day == first || made.members() > 0) {
        level *= 1 + made.change();
        times.add(day);
        levels.add(level);
        days.add(made);
      }
    }
    if (days.size() < 2) {
      return Optional.empty();
    }
    double[] closes = levels.stream().mapToDouble(Double::doubleValue).toArray();
    return Optional.of(
        new MarketIndex(
            BarSeries.of(
                SeriesId.bars(market.spot(NAME), Interval.DAY),
                times.stream().mapToLong(Long::longValue).toArray(),
                closes,
                closes,
                closes,
                closes,
                new double[closes.length]),
            days));
  }

  /** Its daily level as bars without a range or a volume, at 100 in the beginning. */
  public BarSeries bars() {
    return bars;
  }

  /**
   * How it was made over some of its days, in sentences.
   *
   * @param from where the first return began, epoch milliseconds
   * @param to where the last one ended
   */
  public List<String> notes(long from, long to) {
    List<IndexDay> meant = new ArrayList<>();
    for (int row = 1; row < bars.size(); row++) {
      if (bars.time(row) >= from && bars.knownAt(row) <= to) {
        meant.add(days.get(row));
      }
    }
    long weighted = meant.stream().filter(IndexDay::capitalised).count();
    int least = meant.stream().mapToInt(IndexDay::members).min().orElse(0);
    int most = meant.stream().mapToInt(IndexDay::members).max().orElse(0);
    int oldest = meant.stream().mapToInt(IndexDay::oldest).max().orElse(0);
    TreeSet<Asset> aside = new TreeSet<>();
    meant.forEach(one -> aside.addAll(one.aside()));
    List<String> notes = new ArrayList<>();
    notes.add(
        "INDEX: "
            + (least == most ? String.valueOf(most) : least + " to " + most)
            + " assets, rebalanced daily; by capitalisation on "
            + weighted
            + " of "
            + meant.size()
            + " days"
            + (weighted < meant.size() ? ", else all alike" : "")
            + ".");
    if (weighted > 0) {
      notes.add("INDEX: supplies are as last known, up to " + oldest + " days before.");
    }
    if (!aside.isEmpty()) {
      notes.add(
          "INDEX: without a capitalisation, and so aside: "
              + aside.stream().limit(NAMED).map(Asset::code).collect(Collectors.joining(", "))
              + (aside.size() > NAMED ? " and " + (aside.size() - NAMED) + " more" : "")
              + ".");
    }
    return notes;
  }
}
