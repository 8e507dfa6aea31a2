// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Bars as the exchange writes them, the one that runs included: of it no more is known than its
 * open. Bars of a length that is not recorded are put together of the market's own, where these
 * divide it; within one of these a price stands at its open, so shorter ones are flat and empty.
 */
final class Candles {
  private static final int USUAL = 500;
  private static final int MOST = 1500;

  private final TradingFloor floor;

  Candles(TradingFloor floor) {
    this.floor = floor;
  }

  /** One bar. */
  record Candle(long time, double open, double high, double low, double close, double volume) {
    private Candle joined(Candle later) {
      return new Candle(
          time,
          open,
          Math.max(high, later.high),
          Math.min(low, later.low),
          later.close,
          volume + later.volume);
    }
  }

  /** Trades in bars. */
  JsonNode trades(InstrumentId id, Parameters asked) {
    Interval length = length(asked);
    int limit = asked.limit(USUAL, MOST);
    long last = Math.min(floor.moment(), asked.whole("endTime").orElse(Long.MAX_VALUE));
    long first = asked.whole("startTime").orElse(last - limit * length.millis());
    return written(
        trades(id, length, first, Math.min(last, first + limit * length.millis())), length, asked);
  }

  /**
   * Trades in bars; at least those that begin in a span.
   *
   * @param first epoch milliseconds, as is the last
   */
  private List<Candle> trades(InstrumentId id, Interval length, long first, long last) {
    Optional<BarSeries> exact = floor.bars(id, length);
    List<Candle> all = new ArrayList<>();
    if (exact.isPresent()) {
      add(exact.get(), all);
      running(id, length, all);
      return all;
    }
    List<Candle> own = new ArrayList<>();
    floor.bars(id, floor.bars()).ifPresent(series -> add(series, own));
    if (length.millis() % floor.bars().millis() == 0) {
      join(own, length, all);
      running(id, length, all);
    } else if (floor.bars().millis() % length.millis() == 0) {
      running(id, floor.bars(), own);
      stand(own, length, first, last, all);
    } else {
      throw new Refusal(ErrorCode.INTERVAL);
    }
    return all;
  }

  /** Bars within the market's own, between two times. */
  private static void stand(
      List<Candle> own, Interval length, long first, long last, List<Candle> all) {
    int row = 0;
    long step = length.millis();
    for (long time = Math.ceilDiv(first, step) * step; time <= last; time += step) {
      while (row + 1 < own.size() && own.get(row + 1).time() <= time) {
        row++;
      }
      if (row < own.size() && own.get(row).time() <= time) {
        double price = own.get(row).open();
        all.add(new Candle(time, price, price, price, price, 0));
      }
    }
  }

  /** The bar of trades that has just closed, else the one that runs. */
  Optional<Candle> latest(InstrumentId id, Interval length) {
    long now = floor.moment();
    List<Candle> all = trades(id, length, now - 2 * length.millis(), now);
    return all.stream()
        .filter(one -> one.time() + length.millis() == now)
        .findFirst()
        .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
  }

  /** Bars of a contract's mark: of its trades, which it is marked by, where no mark is recorded. */
  JsonNode marks(InstrumentId id, Parameters asked) {
    return floor.known(SeriesId.of(SeriesKind.MARK, id, length(asked)), BarSeries.class).isPresent()
        ? recorded(SeriesKind.MARK, id, asked)
        : trades(id, asked);
  }

  /** Bars of another series of a contract; none where not recorded. */
  JsonNode recorded(SeriesKind kind, InstrumentId id, Parameters asked) {
    Interval length = length(asked);
    List<Candle> all = new ArrayList<>();
    floor
        .known(SeriesId.of(kind, id, length), BarSeries.class)
        .ifPresent(series -> add(series, all));
    return written(all, length, asked);
  }

  private static Interval length(Parameters asked) {
    try {
      return Interval.parse(asked.required("interval"));
    } catch (IllegalArgumentException _) {
      throw new Refusal(ErrorCode.INTERVAL);
    }
  }

  private static void add(BarSeries series, List<Candle> all) {
    for (int row = 0; row < series.size(); row++) {
      all.add(
          new Candle(
              series.time(row),
              series.open(row),
              series.high(row),
              series.low(row),
              series.close(row),
              series.volume(row)));
    }
  }

  private static void join(List<Candle> own, Interval length, List<Candle> all) {
    for (Candle one : own) {
      long begins = Math.floorDiv(one.time(), length.millis()) * length.millis();
      if (!all.isEmpty() && all.getLast().time() == begins) {
        all.set(all.size() - 1, all.getLast().joined(one));
      } else {
        all.add(new Candle(begins, one.open(), one.high(), one.low(), one.close(), one.volume()));
      }
    }
  }

  private void running(InstrumentId id, Interval length, List<Candle> all) {
    long begins = Math.floorDiv(floor.moment(), length.millis()) * length.millis();
    if (!floor.opens(id)) {
      return;
    }
    floor
        .price(id)
        .map(price -> price.toDouble())
        .map(open -> new Candle(begins, open, open, open, open, 0))
        .ifPresent(one -> {
          if (!all.isEmpty() && all.getLast().time() == begins) {
            all.set(all.size() - 1, all.getLast().joined(one));
          } else {
            all.add(one);
          }
        });
  }

  private static JsonNode written(List<Candle> all, Interval length, Parameters asked) {
    long from = asked.whole("startTime").orElse(Long.MIN_VALUE);
    long to = asked.whole("endTime").orElse(Long.MAX_VALUE);
    List<Candle> within =
        all.stream().filter(one -> one.time() >= from && one.time() <= to).toList();
    int limit = asked.limit(USUAL, MOST);
    int first = asked.whole("startTime").isPresent() ? 0 : Math.max(0, within.size() - limit);
    int last = Math.min(within.size(), first + limit);
    return WireJson.array(within.subList(first, last), one -> row(one, length));
  }

  /** What is not recorded of a bar, the worth of its trades and their number, follows its close. */
  private static JsonNode row(Candle one, Interval length) {
    ArrayNode row = WireJson.array();
    row.add(one.time());
    for (double value : new double[] {one.open(), one.high(), one.low(), one.close()}) {
      row.add(WireJson.text(value));
    }
    row.add(WireJson.text(one.volume()));
    row.add(one.time() + length.millis() - 1);
    row.add(WireJson.text(one.volume() * one.close()));
    row.add(0);
    row.add("0");
    row.add("0");
    row.add("0");
    return row;
  }

  /** The last rows of a series that lie in the asked span. */
  static int[] rows(Series series, Parameters asked, int usual, int most) {
    int from = asked.whole("startTime").map(series::firstRowFrom).orElse(0);
    int to =
        asked.whole("endTime").map(time -> series.firstRowFrom(time + 1)).orElse(series.size());
    int limit = asked.limit(usual, most);
    int first = asked.whole("startTime").isPresent() ? from : Math.max(from, to - limit);
    int last = Math.min(to, first + limit);
    int[] rows = new int[Math.max(0, last - first)];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = first + i;
    }
    return rows;
  }
}
