// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.market.Interval;
import dev.ballast.market.VenueId;
import java.util.List;
import java.util.Optional;

/** Asks one market, spot or USD-M, for what anybody may know. Needs no key. */
public final class MarketClient {
  /** Bars that are told at once at most. */
  public static final int MOST_KLINES = 1000;

  private static final int LISTING_BYTES = 64 << 20;

  private final RestClient rest;
  private final boolean spot;
  private final String root;

  MarketClient(RestClient rest, boolean spot) {
    this.rest = rest;
    this.spot = spot;
    this.root = spot ? "/api/v3/" : "/fapi/v1/";
  }

  /** The exchange's time, epoch milliseconds. */
  public Answer<Long> time() {
    return rest.time();
  }

  /** Measures this machine's clock by the exchange's, as is done when it must be. */
  public Answer<ServerClock> measureClock() {
    return rest.measure().map(_ -> rest.clock());
  }

  /** The exchange's time, as it was measured last. */
  public ServerClock clock() {
    return rest.clock();
  }

  /**
   * What is listed, with the rules of orders; from then on its limits of requests hold.
   *
   * @param venue that the instruments are of
   */
  public Answer<ExchangeInfo> listings(VenueId venue) {
    RestCall<ExchangeInfo> call =
        RestCall.open(
                root + "exchangeInfo",
                told -> {
                  rest.limits(ExchangeInfo.limits(told));
                  return ExchangeInfo.of(told, venue, spot);
                })
            .weighing(spot ? 20 : 1)
            .upTo(LISTING_BYTES);
    return rest.ask(spot ? call.with("showPermissionSets", "false") : call);
  }

  /**
   * Bars in order of time; the last may still run.
   *
   * @param from of their opens, epoch milliseconds
   * @param to of their opens
   * @param limit at most {@link #MOST_KLINES}
   */
  public Answer<List<Kline>> klines(
      String symbol, Interval interval, Optional<Long> from, Optional<Long> to, int limit) {
    return klines("klines", "symbol", symbol, interval, from, to, limit);
  }

  /** The same by another of the exchange's words for bars, and for what they are of. */
  Answer<List<Kline>> klines(
      String path,
      String of,
      String symbol,
      Interval interval,
      Optional<Long> from,
      Optional<Long> to,
      int limit) {
    int weight = limit < 100 ? 1 : limit < 500 ? 2 : 5;
    return rest.ask(
        RestCall.open(root + path, told -> told.list().stream().map(Kline::of).toList())
            .weighing(spot ? 2 : weight)
            .with(of, symbol)
            .with("interval", word(interval))
            .with("startTime", from)
            .with("endTime", to)
            .with("limit", limit));
  }

  private static String word(Interval interval) {
    return interval.millis() == 7 * Interval.DAY.millis() ? "1w" : interval.toString();
  }

  /** The best prices of a symbol. */
  public Answer<BookTop> bookTop(String symbol) {
    return rest.ask(
        RestCall.open(root + "ticker/bookTicker", BookTop::of).weighing(2).with("symbol", symbol));
  }

  /** The best prices of all symbols. */
  public Answer<List<BookTop>> bookTops() {
    return rest.ask(
        RestCall.open(
                root + "ticker/bookTicker", told -> told.list().stream().map(BookTop::of).toList())
            .weighing(spot ? 4 : 5));
  }
}
