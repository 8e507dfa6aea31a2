// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.app.Usual;
import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** An exchange with one account, whose clocks stand until they are moved, and a client of it. */
final class FaultyVenue implements AutoCloseable {
  static final long NOW = 1_767_225_600_000L;
  static final long START = Instant.parse("2024-06-03T00:00:00Z").toEpochMilli();
  static final long DAY = 86_400_000;
  static final long END = Instant.parse("2024-09-02T00:00:00Z").toEpochMilli();
  private static final Market MARKET = Market.simulated(7);

  final AtomicLong machine = new AtomicLong(NOW);
  final LocalVenue venue;
  final SignedClient client;
  final HttpClient http = HttpClient.newHttpClient();

  FaultyVenue() {
    this(false);
  }

  FaultyVenue(boolean hedgeMode) {
    venue =
        LocalVenue.start(
            MARKET, Interval.DAY, START, END, 0, machine::get, TradingCosts.DEFAULT, 0);
    venue.open(
        "key",
        "secret",
        List.of(
            new Event.Deposited(START, Place.SPOT, Money.usdt("50000")),
            new Event.Deposited(START, Place.FUTURES, Money.usdt("20000"))),
        MarginTerms.of(MARKET).margins(Usual.MARKET),
        hedgeMode);
    client = new SignedClient(venue.url(), "key", "secret", NOW);
  }

  /** Arms entries of a file. */
  void arm(String... entries) {
    venue.arm(FaultsFile.parse("test", "faults:\n  - " + String.join("\n  - ", entries)));
  }

  SignedClient.Answer market(String side, String quantity) {
    return client.signed(
        "POST",
        "/fapi/v1/order",
        "symbol",
        "BTCUSDT",
        "side",
        side,
        "type",
        "MARKET",
        "quantity",
        quantity);
  }

  /** A limit order of BTCUSDT at so many times the mark, in whole dollars. */
  SignedClient.Answer limit(String side, String quantity, double times, String name) {
    return client.signed(
        "POST",
        "/fapi/v1/order",
        "symbol",
        "BTCUSDT",
        "side",
        side,
        "type",
        "LIMIT",
        "timeInForce",
        "GTC",
        "quantity",
        quantity,
        "price",
        Math.floor(mark() * times),
        "newClientOrderId",
        name);
  }

  double mark() {
    return client
        .open("GET", "/fapi/v1/premiumIndex", "symbol", "BTCUSDT")
        .body()
        .get("markPrice")
        .asDouble();
  }

  /** The position in BTCUSDT as the exchange tells it. */
  BigDecimal position() {
    JsonNode positions = client.signed("GET", "/fapi/v3/positionRisk", "symbol", "BTCUSDT").body();
    return positions.isEmpty()
        ? BigDecimal.ZERO
        : new BigDecimal(positions.get(0).get("positionAmt").asString());
  }

  JsonNode order(String name) {
    return client
        .signed("GET", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", name)
        .body();
  }

  /** Moves the market to a time. */
  void moveTo(long time) {
    assertThat(client.open("POST", "/local/clock", "to", time).status()).isEqualTo(200);
  }

  String listenKey() {
    return client.send("POST", "/fapi/v1/listenKey", "").body().get("listenKey").asString();
  }

  /** Follows the USD-M account. */
  Heard user() throws InterruptedException {
    Heard heard = new Heard();
    heard.open(http, venue.socket() + "/private/ws?listenKey=" + listenKey());
    return heard;
  }

  /** How often a fault has struck. */
  int struck(String name) {
    for (JsonNode one : client.open("GET", "/local/faults").body().get("faults")) {
      if (one.get("name").asString().equals(name)) {
        return one.get("struck").asInt();
      }
    }
    throw new AssertionError("no fault " + name);
  }

  /** Whatever has happened, the books agree with a second fold of it. */
  void requireExactBooks() {
    List<Event> events = venue.events("key");
    Ledger ledger = new Ledger();
    events.forEach(ledger::apply);
    assertThat(ledger.imbalance()).isZero();
    assertThat(Replay.of(events).difference(ledger.account(END))).isZero();
  }

  @Override
  public void close() {
    http.shutdownNow();
    venue.close();
  }
}
