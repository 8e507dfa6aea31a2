// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.app.Usual;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.StreamMessage.Of;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client's streams at the exchange on this machine. */
class LocalStreamsTest {
  private static final long START = Instant.parse("2024-06-03T00:00:00Z").toEpochMilli();
  private static final long END = Instant.parse("2024-09-02T00:00:00Z").toEpochMilli();

  private static Market market;

  private final StreamQueue queue = new StreamQueue(1000);
  private LocalVenue venue;
  private BinanceClient client;

  @BeforeAll
  static void make() {
    market = Market.simulated(7);
  }

  @BeforeEach
  void start() {
    venue =
        LocalVenue.start(
            market,
            Interval.DAY,
            START,
            END,
            0,
            System::currentTimeMillis,
            TradingCosts.DEFAULT,
            0);
    venue.open(
        "key",
        "secret",
        List.of(
            new Event.Deposited(START, Place.SPOT, Money.usdt("50000")),
            new Event.Deposited(START, Place.FUTURES, Money.usdt("20000"))),
        MarginTerms.of(market).margins(Usual.MARKET),
        false);
    client =
        BinanceClient.of(
            Endpoints.at(venue.url(), venue.socket()),
            Optional.of(ApiKey.of("key", "secret")),
            System::currentTimeMillis);
  }

  @AfterEach
  void stop() {
    client.close();
    venue.close();
  }

  private <T extends StreamMessage> T next(Class<T> kind, Predicate<T> which)
      throws InterruptedException {
    long until = System.nanoTime() + 10_000_000_000L;
    while (System.nanoTime() < until) {
      Optional<StreamMessage> message = queue.take(100);
      if (message.filter(kind::isInstance).map(kind::cast).filter(which).isPresent()) {
        return kind.cast(message.get());
      }
    }
    throw new AssertionError("no " + kind.getSimpleName() + " was told");
  }

  private void bothTell() throws InterruptedException {
    Set<String> telling = new HashSet<>();
    while (telling.size() < 2) {
      telling.add(next(StreamMessage.Gap.class, StreamMessage.Gap::open).stream());
    }
    assertThat(telling).containsExactlyInAnyOrder("the USD-M account", "the spot account");
  }

  @Test
  void whatHappensToTheAccountIsToldAsRestTellsIt() throws Exception {
    try (UserStreams streams = client.follow(queue)) {
      bothTell();
      long before = System.nanoTime();
      OrderState sold =
          client
              .usdm()
              .orders()
              .send(
                  new OrderRequest(
                      "BTCUSDT",
                      "one",
                      Side.SELL,
                      PositionSide.BOTH,
                      Quantity.parse("0.1"),
                      new Terms.Market(),
                      false))
              .given()
              .orElseThrow();
      streams.expect(Of.USDM, before);

      StreamMessage.OrderUpdate placed = next(StreamMessage.OrderUpdate.class, _ -> true);
      assertThat(placed.event()).isEqualTo("NEW");
      assertThat(placed.fill()).isEmpty();
      StreamMessage.OrderUpdate traded = next(StreamMessage.OrderUpdate.class, _ -> true);
      assertThat(traded.orderId()).isEqualTo(sold.orderId());
      assertThat(traded.clientId()).isEqualTo("one");
      StreamMessage.Fill fill = traded.fill().orElseThrow();
      OrderTrade told =
          client.usdm().orders().trades("BTCUSDT", sold.orderId()).given().orElseThrow().getFirst();
      assertThat(fill.tradeId()).isEqualTo(told.id());
      assertThat(fill.price()).isEqualByComparingTo(told.price());
      assertThat(fill.fee()).isEqualByComparingTo(told.fee());
      assertThat(fill.feeAsset()).isEqualTo(told.feeAsset());
      assertThat(fill.maker()).isEqualTo(told.maker());
      assertThat(next(StreamMessage.BalanceUpdate.class, one -> one.of() == Of.USDM).total())
          .isEqualByComparingTo(new BigDecimal("20000").subtract(told.fee()));
      assertThat(next(StreamMessage.PositionUpdate.class, _ -> true).quantity())
          .isEqualByComparingTo("-0.1");

      OrderState bought =
          client
              .spot()
              .orders()
              .send(
                  OrderRequest.spot(
                      "ETHUSDT", "two", Side.BUY, Quantity.parse("1"), new Terms.Market()))
              .given()
              .orElseThrow();
      StreamMessage.OrderUpdate of =
          next(StreamMessage.OrderUpdate.class, one -> one.fill().isPresent());
      assertThat(of.of()).isEqualTo(Of.SPOT);
      assertThat(of.fill().orElseThrow().price())
          .isEqualByComparingTo(bought.averagePrice().orElseThrow());
      assertThat(next(StreamMessage.BalanceUpdate.class, one -> one.asset().equals("ETH")).total())
          .isEqualByComparingTo("1");

      move();
      next(StreamMessage.FundingUpdate.class, _ -> true);
    }
  }

  private void move() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    http.send(
        HttpRequest.newBuilder(URI.create(venue.url() + "/local/clock"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.discarding());
    http.shutdownNow();
  }

  @Test
  void pricesAreToldAsRestTellsThem() throws Exception {
    try (MarketStreams _ =
        client.listen(
            queue, List.of("BTCUSDT", "ETHUSDT"), List.of("BTCUSDT"), List.of("ETHUSDT"))) {
      Premium mark =
          next(StreamMessage.MarkUpdate.class, one -> one.premium().symbol().equals("BTCUSDT"))
              .premium();
      Premium asked = client.usdm().premium("BTCUSDT").given().orElseThrow();
      assertThat(mark.mark()).isEqualByComparingTo(asked.mark());
      assertThat(mark.nextFunding()).isEqualTo(asked.nextFunding());
      next(StreamMessage.MarkUpdate.class, one -> one.premium().symbol().equals("ETHUSDT"));

      move();
      assertThat(next(StreamMessage.BookUpdate.class, one -> one.of() == Of.SPOT).top().symbol())
          .isEqualTo("ETHUSDT");
    }
    try (MarketStreams _ = client.listen(queue, List.of(), List.of("BTCUSDT"), List.of())) {
      assertThat(next(StreamMessage.BookUpdate.class, one -> one.of() == Of.USDM).top())
          .isEqualTo(client.usdm().market().bookTop("BTCUSDT").given().orElseThrow());
    }
  }

  @Test
  void aKeyThatIsNotKnownIsToldToBeLost() throws Exception {
    try (BinanceClient stranger =
            BinanceClient.of(
                Endpoints.at(venue.url(), venue.socket()),
                Optional.of(ApiKey.of("other", "CanaryThatIsNeverShown")),
                System::currentTimeMillis);
        UserStreams _ = stranger.follow(queue)) {
      List<StreamMessage.Lost> lost =
          List.of(
              next(StreamMessage.Lost.class, _ -> true), next(StreamMessage.Lost.class, _ -> true));
      assertThat(lost)
          .extracting(StreamMessage.Lost::words)
          .allMatch(words -> words.contains("-2015"))
          .noneMatch(words -> words.contains("Canary"));
    }
  }
}
