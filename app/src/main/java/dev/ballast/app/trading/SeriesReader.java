// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.Kline;
import dev.ballast.app.exchange.binance.MarketClient;
import dev.ballast.app.exchange.binance.OpenContracts;
import dev.ballast.app.exchange.binance.SettledFunding;
import dev.ballast.app.exchange.binance.UsdmClient;
import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.ValueSeries;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Reads the rows of a series from the exchange's own records. */
final class SeriesReader {
  /** How long after a settlement it may be stamped. */
  private static final long STAMPED_BY = 15_000;

  private final Pages<?> pages;

  /** The exchange tells of open interest this long. */
  private static final long LATELY = 29 * UtcDay.MILLIS;

  private static final long ALL = Long.MAX_VALUE;

  /**
   * A kind of row, and how a page of rows is asked for.
   *
   * @param span of time that no page is too small for, in milliseconds
   * @param kept how far back the exchange tells of it, in milliseconds
   * @param stamped the latest stamp of a row, less when it became known: of bars their length,
   *     below zero
   */
  private record Pages<R>(
      Page<R> page, long span, long kept, long stamped, Function<List<R>, Series> series) {

    private Answer<Series> read(long from, long to) {
      return page.rows(from, to).map(series);
    }
  }

  /** Rows with times from one to another, epoch milliseconds. */
  private interface Page<R> {
    Answer<List<R>> rows(long from, long to);
  }

  private SeriesReader(Pages<?> pages) {
    this.pages = pages;
  }

  /** A reader; nothing for a series that the exchange does not keep. */
  static Optional<SeriesReader> of(BinanceClient exchange, SeriesId id) {
    return pages(exchange, id).map(SeriesReader::new);
  }

  private static Optional<Pages<?>> pages(BinanceClient exchange, SeriesId id) {
    UsdmClient usdm = exchange.usdm();
    return switch (id.kind()) {
      case BARS -> {
        MarketClient market = id.instrument().isSpot() ? exchange.spot().market() : usdm.market();
        yield Optional.of(bars(id, market::klines));
      }
      case MARK -> Optional.of(bars(id, usdm::markKlines));
      case INDEX -> Optional.of(bars(id, usdm::indexKlines));
      case FUNDING -> Optional.of(fundings(id, usdm));
      case OPEN_INTEREST -> Optional.of(openInterests(id, usdm));
      case FUNDING_SAMPLE,
          MARKET_CAP,
          TOTAL_MARKET_CAP,
          DOMINANCE,
          FRONT_CLOSE,
          ACCOUNT_RATIO,
          TRADER_RATIO,
          TAKER_RATIO,
          NAMED ->
          Optional.empty();
    };
  }

  private interface Klines {
    Answer<List<Kline>> ask(
        String symbol, Interval interval, Optional<Long> from, Optional<Long> to, int limit);
  }

  private static String symbol(SeriesId id) {
    return ExchangeSymbols.format(id.instrument());
  }

  private static Pages<Kline> bars(SeriesId id, Klines klines) {
    String symbol = symbol(id);
    long length = id.interval().millis();
    return new Pages<>(
        (from, to) ->
            klines.ask(
                symbol,
                id.interval(),
                Optional.of(from),
                Optional.of(to),
                MarketClient.MOST_KLINES),
        MarketClient.MOST_KLINES * length,
        ALL,
        -length,
        rows ->
            BarSeries.of(
                id,
                times(rows, Kline::openTime),
                values(rows, one -> one.open().doubleValue()),
                values(rows, one -> one.high().doubleValue()),
                values(rows, one -> one.low().doubleValue()),
                values(rows, one -> one.close().doubleValue()),
                values(rows, one -> one.volume().doubleValue())));
  }

  private static Pages<SettledFunding> fundings(SeriesId id, UsdmClient usdm) {
    String symbol = symbol(id);
    return new Pages<>(
        (from, to) -> usdm.fundings(symbol, from, Optional.of(to)),
        UsdmClient.MOST_FUNDINGS * Interval.HOUR.millis(),
        ALL,
        STAMPED_BY,
        rows ->
            FundingSeries.of(
                id,
                times(rows, SettledFunding::time),
                values(rows, one -> one.rate().doubleValue()),
                values(rows, one -> one.mark().map(BigDecimal::doubleValue).orElse(Double.NaN))));
  }

  private static Pages<OpenContracts> openInterests(SeriesId id, UsdmClient usdm) {
    String symbol = symbol(id);
    return new Pages<>(
        (from, to) -> usdm.openInterests(symbol, id.interval(), from, to),
        UsdmClient.MOST_SNAPSHOTS * id.interval().millis(),
        LATELY,
        0,
        rows ->
            ValueSeries.of(
                id,
                times(rows, OpenContracts::time),
                values(rows, one -> one.quantity().doubleValue())));
  }

  private static <R> long[] times(List<R> rows, ToLongFunction<R> time) {
    return rows.stream().mapToLong(time).toArray();
  }

  private static <R> double[] values(List<R> rows, ToDoubleFunction<R> value) {
    return rows.stream().mapToDouble(value).toArray();
  }

  /**
   * A series with what has become known behind its own rows; where an answer fails, with what had
   * come before it.
   *
   * @param known with a row at least
   * @param to what became known by then, epoch milliseconds
   * @param failed takes the answer where no more could be read
   */
  Series follow(Series known, long to, Consumer<Answer<?>> failed) {
    Series grown = known;
    long last = to + pages.stamped();
    long from = Math.max(known.time(known.size() - 1) + 1, last - pages.kept());
    while (from <= last) {
      long end = Math.min(last, from + pages.span() - 1);
      Answer<Series> answer = pages.read(from, end);
      Optional<Series> rows = answer.given();
      if (rows.isEmpty()) {
        failed.accept(answer);
        return grown;
      }
      grown = rows.get().isEmpty() ? grown : grown.followedBy(rows.get());
      from = end + 1;
    }
    return grown;
  }
}
