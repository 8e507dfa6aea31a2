// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ballast.account.Place;
import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a desk refuses to begin with: one line each, which says how to mend it. */
class FitnessTest {
  private static final long START = UtcDay.start(LocalDate.of(2024, 6, 3));
  private static final String SECRET = "CanaryThatIsNeverShown";

  private static LiveExchange at(String url, String socket, String key, String secret) {
    return LiveExchange.at(
        Endpoints.at(url, socket), Optional.of(ApiKey.of(key, secret)), System::currentTimeMillis);
  }

  private static void local(boolean hedgeMode, String key, String secret, String words) {
    Market market = Market.simulated(11);
    try (LocalVenue venue =
        LocalVenue.start(
            market,
            Interval.DAY,
            START,
            START + 30 * UtcDay.MILLIS,
            0,
            System::currentTimeMillis,
            TradingCosts.DEFAULT,
            0)) {
      venue.open(
          "key",
          "secret",
          List.of(new Event.Deposited(START, Place.SPOT, Money.usdt("50000"))),
          MarginTerms.of(market).margins(Usual.MARKET),
          hedgeMode);
      try (LiveExchange exchange = at(venue.url(), venue.socket(), key, secret)) {
        assertThatThrownBy(exchange::requireFit)
            .isInstanceOf(UserMistake.class)
            .hasMessageContaining(words)
            .hasMessageNotContaining(SECRET)
            .hasMessageNotContaining("\n");
      }
    }
  }

  @Test
  void longAndShortKeptApart() {
    local(true, "key", "secret", "is in hedge mode");
  }

  @Test
  void aKeyThatIsNotKnown() {
    local(false, "other", SECRET, "does not take the key: Invalid API-key");
  }

  @Test
  void aSecretThatIsNotTheKeys() {
    local(false, "key", SECRET, "does not take the key: Signature");
  }

  /** A server on this machine, which answers by path. */
  private static HttpServer server(Function<String, String> answers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] text =
              answers.apply(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
          boolean page = text.length > 0 && text[0] == '<';
          exchange
              .getResponseHeaders()
              .set("Content-Type", page ? "text/html" : "application/json");
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String at(HttpServer server, String scheme) {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void anAddressThatShowsAPage() throws IOException {
    HttpServer server = server(_ -> "<html><body>Welcome</body></html>");
    try {
      String url = at(server, "http");
      assertThatThrownBy(() -> at(url, at(server, "ws"), "key", SECRET))
          .isInstanceOf(UserMistake.class)
          .hasMessage(
              url
                  + ": the exchange does not tell its time: not known: the answer is not JSON;"
                  + " is it the exchange's address?");
    } finally {
      server.stop(0);
    }
  }

  /** An exchange of little more than a clock and a key. */
  private static String exchange(String path, long ahead, String key, boolean together) {
    return switch (path) {
      case "/api/v3/time", "/fapi/v1/time" ->
          "{\"serverTime\":" + (System.currentTimeMillis() + ahead) + "}";
      case "/sapi/v1/account/apiRestrictions" -> key;
      case "/fapi/v1/positionSide/dual" -> "{\"dualSidePosition\":false}";
      case "/fapi/v1/multiAssetsMargin" -> "{\"multiAssetsMargin\":" + together + "}";
      default -> "<html>";
    };
  }

  private static String key(boolean spot, boolean futures, boolean withdraws) {
    return """
    {"ipRestrict":false,"enableReading":true,"enableSpotAndMarginTrading":%s,\
    "enableFutures":%s,"enableWithdrawals":%s,"permitsUniversalTransfer":true}\
    """
        .formatted(spot, futures, withdraws);
  }

  private static void refused(long ahead, String key, boolean together, String words)
      throws IOException {
    HttpServer server = server(path -> exchange(path, ahead, key, together));
    try (LiveExchange exchange = at(at(server, "http"), at(server, "ws"), "key", SECRET)) {
      assertThatThrownBy(exchange::requireFit)
          .isInstanceOf(UserMistake.class)
          .hasMessageContaining(words);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aClockThatIsOffByAMinute() throws IOException {
    refused(60_000, key(true, true, false), false, " s behind the exchange's: set it by NTP");
    refused(-60_000, key(true, true, false), false, " s ahead of the exchange's: set it by NTP");
  }

  @Test
  void aKeyThatDoesTooLittleOrTooMuch() throws IOException {
    refused(0, key(false, false, false), false, "cannot trade spot, nor trade futures");
    refused(0, key(true, true, true), false, "can withdraw");
  }

  @Test
  void allCoinsAsMarginTogether() throws IOException {
    refused(0, key(true, true, false), true, "is in multi-assets mode");
  }

  @Test
  void nothingWhereAllIsWell() throws IOException {
    HttpServer server = server(path -> exchange(path, 900, key(true, true, false), false));
    try (LiveExchange exchange = at(at(server, "http"), at(server, "ws"), "key", SECRET)) {
      exchange.requireFit();
      assertThat(exchange.clockOff()).isEmpty();
    } finally {
      server.stop(0);
    }
  }
}
