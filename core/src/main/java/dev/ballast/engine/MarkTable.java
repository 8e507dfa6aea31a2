// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Marks;
import dev.ballast.market.Column;
import dev.ballast.market.Feed;
import dev.ballast.market.History;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Recording;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Marks of some instruments at every bar's boundary of a recording, that are kept for many runs to
 * read. A run by itself keeps none: it asks once a moment.
 */
public final class MarkTable {
  private static final MarkTable NONE = new MarkTable(0, 1, List.of());

  private final long from;
  private final long interval;
  private final List<Marks> marks;

  private MarkTable(long from, long interval, List<Marks> marks) {
    this.from = from;
    this.interval = interval;
    this.marks = marks;
  }

  private record Of(Recording recording, List<InstrumentId> priced, Asset quote)
      implements Column<MarkTable> {
    @Override
    public MarkTable of(History history) {
      return new MarkTable(recording.from(), recording.interval().millis(), new ArrayList<>());
    }

    @Override
    public MarkTable above(MarkTable known, History history) {
      return known;
    }
  }

  /** What was kept of a feed's marks of these instruments; nothing, mostly. */
  static MarkTable of(Feed feed, SortedSet<InstrumentId> priced, Asset quote) {
    return feed.recording()
        .map(one -> feed.view().column(new Of(one, List.copyOf(priced), quote)))
        .orElse(NONE);
  }

  /** Marks as of the feed's time: those that were kept, or made now. */
  Marks at(Feed feed, SortedSet<InstrumentId> priced, Asset quote) {
    long row = (feed.time() - from) / interval;
    return row < marks.size() ? marks.get((int) row) : made(feed, priced, quote);
  }

  /**
   * Goes through a feed and keeps the marks of what a strategy prices.
   *
   * @param feed at its beginning
   */
  public static void keep(HistoryFeed feed, Collection<InstrumentId> instruments, Asset quote) {
    SortedSet<InstrumentId> priced = new TreeSet<>(instruments);
    List<Marks> all = new ArrayList<>();
    while (feed.advance()) {
      if (feed.closes()) {
        all.add(made(feed, priced, quote).shared());
      }
    }
    List<Marks> kept = of(feed, priced, quote).marks;
    if (kept.isEmpty()) {
      kept.addAll(all);
    }
  }

  /** Prices of these instruments as far as the feed has them. */
  private static Marks made(Feed feed, SortedSet<InstrumentId> priced, Asset quote) {
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (InstrumentId id : priced) {
      Optional<Price> price = feed.mark(id);
      if (price.isPresent()) {
        prices.put(id, price.get());
      }
    }
    List<InstrumentId> carried = new ArrayList<>();
    for (InstrumentId id : prices.keySet()) {
      if (feed.carried(id)) {
        carried.add(id);
      }
    }
    return Marks.of(feed.time(), quote, prices).carrying(carried);
  }
}
