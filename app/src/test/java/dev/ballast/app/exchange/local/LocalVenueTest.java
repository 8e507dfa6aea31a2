// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.ballast.account.Place;
import dev.ballast.app.Usual;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.wire.Signature;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The exchange on this machine as its clients see it: over HTTP and WebSocket. */
class LocalVenueTest {
  private static final long NOW = 1_767_225_600_000L;
  private static final long START = Instant.parse("2024-06-03T00:00:00Z").toEpochMilli();
  private static final long END = Instant.parse("2024-09-02T00:00:00Z").toEpochMilli();

  private static Market market;

  private LocalVenue venue;
  private SignedClient client;

  @BeforeAll
  static void make() {
    market = Market.simulated(7);
  }

  @BeforeEach
  void start() {
    venue =
        LocalVenue.start(market, Interval.DAY, START, END, 0, () -> NOW, TradingCosts.DEFAULT, 0);
    venue.open(
        "key",
        "secret",
        List.of(
            new Event.Deposited(START, Place.SPOT, Money.usdt("50000")),
            new Event.Deposited(START, Place.FUTURES, Money.usdt("20000"))),
        MarginTerms.of(market).margins(Usual.MARKET),
        false);
    client = new SignedClient(venue.url(), "key", "secret", NOW);
  }

  @AfterEach
  void stop() {
    venue.close();
  }

  private JsonNode order(Object... asked) {
    SignedClient.Answer answer = client.signed("POST", "/fapi/v1/order", asked);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private static BigDecimal decimal(JsonNode node) {
    return new BigDecimal(node.asString());
  }

  private double mark() {
    return client
        .open("GET", "/fapi/v1/premiumIndex", "symbol", "BTCUSDT")
        .body()
        .get("markPrice")
        .asDouble();
  }

  @Test
  void aMarketOrderFillsAtOnceAndIsAPosition() {
    JsonNode sold = order("symbol", "BTCUSDT", "side", "SELL", "type", "MARKET", "quantity", "0.1");
    assertThat(sold.get("status").asString()).isEqualTo("FILLED");
    assertThat(sold.get("executedQty").asString()).isEqualTo("0.1");

    JsonNode position = client.signed("GET", "/fapi/v3/positionRisk").body().get(0);
    assertThat(position.get("positionAmt").asString()).isEqualTo("-0.1");
    assertThat(decimal(position.get("entryPrice")))
        .isEqualByComparingTo(decimal(sold.get("avgPrice")));
    assertThat(position.has("leverage")).isFalse();

    JsonNode trade = client.signed("GET", "/fapi/v1/userTrades", "symbol", "BTCUSDT").body().get(0);
    assertThat(trade.get("orderId").asLong()).isEqualTo(sold.get("orderId").asLong());
    BigDecimal fee = decimal(trade.get("commission"));
    assertThat(fee).isPositive();
    JsonNode wallet = client.signed("GET", "/fapi/v3/balance").body().get(0);
    assertThat(decimal(wallet.get("balance")).add(fee)).isEqualByComparingTo("20000");
  }

  /** Funding of the shorts' first settlement: minus quantity x price x rate, as income and cash. */
  @Test
  void fundingIsPaidWhenTheClockPassesIt() {
    order("symbol", "BTCUSDT", "side", "SELL", "type", "MARKET", "quantity", "0.1");
    BigDecimal before =
        decimal(client.signed("GET", "/fapi/v3/balance").body().get(0).get("balance"));
    JsonNode clock = client.open("POST", "/local/clock").body();

    JsonNode paid =
        client.signed("GET", "/fapi/v1/income", "incomeType", "FUNDING_FEE").body().get(0);
    assertThat(paid.get("time").asLong()).isEqualTo(clock.get("moment").asLong());
    BigDecimal after =
        decimal(client.signed("GET", "/fapi/v3/balance").body().get(0).get("balance"));
    assertThat(after.subtract(before)).isEqualByComparingTo(decimal(paid.get("income")));
    JsonNode rate =
        client
            .open("GET", "/fapi/v1/fundingRate", "symbol", "BTCUSDT", "startTime", START + 1)
            .body()
            .get(0);
    assertThat(decimal(paid.get("income")).signum())
        .isEqualTo(decimal(rate.get("fundingRate")).signum());
  }

  @Test
  void aLimitOrderWaitsIsChangedAndTakenBack() {
    double price = Math.floor(mark() * 0.8);
    JsonNode waits =
        order(
            "symbol",
            "BTCUSDT",
            "side",
            "BUY",
            "type",
            "LIMIT",
            "timeInForce",
            "GTC",
            "quantity",
            "0.1",
            "price",
            price,
            "newClientOrderId",
            "mine");
    assertThat(waits.get("status").asString()).isEqualTo("NEW");
    assertThat(
            client
                .signed(
                    "POST",
                    "/fapi/v1/order",
                    "symbol",
                    "BTCUSDT",
                    "side",
                    "BUY",
                    "type",
                    "MARKET",
                    "quantity",
                    "0.1",
                    "newClientOrderId",
                    "mine")
                .code())
        .isEqualTo(-4116);

    JsonNode changed =
        client
            .signed(
                "PUT",
                "/fapi/v1/order",
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "orderId",
                waits.get("orderId").asLong(),
                "quantity",
                "0.2",
                "price",
                price)
            .body();
    assertThat(changed.get("orderId")).isEqualTo(waits.get("orderId"));
    assertThat(changed.get("origQty").asString()).isEqualTo("0.2");

    JsonNode open = client.signed("GET", "/fapi/v1/openOrders", "symbol", "BTCUSDT").body();
    assertThat(open.size()).isOne();
    JsonNode gone =
        client
            .signed("DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", "mine")
            .body();
    assertThat(gone.get("status").asString()).isEqualTo("CANCELED");
    assertThat(
            client
                .signed(
                    "DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", "mine")
                .code())
        .isEqualTo(-2011);
  }

  @Test
  void aStopIsAnAlgoOrder() {
    order("symbol", "BTCUSDT", "side", "SELL", "type", "MARKET", "quantity", "0.1");
    JsonNode stop =
        client
            .signed(
                "POST",
                "/fapi/v1/algoOrder",
                "algoType",
                "CONDITIONAL",
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "type",
                "STOP_MARKET",
                "triggerPrice",
                Math.ceil(mark() * 1.001),
                "closePosition",
                "true")
            .body();
    assertThat(stop.get("algoStatus").asString()).isEqualTo("NEW");
    client.open("POST", "/local/clock", "to", END);
    JsonNode after =
        client.signed("GET", "/fapi/v1/algoOrder", "algoId", stop.get("algoId").asLong()).body();
    assertThat(after.get("algoStatus").asString()).isEqualTo("FINISHED");
    assertThat(client.signed("GET", "/fapi/v3/positionRisk").body().size()).isZero();
  }

  @Test
  void spotIsBoughtAndMoneyMovesBetweenWallets() {
    JsonNode bought =
        client
            .signed(
                "POST",
                "/api/v3/order",
                "symbol",
                "ETHUSDT",
                "side",
                "BUY",
                "type",
                "MARKET",
                "quantity",
                "1")
            .body();
    assertThat(bought.get("fills").size()).isOne();
    assertThat(
            client
                .signed(
                    "POST",
                    "/sapi/v1/asset/transfer",
                    "type",
                    "MAIN_UMFUTURE",
                    "asset",
                    "USDT",
                    "amount",
                    "1000")
                .status())
        .isEqualTo(200);

    BigDecimal cost =
        decimal(bought.get("cummulativeQuoteQty"))
            .add(decimal(bought.get("fills").get(0).get("commission")));
    JsonNode balances = client.signed("GET", "/api/v3/account").body().get("balances");
    assertThat(decimal(balances.get(0).get("free"))).isEqualByComparingTo("1");
    assertThat(decimal(balances.get(1).get("free")).add(cost)).isEqualByComparingTo("49000");
    assertThat(decimal(client.signed("GET", "/fapi/v3/balance").body().get(0).get("balance")))
        .isEqualByComparingTo("21000");
  }

  @Test
  void marginGoesIntoAnIsolatedPositionAndBack() {
    client.signed("POST", "/fapi/v1/marginType", "symbol", "BTCUSDT", "marginType", "ISOLATED");
    assertThat(margin(1, "100").code()).isEqualTo(-4054);
    order("symbol", "BTCUSDT", "side", "SELL", "type", "MARKET", "quantity", "0.1");

    assertThat(margin(1, "100").body().get("msg").asString())
        .isEqualTo("Successfully modify position margin.");
    assertThat(margin(1, "20000").code()).isEqualTo(-4050);
    assertThat(margin(2, "20000").code()).isEqualTo(-4051);
    assertThat(margin(2, "0").code()).isEqualTo(-4055);
    assertThat(margin(2, "40").status()).isEqualTo(200);

    JsonNode told =
        client.signed("GET", "/fapi/v1/positionMargin/history", "symbol", "BTCUSDT").body();
    assertThat(told).hasSize(3);
    assertThat(told.get(0).get("deltaType").asString()).isEqualTo("TRADE");
    assertThat(told.get(2).get("deltaType").asString()).isEqualTo("USER_ADJUST");
    assertThat(decimal(told.get(2).get("amount"))).isEqualByComparingTo("-40");
    BigDecimal wallet = BigDecimal.ZERO;
    for (JsonNode one : told) {
      wallet = wallet.add(decimal(one.get("amount")));
    }
    JsonNode position = client.signed("GET", "/fapi/v3/positionRisk").body().get(0);
    JsonNode trade = client.signed("GET", "/fapi/v1/userTrades", "symbol", "BTCUSDT").body().get(0);
    assertThat(decimal(position.get("isolatedWallet")))
        .isEqualByComparingTo(wallet.subtract(decimal(trade.get("commission"))));
  }

  /** The fill is told before its margin has moved; what is told last is what is held. */
  @Test
  void streamsTellAnIsolatedPositionsWallet() throws Exception {
    client.signed("POST", "/fapi/v1/marginType", "symbol", "BTCUSDT", "marginType", "ISOLATED");
    String listenKey =
        client.send("POST", "/fapi/v1/listenKey", "").body().get("listenKey").asString();
    HttpClient http = HttpClient.newHttpClient();
    Heard own = new Heard();
    try {
      own.open(http, venue.socket() + "/private/ws?listenKey=" + listenKey);
      order("symbol", "BTCUSDT", "side", "SELL", "type", "MARKET", "quantity", "0.1");
      own.next("ACCOUNT_UPDATE");
      assertThat(own.next("ACCOUNT_UPDATE").get("a").get("P").get(0).get("iw").asString())
          .isEqualTo(isolatedWallet());

      margin(1, "100");
      JsonNode told = own.next("ACCOUNT_UPDATE").get("a");
      assertThat(told.get("m").asString()).isEqualTo("MARGIN_TRANSFER");
      assertThat(told.get("P").get(0).get("iw").asString()).isEqualTo(isolatedWallet());
    } finally {
      http.shutdownNow();
    }
  }

  private String isolatedWallet() {
    return client
        .signed("GET", "/fapi/v3/positionRisk")
        .body()
        .get(0)
        .get("isolatedWallet")
        .asString();
  }

  private SignedClient.Answer margin(int type, String amount) {
    return client.signed(
        "POST", "/fapi/v1/positionMargin", "symbol", "BTCUSDT", "type", type, "amount", amount);
  }

  @Test
  void whatHasHappenedFoldsToWhatIsHeld() {
    order("symbol", "BTCUSDT", "side", "SELL", "type", "MARKET", "quantity", "0.1");
    client.open("POST", "/local/clock", "to", END);
    order("symbol", "BTCUSDT", "side", "BUY", "type", "MARKET", "quantity", "0.04");

    List<Event> events = venue.events("key");
    Ledger ledger = new Ledger();
    events.forEach(ledger::apply);
    assertThat(ledger.imbalance()).isZero();
    assertThat(Replay.of(events).difference(ledger.account(END))).isZero();
    BigDecimal income = BigDecimal.ZERO;
    for (JsonNode one : client.signed("GET", "/fapi/v1/income", "limit", 1000).body()) {
      income = income.add(decimal(one.get("income")));
    }
    assertThat(ledger.in(Place.FUTURES, Usual.QUOTE).toDecimal())
        .isEqualByComparingTo(new BigDecimal("20000").add(income));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=50           | 400 | -2019
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0            | 400 | -4003
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.00000001   | 400 | -4023
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=x            | 400 | -1100
          symbol=BTCUSDT&side=BUY&type=MARKET                       | 400 | -1102
          symbol=BTCUSDT&side=BUY&quantity=1                        | 400 | -1102
          symbol=BTCUSDT&side=UP&type=MARKET&quantity=1             | 400 | -1117
          symbol=BTCUSDT&side=BUY&type=GUESS&quantity=1             | 400 | -1116
          symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=1     | 400 | -1102
          symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTX&quantity=100&price=1 | 400 | -5022
          symbol=NONEUSDT&side=BUY&type=MARKET&quantity=1           | 400 | -1121
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1&reduceOnly=true | 400 | -2022
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1&positionSide=LONG | 400 | -4061
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1&newClientOrderId=a%20b | 400 | -4015
          """)
  void whatIsNotTakenIsRefusedByItsCode(String asked, int status, int code) {
    String payload = asked.strip() + "&timestamp=" + NOW;
    SignedClient.Answer answer =
        client.send(
            "POST", "/fapi/v1/order", payload + "&signature=" + Signature.of(payload, "secret"));
    assertThat(answer.code()).as(answer.body().toString()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(venue.events("key")).noneMatch(Event.Filled.class::isInstance);
  }

  @Test
  void keysSignaturesAndClocksAreChecked() {
    SignedClient other = new SignedClient(venue.url(), "other", "secret", NOW);
    assertThat(other.signed("GET", "/fapi/v3/balance").status()).isEqualTo(401);
    assertThat(other.signed("GET", "/fapi/v3/balance").code()).isEqualTo(-2015);
    SignedClient forged = new SignedClient(venue.url(), "key", "guess", NOW);
    assertThat(forged.signed("GET", "/fapi/v3/balance").code()).isEqualTo(-1022);
    SignedClient slow = new SignedClient(venue.url(), "key", "secret", NOW - 60_000);
    assertThat(slow.signed("GET", "/fapi/v3/balance").code()).isEqualTo(-1021);
    SignedClient fast = new SignedClient(venue.url(), "key", "secret", NOW + 60_000);
    assertThat(fast.signed("GET", "/fapi/v3/balance").code()).isEqualTo(-1021);
    SignedClient ofMarket = new SignedClient(venue.url(), "key", "secret", START);
    assertThat(ofMarket.signed("GET", "/fapi/v3/balance").status()).isEqualTo(200);
    assertThat(client.open("GET", "/fapi/v1/nothing").status()).isEqualTo(404);
  }

  /** 2,400 a minute of the market's time: 60 tickers of all symbols, at 40 each. */
  @Test
  void whoAsksTooMuchIsToldToWait() {
    try (LocalVenue slow =
        LocalVenue.start(market, Interval.DAY, START, END, 1, () -> NOW, TradingCosts.DEFAULT, 0)) {
      SignedClient asking = new SignedClient(slow.url(), "key", "secret", NOW);
      for (int i = 0; i < 60; i++) {
        assertThat(asking.open("GET", "/fapi/v1/ticker/24hr").status()).isEqualTo(200);
      }
      SignedClient.Answer refused = asking.open("GET", "/fapi/v1/time");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.code()).isEqualTo(-1003);
      assertThat(refused.response().headers().firstValue("Retry-After")).contains("60");
    }
  }

  /** What is told of a contract is what is recorded of it: nothing is filled in. */
  @Test
  void termsAreThoseOfTheRecord() {
    JsonNode rates =
        client.open("GET", "/fapi/v1/fundingRate", "symbol", "BTCUSDT", "limit", 2).body();
    long apart =
        rates.get(1).get("fundingTime").asLong() - rates.get(0).get("fundingTime").asLong();
    JsonNode premium = client.open("GET", "/fapi/v1/premiumIndex", "symbol", "BTCUSDT").body();
    assertThat(premium.get("nextFundingTime").asLong())
        .isEqualTo(rates.get(1).get("fundingTime").asLong() + apart)
        .isGreaterThan(START);
    assertThat(
            client
                .open("GET", "/fapi/v1/fundingInfo", "symbol", "BTCUSDT")
                .body()
                .get(0)
                .get("fundingIntervalHours")
                .asLong())
        .isEqualTo(apart / 3_600_000);

    JsonNode tiers =
        client
            .signed("GET", "/fapi/v1/leverageBracket", "symbol", "BTCUSDT")
            .body()
            .get(0)
            .get("brackets");
    JsonNode set =
        client
            .signed(
                "POST",
                "/fapi/v1/leverage",
                "symbol",
                "BTCUSDT",
                "leverage",
                tiers.get(1).get("initialLeverage").asInt())
            .body();
    assertThat(decimal(set.get("maxNotionalValue")))
        .isEqualByComparingTo(tiers.get(1).get("notionalCap").decimalValue());

    JsonNode day = client.open("GET", "/fapi/v1/ticker/24hr", "symbol", "BTCUSDT").body();
    assertThat(decimal(day.get("quoteVolume")).doubleValue())
        .isCloseTo(
            decimal(day.get("volume")).multiply(decimal(day.get("weightedAvgPrice"))).doubleValue(),
            withPercentage(1e-6));
    assertThat(client.signed("POST", "/fapi/v1/leverageOfAll").status()).isEqualTo(404);
  }

  @Test
  void aCandleOfTheRunningBarShowsItsOpenAlone() {
    JsonNode bars =
        client
            .open("GET", "/fapi/v1/klines", "symbol", "BTCUSDT", "interval", "1d", "limit", 2)
            .body();
    JsonNode last = bars.get(1);
    assertThat(last.get(0).asLong()).isEqualTo(START);
    assertThat(last.get(4)).isEqualTo(last.get(1));
    assertThat(last.get(5).asString()).isEqualTo("0");
    assertThat(bars.get(0).get(6).asLong()).isEqualTo(START - 1);
  }

  /** The market goes by days: an hour in one of them is flat, whatever the day's range was. */
  @Test
  void candlesWithinABarOfTheMarketStandAtItsOpen() {
    long hour = 3_600_000;
    JsonNode day =
        client
            .open("GET", "/fapi/v1/klines", "symbol", "BTCUSDT", "interval", "1d", "limit", 2)
            .body()
            .get(0);
    for (String path : List.of("/fapi/v1/klines", "/fapi/v1/markPriceKlines")) {
      JsonNode hours =
          client.open("GET", path, "symbol", "BTCUSDT", "interval", "1h", "limit", 3).body();
      assertThat(hours).hasSize(3);
      assertThat(hours.get(2).get(0).asLong()).isEqualTo(START);
      assertThat(hours.get(1).get(0).asLong()).isEqualTo(START - hour);
      for (int price = 1; price <= 4; price++) {
        assertThat(hours.get(1).get(price)).isEqualTo(day.get(1));
      }
      assertThat(hours.get(1).get(5).asString()).isEqualTo("0");
    }
    JsonNode from =
        client
            .open(
                "GET",
                "/fapi/v1/klines",
                "symbol",
                "BTCUSDT",
                "interval",
                "1m",
                "startTime",
                START - 30 * hour,
                "limit",
                1000)
            .body();
    assertThat(from).hasSize(1000);
    assertThat(from.get(0).get(0).asLong()).isEqualTo(START - 30 * hour);
  }

  @Test
  void streamsTellOfTheMarketAndOfTheAccount() throws Exception {
    Heard prices = new Heard();
    Heard own = new Heard();
    String listenKey =
        client.send("POST", "/fapi/v1/listenKey", "").body().get("listenKey").asString();
    HttpClient http = HttpClient.newHttpClient();
    try {
      http.newWebSocketBuilder()
          .buildAsync(URI.create(venue.socket() + "/market/ws/btcusdt@markPrice"), prices)
          .join();
      http.newWebSocketBuilder()
          .buildAsync(URI.create(venue.socket() + "/private/ws?listenKey=" + listenKey), own)
          .join()
          .sendText("{\"method\": \"LIST_SUBSCRIPTIONS\", \"id\": \"there\"}", true)
          .join();
      own.next("id", "there");

      assertThat(prices.next("markPriceUpdate").get("p").asDouble()).isEqualTo(mark());
      JsonNode sold =
          order("symbol", "BTCUSDT", "side", "SELL", "type", "MARKET", "quantity", "0.1");
      JsonNode placed = own.next("ORDER_TRADE_UPDATE").get("o");
      assertThat(placed.get("x").asString()).isEqualTo("NEW");
      JsonNode traded = own.next("ORDER_TRADE_UPDATE").get("o");
      assertThat(traded.get("x").asString()).isEqualTo("TRADE");
      assertThat(traded.get("i").asLong()).isEqualTo(sold.get("orderId").asLong());
      assertThat(traded.get("z").asString()).isEqualTo("0.1");
      JsonNode account = own.next("ACCOUNT_UPDATE").get("a");
      assertThat(account.get("P").get(0).get("pa").asString()).isEqualTo("-0.1");

      long next = client.open("POST", "/local/clock").body().get("moment").asLong();
      JsonNode told = prices.next("markPriceUpdate");
      while (told.get("E").asLong() < next) {
        told = prices.next("markPriceUpdate");
      }
      assertThat(told.get("E").asLong()).isEqualTo(next);
      assertThat(own.next("ACCOUNT_UPDATE").get("a").get("m").asString()).isEqualTo("FUNDING_FEE");
    } finally {
      http.shutdownNow();
    }
  }
}
