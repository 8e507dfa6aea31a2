// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.BookTop;
import dev.ballast.app.exchange.binance.MarketClient;
import dev.ballast.market.BarSeries;
import dev.ballast.market.ExtendedHistory;
import dev.ballast.market.History;
import dev.ballast.market.HistoryViews;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What is known of the market: the history of the store, and behind it what the exchange has told
 * since. Bars of an hour and longer and those that the session goes by, marks, indices, funding and
 * open interest are carried on, of every asset that the plan may trade, as far as the store has
 * them; nothing else is.
 */
final class ExchangeHistory {
  private static final long PAUSE = 1000;
  private static final int FIRST_TRIES = 5;

  private final BinanceClient exchange;
  private final ListedRules rules;
  private final Market market;
  private final Interval bars;
  private final Machine machine;
  private final int tries;
  private final List<CarriedSeries> carried = new ArrayList<>();
  private History known;
  private HistoryViews views;

  /**
   * A history that is the store's as yet.
   *
   * @param rules of orders, and what the exchange lists
   * @param market of the store
   * @param instruments that the plan may trade or must price
   * @param bars that the session goes by
   * @param tries how often, a second apart, a bar is asked for that has closed and is not told yet
   * @param notices takes what a person should know, a line each
   */
  ExchangeHistory(
      BinanceClient exchange,
      ListedRules rules,
      Market market,
      Collection<InstrumentId> instruments,
      Interval bars,
      Machine machine,
      int tries,
      Consumer<String> notices) {
    this.exchange = exchange;
    this.rules = rules;
    this.market = market;
    this.bars = bars;
    this.machine = machine;
    this.tries = tries;
    this.known = market.history();
    this.views = new HistoryViews(known, rules.book());
    Set<InstrumentId> trading = rules.trading();
    Set<Asset> assets = new TreeSet<>();
    instruments.forEach(one -> assets.add(one.base()));
    for (SeriesId id : known.ids()) {
      if (isCarried(id)
          && assets.contains(id.instrument().base())
          && trading.contains(id.instrument())) {
        SeriesReader.of(exchange, id).ifPresent(reader -> carry(id, reader, notices));
      }
    }
  }

  private boolean isCarried(SeriesId id) {
    boolean longBars = id.interval().compareTo(Interval.HOUR) >= 0 || id.interval().equals(bars);
    return switch (id.kind()) {
      case BARS, MARK, INDEX, OPEN_INTEREST -> id.venue().equals(Usual.VENUE) && longBars;
      case FUNDING -> id.venue().equals(Usual.VENUE);
      case FUNDING_SAMPLE,
          MARKET_CAP,
          TOTAL_MARKET_CAP,
          DOMINANCE,
          FRONT_CLOSE,
          ACCOUNT_RATIO,
          TRADER_RATIO,
          TAKER_RATIO,
          NAMED ->
          false;
    };
  }

  private void carry(SeriesId id, SeriesReader reader, Consumer<String> notices) {
    market
        .history()
        .series(id)
        .filter(series -> !series.isEmpty())
        .ifPresent(series -> carried.add(new CarriedSeries(series, reader, notices)));
  }

  /**
   * The market with all that has become known by a moment, which is asked for where it is due;
   * nothing while the exchange does not answer.
   */
  Optional<HistoryViews> at(long moment) {
    return extend(moment) ? Optional.of(views) : Optional.empty();
  }

  /** The same at a beginning; refuses an exchange that does not answer. */
  HistoryViews first(long moment) {
    boolean whole = extend(moment);
    for (int tried = 1; !whole && tried < FIRST_TRIES; tried++) {
      Beginning.pause(machine, PAUSE);
      whole = extend(moment);
    }
    if (!whole) {
      throw new UserMistake(
          "the exchange does not tell what has happened since the store ends; try again later");
    }
    return views;
  }

  /** Asks for what is due; says whether the exchange has answered. */
  private boolean extend(long moment) {
    boolean grown = rules.renew(moment);
    boolean whole = true;
    for (int tried = 0; whole && (tried == 0 || (tried < tries && lacksBars(moment))); tried++) {
      if (tried > 0) {
        Beginning.pause(machine, PAUSE);
      }
      for (int i = 0; i < carried.size() && whole; i++) {
        grown |= carried.get(i).extend(moment);
        whole = !carried.get(i).mayCome();
      }
    }
    if (grown) {
      known = history(Map.of());
      views = new HistoryViews(known, rules.book());
    }
    return whole;
  }

  private boolean lacksBars(long moment) {
    return carried.stream()
        .anyMatch(one ->
            one.id().kind().isBars() && one.id().interval().equals(bars) && one.isDue(moment));
  }

  private History history(Map<SeriesId, Series> instead) {
    Map<SeriesId, Series> all = new TreeMap<>();
    carried.forEach(one -> all.put(one.id(), one.known()));
    all.putAll(instead);
    return new ExtendedHistory(market.history(), all);
  }

  /**
   * What was known at a moment, with the bars that run there as far as they can be known: their
   * opens, and the volume of the bar before. For a simulated venue, and never for a decision.
   *
   * @param moment of which {@link #at} has told
   */
  History running(long moment, Collection<InstrumentId> instruments) {
    long begins = moment - Math.floorMod(moment, bars.millis());
    Map<SeriesId, Series> running = new TreeMap<>();
    for (CarriedSeries one : carried) {
      SeriesId id = one.id();
      boolean runs =
          id.kind() == SeriesKind.BARS
              && id.interval().equals(bars)
              && instruments.contains(id.instrument())
              && one.known().knownAt(one.known().size() - 1) == begins;
      if (runs) {
        open(id.instrument(), begins)
            .ifPresent(price -> running.put(id, opened((BarSeries) one.known(), begins, price)));
      }
    }
    return running.isEmpty() ? known : history(running);
  }

  /** What was traded in the last bar that had closed by a moment, in units of the base. */
  OptionalDouble volume(InstrumentId id, long moment) {
    return known
        .series(SeriesId.bars(id, bars))
        .map(series -> (BarSeries) series.asOf(moment))
        .filter(series -> !series.isEmpty())
        .map(series -> OptionalDouble.of(series.volume(series.size() - 1)))
        .orElse(OptionalDouble.empty());
  }

  private static Series opened(BarSeries series, long moment, double price) {
    double[] open = {price};
    double[] volume = {series.volume(series.size() - 1)};
    return series.followedBy(
        BarSeries.of(series.id(), new long[] {moment}, open, open, open, open, volume));
  }

  private Optional<Double> open(InstrumentId id, long moment) {
    return Beginning.ask(
            machine,
            () ->
                market(id)
                    .klines(
                        ExchangeSymbols.format(id),
                        bars,
                        Optional.of(moment),
                        Optional.of(moment),
                        1))
        .given()
        .filter(rows -> !rows.isEmpty())
        .map(rows -> rows.getFirst().open().doubleValue());
  }

  /** Half-way between the best bid and the best ask of now; nothing where it is not told. */
  Optional<Price> price(InstrumentId id) {
    return Beginning.ask(machine, () -> market(id).bookTop(ExchangeSymbols.format(id)))
        .given()
        .filter(top -> top.bid().signum() > 0 && top.ask().signum() > 0)
        .map(ExchangeHistory::middle);
  }

  private static Price middle(BookTop top) {
    BigDecimal sum = top.bid().add(top.ask());
    return Price.nearest(sum.divide(BigDecimal.TWO, MathContext.DECIMAL64).doubleValue());
  }

  private MarketClient market(InstrumentId id) {
    return id.isSpot() ? exchange.spot().market() : exchange.usdm().market();
  }

  /** The rules of trading, as they were told last. */
  RuleBook rules() {
    return rules.book();
  }
}
