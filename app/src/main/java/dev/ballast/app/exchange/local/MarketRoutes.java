// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What anybody may ask of one market, spot or USD-M: its symbols, prices and history. */
final class MarketRoutes {
  /** Of a coin of fractions of a cent more may be traded in a day than an order can ask for. */
  private static final double MOST_SHOWN = 9e10;

  private final TradingFloor floor;
  private final boolean spot;
  private final ListedSymbols symbols;
  private final Candles candles;

  MarketRoutes(TradingFloor floor, boolean spot) {
    this.floor = floor;
    this.spot = spot;
    this.symbols = new ListedSymbols(floor, spot);
    this.candles = new Candles(floor);
  }

  ListedSymbols symbols() {
    return symbols;
  }

  List<Route> routes() {
    String root = spot ? "/api/v3/" : "/fapi/v1/";
    List<Route> routes = new ArrayList<>();
    routes.add(Route.open(root + "ping", 1, _ -> WireJson.object()));
    routes.add(
        Route.open(root + "time", 1, _ -> WireJson.object().put("serverTime", floor.told())));
    routes.add(
        Route.open(
            root + "exchangeInfo",
            spot ? 20 : 1,
            asked -> symbols.exchangeInfo(asked.parameters())));
    routes.add(
        Route.open(
            root + "klines",
            2,
            asked -> candles.trades(symbols.of(asked.parameters()), asked.parameters())));
    routes.add(Route.open(root + "depth", 5, asked -> depth(symbols.of(asked.parameters()))));
    routes.add(Route.open(root + "trades", 5, asked -> trades(asked.parameters(), false)));
    routes.add(Route.open(root + "aggTrades", 20, asked -> trades(asked.parameters(), true)));
    routes.add(Route.open(root + "ticker/24hr", 40, asked -> each(asked, this::day)));
    routes.add(Route.open(root + "ticker/price", 2, asked -> each(asked, this::price)));
    routes.add(Route.open(root + "ticker/bookTicker", 2, asked -> each(asked, this::bookTicker)));
    if (!spot) {
      futures(routes);
    }
    return routes;
  }

  private void futures(List<Route> routes) {
    routes.add(Route.open("/fapi/v2/ticker/price", 2, asked -> each(asked, this::price)));
    routes.add(
        Route.open(
            "/fapi/v1/markPriceKlines",
            2,
            asked -> candles.marks(symbols.of(asked.parameters()), asked.parameters())));
    routes.add(
        Route.open(
            "/fapi/v1/indexPriceKlines",
            2,
            asked ->
                candles.recorded(
                    SeriesKind.INDEX, symbols.named(asked.required("pair")), asked.parameters())));
    // None is recorded.
    routes.add(Route.open("/fapi/v1/premiumIndexKlines", 2, _ -> WireJson.array()));
    routes.add(Route.open("/fapi/v1/premiumIndex", 1, asked -> each(asked, this::premium)));
    routes.add(Route.open("/fapi/v1/fundingRate", 1, asked -> fundingRates(asked.parameters())));
    routes.add(
        Route.open(
            "/fapi/v1/fundingInfo",
            0,
            asked ->
                WireJson.array(
                    symbols.asked(asked.parameters()).stream()
                        .filter(id -> funding(id).isPresent())
                        .toList(),
                    this::fundingInfo)));
    routes.add(
        Route.open(
            "/fapi/v1/openInterest", 1, asked -> openInterest(symbols.of(asked.parameters()))));
    routes.add(
        Route.open(
            "/futures/data/openInterestHist",
            0,
            asked -> openInterests(symbols.of(asked.parameters()), asked.parameters())));
  }

  /** One answer where a symbol is named, else one of each. */
  private JsonNode each(ClientRequest asked, Function<InstrumentId, JsonNode> one) {
    return asked.parameters().text("symbol").isPresent()
        ? one.apply(symbols.of(asked.parameters()))
        : WireJson.array(symbols.asked(asked.parameters()), one);
  }

  private Price middle(InstrumentId id) {
    return floor.price(id).orElseThrow();
  }

  private BigDecimal touch(InstrumentId id, boolean buying) {
    return floor
        .trading(id)
        .map(one -> floor.costs().touch(one, buying, middle(id)))
        .orElseGet(() -> middle(id))
        .toDecimal();
  }

  /**
   * What was traded in the last bar that closed, as far as a quantity can be: the size of the one
   * level that is shown.
   */
  private String size(InstrumentId id) {
    double volume =
        floor
            .bars(id, floor.bars())
            .filter(bars -> !bars.isEmpty())
            .map(bars -> bars.volume(bars.size() - 1))
            .orElse(0.0);
    Instrument one = floor.trading(id).orElseThrow();
    Quantity shown = Quantity.nearest(Math.min(volume, MOST_SHOWN));
    return WireJson.grid(one.rules().roundDown(shown).toDecimal());
  }

  private JsonNode depth(InstrumentId id) {
    ObjectNode depth = WireJson.object();
    depth.put("lastUpdateId", floor.moment());
    if (!spot) {
      depth.put("E", floor.time());
      depth.put("T", floor.time());
    }
    depth.set("bids", level(WireJson.grid(touch(id, false)), size(id)));
    depth.set("asks", level(WireJson.grid(touch(id, true)), size(id)));
    return depth;
  }

  private static JsonNode level(String price, String size) {
    ArrayNode levels = WireJson.array();
    levels.add(WireJson.strings(List.of(price, size)));
    return levels;
  }

  ObjectNode bookTicker(InstrumentId id) {
    ObjectNode ticker = WireJson.object();
    ticker.put("symbol", ListedSymbols.symbol(id));
    ticker.put("bidPrice", WireJson.grid(touch(id, false)));
    ticker.put("bidQty", size(id));
    ticker.put("askPrice", WireJson.grid(touch(id, true)));
    ticker.put("askQty", size(id));
    if (!spot) {
      ticker.put("time", floor.time());
    }
    return ticker;
  }

  private JsonNode price(InstrumentId id) {
    ObjectNode price = WireJson.object();
    price.put("symbol", ListedSymbols.symbol(id));
    price.put("price", WireJson.grid(middle(id).toDecimal()));
    if (!spot) {
      price.put("time", floor.time());
    }
    return price;
  }

  /** No single trade is recorded: a bar's close stands for what was traded in it. */
  private JsonNode trades(Parameters asked, boolean joined) {
    InstrumentId id = symbols.of(asked);
    Optional<BarSeries> bars = floor.bars(id, floor.bars());
    ArrayNode trades = WireJson.array();
    if (bars.isEmpty()) {
      return trades;
    }
    for (int row : Candles.rows(bars.get(), asked, 500, 1000)) {
      ObjectNode trade = WireJson.object();
      String price = WireJson.text(bars.get().close(row));
      String quantity = WireJson.text(bars.get().volume(row));
      long time = bars.get().knownAt(row) - 1;
      if (joined) {
        trade.put("a", row).put("p", price).put("q", quantity).put("f", row).put("l", row);
        trade.put("T", time).put("m", false).put("M", true);
      } else {
        trade.put("id", row).put("price", price).put("qty", quantity);
        trade.put("quoteQty", WireJson.text(bars.get().close(row) * bars.get().volume(row)));
        trade.put("time", time).put("isBuyerMaker", false).put("isBestMatch", true);
      }
      trades.add(trade);
    }
    return trades;
  }

  /** Of the bars of the last day; what was traded in each is worth its close. */
  ObjectNode day(InstrumentId id) {
    double last = middle(id).toDouble();
    double open = last;
    double high = last;
    double low = last;
    double volume = 0;
    double worth = 0;
    Optional<BarSeries> bars = floor.bars(id, floor.bars());
    if (bars.isPresent()) {
      BarSeries known = bars.get();
      int first = known.firstRowFrom(floor.moment() - Interval.DAY.millis());
      for (int row = first; row < known.size(); row++) {
        open = row == first ? known.open(row) : open;
        high = Math.max(high, known.high(row));
        low = Math.min(low, known.low(row));
        volume += known.volume(row);
        worth += known.volume(row) * known.close(row);
      }
    }
    ObjectNode day = WireJson.object();
    day.put("symbol", ListedSymbols.symbol(id));
    day.put("priceChange", WireJson.text(last - open));
    day.put("priceChangePercent", "%.3f".formatted(100 * (last / open - 1)));
    day.put("weightedAvgPrice", WireJson.text(volume > 0 ? worth / volume : last));
    day.put("lastPrice", WireJson.text(last));
    day.put("lastQty", "0");
    day.put("openPrice", WireJson.text(open));
    day.put("highPrice", WireJson.text(high));
    day.put("lowPrice", WireJson.text(low));
    day.put("volume", WireJson.text(volume));
    day.put("quoteVolume", WireJson.text(worth));
    day.put("openTime", floor.moment() - Interval.DAY.millis());
    day.put("closeTime", floor.time());
    day.put("firstId", 0);
    day.put("lastId", 0);
    day.put("count", 0);
    if (spot) {
      day.setAll(bookTicker(id));
      day.put("prevClosePrice", WireJson.text(open));
    }
    return day;
  }

  JsonNode premium(InstrumentId id) {
    Optional<FundingSeries> funding = funding(id);
    ObjectNode premium = WireJson.object();
    String mark = WireJson.text(floor.mark(id).orElseThrow().toDecimal());
    premium.put("symbol", ListedSymbols.symbol(id));
    premium.put("markPrice", mark);
    premium.put("indexPrice", index(id).map(WireJson::text).orElse(mark));
    premium.put("estimatedSettlePrice", mark);
    premium.put(
        "lastFundingRate",
        funding.map(one -> WireJson.text(BigDecimal.valueOf(one.rate(one.size() - 1)))).orElse(""));
    premium.put("interestRate", "0.00010000");
    premium.put("nextFundingTime", funding.map(one -> next(id, one)).orElse(0L));
    premium.put("time", floor.time());
    return premium;
  }

  /** The spot pair's price stands for the index, which is made of such. */
  private Optional<BigDecimal> index(InstrumentId id) {
    return Optional.ofNullable(floor.spot().get(id.base().code() + id.quote().code()))
        .flatMap(floor::price)
        .map(Price::toDecimal);
  }

  /** The next settlement where they go on as far apart as the last two were. */
  private long next(InstrumentId id, FundingSeries funding) {
    long last = funding.time(funding.size() - 1);
    long apart = spacing(id);
    return last + apart * Math.max(1, Math.ceilDiv(floor.moment() + 1 - last, apart));
  }

  /** Between the last two settlements, in milliseconds; eight hours before there are two. */
  private long spacing(InstrumentId id) {
    return funding(id)
        .filter(one -> one.size() > 1)
        .map(one -> one.time(one.size() - 1) - one.time(one.size() - 2))
        .orElse(Interval.EIGHT_HOURS.millis());
  }

  private Optional<FundingSeries> funding(InstrumentId id) {
    return floor.known(SeriesId.funding(id), FundingSeries.class).filter(one -> !one.isEmpty());
  }

  private JsonNode fundingRates(Parameters asked) {
    ArrayNode rates = WireJson.array();
    for (InstrumentId id : symbols.asked(asked)) {
      Optional<FundingSeries> funding = funding(id);
      if (funding.isEmpty()) {
        continue;
      }
      for (int row : Candles.rows(funding.get(), asked, 100, 1000)) {
        ObjectNode rate = WireJson.object();
        rate.put("symbol", ListedSymbols.symbol(id));
        rate.put("fundingRate", WireJson.text(BigDecimal.valueOf(funding.get().rate(row))));
        rate.put("fundingTime", funding.get().time(row));
        rate.put(
            "markPrice",
            funding.get().markPrice(row).isPresent()
                ? WireJson.text(funding.get().markPrice(row).getAsDouble())
                : "");
        rates.add(rate);
      }
    }
    return rates;
  }

  private JsonNode fundingInfo(InstrumentId id) {
    ObjectNode info = WireJson.object();
    info.put("symbol", ListedSymbols.symbol(id));
    info.put("fundingIntervalHours", spacing(id) / Interval.HOUR.millis());
    info.put("disclaimer", false);
    return info;
  }

  private Optional<ValueSeries> interest(InstrumentId id) {
    return floor.market().history().ids().stream()
        .filter(one -> one.kind() == SeriesKind.OPEN_INTEREST && one.isOf(id))
        .findFirst()
        .flatMap(one -> floor.known(one, ValueSeries.class))
        .filter(one -> !one.isEmpty());
  }

  private JsonNode openInterest(InstrumentId id) {
    ValueSeries known =
        interest(id)
            .orElseThrow(
                () -> new Refusal(ErrorCode.PARAMETER, "No open interest of it is recorded."));
    ObjectNode open = WireJson.object();
    open.put("symbol", ListedSymbols.symbol(id));
    open.put("openInterest", WireJson.text(known.value(known.size() - 1)));
    open.put("time", floor.time());
    return open;
  }

  private JsonNode openInterests(InstrumentId id, Parameters asked) {
    Optional<ValueSeries> series = interest(id);
    if (series.isEmpty()) {
      return WireJson.array();
    }
    ValueSeries known = series.get();
    return WireJson.array(
        IntStream.of(Candles.rows(known, asked, 30, 500)).boxed().toList(),
        row -> {
          ObjectNode one = WireJson.object();
          one.put("symbol", ListedSymbols.symbol(id));
          one.put("sumOpenInterest", WireJson.text(known.value(row)));
          one.put("sumOpenInterestValue", WireJson.text(known.value(row) * middle(id).toDouble()));
          one.put("timestamp", known.time(row));
          return one;
        });
  }
}
