// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.config.OrdersEntry;
import dev.ballast.app.config.OrdersFile;
import dev.ballast.engine.Request;
import dev.ballast.engine.Script;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Listings;
import dev.ballast.market.MarketView;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.SequencedSet;
import java.util.TreeSet;

/** Holds an orders file against the run that it is for. */
final class OrdersInRun {
  private OrdersInRun() {}

  /**
   * Refuses an entry on a day that the run does not decide on, and a deposit that nothing is known
   * to be worth.
   *
   * @param start the run's first moment
   * @param end its last, at which nothing is done
   */
  static void check(OrdersFile file, Market market, Asset quote, long start, long end) {
    for (OrdersEntry entry : file.entries()) {
      long time = entry.request().time();
      if (time < start) {
        throw entry.mistake(
            "on " + day(time) + " is before the run, which begins " + day(start) + " (--from)");
      }
      if (time >= end) {
        throw entry.mistake(
            "on "
                + day(time)
                + " is not before the run's last moment, "
                + day(end)
                + ", at which nothing is done (--to)");
      }
      if (entry.request() instanceof Request.Move move) {
        requirePrice(entry, market.at(time), move.movement().amount().asset(), quote);
      }
    }
  }

  private static void requirePrice(OrdersEntry entry, MarketView view, Asset asset, Asset quote) {
    boolean cash = asset.equals(quote) || (asset.isDollar() && quote.isDollar());
    if (!cash
        && view.listings().priced(asset, quote).stream()
            .noneMatch(id -> view.bars(id, Interval.DAY).isPresent())) {
      throw entry.mistake(
          "no daily price of "
              + asset
              + " by "
              + day(view.time())
              + ": import its history, or take the entry out");
    }
  }

  /** What the run must price beside what it trades: the coins that come, and those of margin. */
  static SequencedSet<InstrumentId> valued(Script script, Asset quote, Listings listings) {
    TreeSet<Asset> coins = new TreeSet<>();
    for (Request request : script.requests()) {
      if (request instanceof Request.Move move) {
        coins.add(move.movement().amount().asset());
      }
    }
    for (InstrumentId id : script.instruments()) {
      coins.add(id.settle().orElse(id.base()));
    }
    coins.remove(quote);
    TreeSet<InstrumentId> valued = new TreeSet<>();
    coins.forEach(coin -> valued.addAll(listings.priced(coin, quote)));
    return valued;
  }

  private static LocalDate day(long time) {
    return UtcDay.date(time);
  }
}
