// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.BookTop;
import dev.ballast.app.exchange.binance.MarketClient;
import dev.ballast.app.exchange.binance.MarketStreams;
import dev.ballast.app.exchange.binance.StreamMessage;
import dev.ballast.app.exchange.binance.StreamMessage.Of;
import dev.ballast.app.exchange.binance.StreamQueue;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The newest prices at the exchange, and how old they are. A contract's mark comes each second, so
 * that each is old by itself. Best prices come when they change: a market's are as old as the last
 * thing that its stream has told, and are asked for over REST while it tells nothing.
 */
final class PriceWatch implements AutoCloseable {
  /** How old a price may be. */
  static final Duration BOUND = Duration.ofSeconds(10);

  private static final int MOST = 10_000;

  private final BinanceClient exchange;
  private final MarketClock clock;
  private final Machine machine;
  private final Inbox inbox;
  private final Duration bound;
  private final long begun;
  private final SortedSet<InstrumentId> watched;
  private final MarketStreams streams;
  private final Map<String, Mark> marks = new ConcurrentHashMap<>();
  private final Map<String, Top> spotTops = new ConcurrentHashMap<>();
  private final Map<String, Top> tops = new ConcurrentHashMap<>();
  private final Map<Of, Long> told = new ConcurrentHashMap<>();
  private final Machine.Doing listening;
  private final Machine.Doing refreshing;
  private volatile boolean waited;

  /** When the bar began that prices were asked for last, by the market's time. */
  private volatile long barBegan = Long.MIN_VALUE;

  /** A mark, when the exchange made it and when it came, by {@link Machine#nanos}. */
  private record Mark(BigDecimal price, long time, long came) {}

  /** Best prices, and when they stood so by the exchange; zero where it does not say. */
  private record Top(BookTop top, long time) {}

  /**
   * Begins to watch.
   *
   * @param clock the market's, which may be a replayed one's that goes as it pleases
   * @param inbox which is woken when a price has come that was waited for
   * @param bound how old a price may be
   */
  PriceWatch(
      BinanceClient exchange,
      MarketClock clock,
      Machine machine,
      Inbox inbox,
      Duration bound,
      Collection<InstrumentId> watched) {
    this.exchange = exchange;
    this.clock = clock;
    this.machine = machine;
    this.begun = machine.nanos();
    this.inbox = inbox;
    this.bound = bound;
    this.watched = new TreeSet<>(watched);
    StreamQueue queue = new StreamQueue(MOST);
    List<String> futures = symbols(false);
    this.streams = exchange.listen(queue, futures, futures, symbols(true));
    long often = bound.toMillis() / 10;
    this.listening = machine.listen("prices", queue, often, told -> told.ifPresent(this::hear));
    this.refreshing = machine.every("best prices", often, this::refresh);
  }

  private List<String> symbols(boolean ofSpot) {
    return watched.stream()
        .filter(id -> id.isSpot() == ofSpot)
        .map(ExchangeSymbols::format)
        .toList();
  }

  private void refresh() {
    refresh(Of.SPOT, exchange.spot().market(), spotTops);
    refresh(Of.USDM, exchange.usdm().market(), tops);
  }

  private void hear(StreamMessage message) {
    switch (message) {
      case StreamMessage.MarkUpdate(var premium, long heard) ->
          marks.merge(
              premium.symbol(),
              new Mark(premium.mark(), premium.time(), heard),
              (old, now) -> now.time() < old.time() ? old : now);
      case StreamMessage.BookUpdate(Of of, BookTop top, long time) -> {
        (of == Of.SPOT ? spotTops : tops).put(top.symbol(), new Top(top, time));
        told.put(of, machine.nanos());
      }
      // What a stream may have missed is old until it is asked for.
      case StreamMessage.Gap _ -> told.clear();
      case StreamMessage.Lost _ -> {}
      case StreamMessage.OrderUpdate _,
          StreamMessage.BalanceUpdate _,
          StreamMessage.PositionUpdate _,
          StreamMessage.FundingUpdate _,
          StreamMessage.MarginCall _,
          StreamMessage.Expired _ -> {}
    }
    if (waited) {
      waited = false;
      inbox.put(() -> {});
    }
  }

  /**
   * Asks for best prices over REST, where the stream has told nothing for half the time allowed.
   */
  private void refresh(Of of, MarketClient market, Map<String, Top> kept) {
    Duration half = bound.dividedBy(2);
    boolean needed = watched.stream().anyMatch(id -> id.isSpot() == (of == Of.SPOT));
    if (!needed || !isOlder(told.get(of), half)) {
      return;
    }
    long asked = machine.nanos();
    long time = barBegan;
    market
        .bookTops()
        .given()
        .ifPresent(all -> {
          all.forEach(top -> kept.put(top.symbol(), new Top(top, time)));
          told.merge(of, asked, (old, now) -> now - old > 0 ? now : old);
          if (waited) {
            waited = false;
            inbox.put(() -> {});
          }
        });
  }

  private boolean isOlder(@Nullable Long nanos, Duration than) {
    return nanos == null || machine.nanos() - nanos > than.toNanos();
  }

  /**
   * Why prices are not to be relied on, in a sentence: of those watched one is old.
   *
   * @param since epoch milliseconds, by the market's time: what is older is of another bar
   * @param absent whether an instrument has no market now, so that no price is waited for
   */
  Optional<String> old(long since, Predicate<InstrumentId> absent) {
    barBegan = since;
    for (InstrumentId id : watched) {
      Optional<String> reason = old(id, since);
      if (reason.isPresent() && !absent.test(id)) {
        return reason;
      }
    }
    return Optional.empty();
  }

  private Optional<String> old(InstrumentId id, long since) {
    String symbol = ExchangeSymbols.format(id);
    Optional<Long> time =
        id.isSpot()
            ? Optional.ofNullable(spotTops.get(symbol)).map(Top::time)
            : Optional.ofNullable(marks.get(symbol)).map(Mark::time);
    if (time.isEmpty()) {
      waited = true;
      return Optional.of("the price of " + symbol + " is not known yet");
    }
    Optional<String> age = aged(id);
    if (age.isPresent()) {
      return age;
    }
    if ((clock.replays() || !id.isSpot()) && time.get() < since) {
      waited = true;
      return Optional.of("the price of " + symbol + " is of the bar before");
    }
    return Optional.empty();
  }

  private Optional<String> aged(InstrumentId id) {
    String symbol = ExchangeSymbols.format(id);
    Duration age =
        Optional.ofNullable(id.isSpot() ? null : marks.get(symbol))
            .map(this::age)
            .orElseGet(this::ageOfSpot);
    return age.compareTo(bound) > 0
        ? Optional.of("the price of " + symbol + " is " + age.toSeconds() + " s old")
        : Optional.empty();
  }

  /**
   * Why no order is to be sent in an instrument, in a sentence: its own price is old, which others
   * need not wait for where its last bar is missing.
   */
  Optional<String> tooOld(InstrumentId id) {
    return aged(id).map(words -> "not sent: " + words);
  }

  private Duration ageOfSpot() {
    return Duration.ofNanos(machine.nanos() - told.getOrDefault(Of.SPOT, begun));
  }

  private Duration age(Mark mark) {
    Duration here = Duration.ofNanos(machine.nanos() - mark.came());
    Duration there = clock.replays() ? Duration.ZERO : Duration.ofMillis(clock.now() - mark.time());
    return here.compareTo(there) > 0 ? here : there;
  }

  /** What an instrument is worth there now: a contract's mark, the middle of a spot book. */
  Optional<Price> fair(InstrumentId id) {
    String symbol = ExchangeSymbols.format(id);
    if (id.isSpot()) {
      return Optional.ofNullable(spotTops.get(symbol))
          .map(one -> one.top().bid().add(one.top().ask()).divide(BigDecimal.TWO))
          .filter(price -> price.signum() > 0)
          .map(price -> Price.nearest(price.doubleValue()));
    }
    return Optional.ofNullable(marks.get(symbol)).map(one -> Price.of(one.price()));
  }

  /**
   * What an order at the market would be paid by the best price of the other side, where there is
   * one.
   */
  Optional<Price> best(InstrumentId id, boolean buys) {
    Top top = (id.isSpot() ? spotTops : tops).get(ExchangeSymbols.format(id));
    return Optional.ofNullable(top)
        .map(one -> buys ? one.top().ask() : one.top().bid())
        .filter(price -> price.signum() > 0)
        .map(Price::of);
  }

  @Override
  public void close() {
    streams.close();
    listening.close();
    refreshing.close();
  }
}
