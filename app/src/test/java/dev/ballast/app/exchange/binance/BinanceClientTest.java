// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.app.Usual;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client at the exchange on this machine, over sockets. */
class BinanceClientTest {
  private static final long START = Instant.parse("2024-06-03T00:00:00Z").toEpochMilli();
  private static final long END = Instant.parse("2024-09-02T00:00:00Z").toEpochMilli();

  private static Market market;

  private LocalVenue venue;
  private BinanceClient client;
  private OrderClient orders;

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
    client = client(Optional.of(ApiKey.of("key", "secret")));
    orders = client.usdm().orders();
  }

  private BinanceClient client(Optional<ApiKey> key) {
    return BinanceClient.of(
        Endpoints.at(venue.url(), venue.socket()), key, System::currentTimeMillis);
  }

  @AfterEach
  void stop() {
    client.close();
    venue.close();
  }

  private void move(String to) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      http.send(
          HttpRequest.newBuilder(URI.create(venue.url() + "/local/clock"))
              .POST(HttpRequest.BodyPublishers.ofString(to))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  private static <T> T given(Answer<T> answer) {
    return answer.given().orElseThrow(() -> new AssertionError(answer.told()));
  }

  private static OrderRequest order(String id, Side side, String quantity, Terms terms) {
    return new OrderRequest(
        "BTCUSDT", id, side, PositionSide.BOTH, Quantity.parse(quantity), terms, false);
  }

  private Price below(String share) {
    BigDecimal mark = given(client.usdm().premium("BTCUSDT")).mark();
    return Price.of(mark.multiply(new BigDecimal(share)).setScale(0, RoundingMode.DOWN));
  }

  @Test
  void anybodySeesTheMarket() {
    try (BinanceClient open = client(Optional.empty())) {
      assertThat(given(open.usdm().market().time())).isBetween(START, START + 1000);
      ExchangeInfo info = given(open.usdm().market().listings(Usual.VENUE));
      InstrumentId id = InstrumentId.parse(Usual.VENUE, "BTC/USDT:USDT");
      Listing bitcoin = info.listing(id).orElseThrow();
      assertThat(info.unread()).isEmpty();
      assertThat(bitcoin.isTrading()).isTrue();
      assertThat(info.listing("BTCUSDT")).contains(bitcoin);
      var recorded = market.rules().instrument(id, START).orElseThrow().rules();
      assertThat(bitcoin.instrument().rules().tick()).isEqualTo(recorded.tick());
      assertThat(bitcoin.instrument().rules().step()).isEqualTo(recorded.step());
      assertThat(bitcoin.instrument().rules().minimumNotional())
          .isEqualTo(recorded.minimumNotional());

      ExchangeInfo pairs = given(open.spot().market().listings(Usual.VENUE));
      assertThat(pairs.listing(InstrumentId.parse(Usual.VENUE, "ETH/USDT"))).isPresent();

      List<Kline> bars =
          given(
              open.spot()
                  .market()
                  .klines("ETHUSDT", Interval.DAY, Optional.empty(), Optional.empty(), 3));
      assertThat(bars).hasSize(3);
      assertThat(bars.getLast().openTime()).isEqualTo(START);
      BookTop top = given(open.usdm().market().bookTop("BTCUSDT"));
      assertThat(top.bid()).isLessThan(top.ask());
      assertThat(given(open.usdm().market().bookTops())).contains(top);
      Premium premium = given(open.usdm().premium("BTCUSDT"));
      assertThat(premium.nextFunding().orElseThrow()).isGreaterThan(START);
      assertThat(premium.mark()).isBetween(top.bid().min(premium.mark()), top.ask());
      assertThat(given(open.usdm().premiums())).extracting(Premium::symbol).contains("BTCUSDT");
      List<SettledFunding> fundings =
          given(open.usdm().fundings("BTCUSDT", START - 86_400_000, Optional.of(START)));
      assertThat(fundings).hasSizeGreaterThanOrEqualTo(3);
      assertThat(fundings.getLast().rate()).isEqualTo(premium.rate().orElseThrow());
    }
  }

  @Test
  void anOrderIsSentFoundAndItsFillIsTold() {
    OrderState sold = given(orders.send(order("one", Side.SELL, "0.1", new Terms.Market())));

    assertThat(sold.status()).isEqualTo(OrderState.Status.FILLED);
    assertThat(given(orders.find("BTCUSDT", "one"))).isEqualTo(sold);
    OrderTrade fill = given(orders.trades("BTCUSDT", sold.orderId())).getFirst();
    assertThat(fill.quote()).isEqualByComparingTo(sold.quote());
    assertThat(fill.side()).isEqualTo(Side.SELL);
    assertThat(fill.maker()).isFalse();
    assertThat(given(orders.tradesFrom("BTCUSDT", fill.id()))).containsExactly(fill);
    assertThat(given(orders.tradesFrom("BTCUSDT", fill.id() + 1))).isEmpty();
    assertThat(given(orders.lastTrades("BTCUSDT"))).containsExactly(fill);

    UsdmPosition position = given(client.usdm().positions()).getFirst();
    assertThat(position.quantity()).isEqualByComparingTo("-0.1");
    assertThat(position.entry()).isEqualByComparingTo(sold.averagePrice().orElseThrow());
    UsdmBalance balance = given(client.usdm().balances()).getFirst();
    assertThat(balance.wallet().add(fill.fee())).isEqualByComparingTo("20000");
    UsdmTotals totals = given(client.usdm().totals());
    assertThat(totals.wallet()).isEqualByComparingTo(balance.wallet());
    assertThat(totals.margin()).isEqualByComparingTo(totals.wallet().add(totals.unrealised()));
  }

  @Test
  void whatRestsIsTakenBack() {
    Terms rests = new Terms.Limit(below("0.8"), TimeInForce.GOOD_TILL_CANCELLED);
    OrderState one = given(orders.send(order("one", Side.BUY, "0.1", rests)));
    assertThat(one.status().isOpen()).isTrue();
    assertThat(given(orders.open(Optional.of("BTCUSDT")))).containsExactly(one);
    assertThat(orders.send(order("one", Side.BUY, "0.1", rests)))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.is(ErrorCode.DUPLICATE)).isTrue());

    assertThat(given(orders.cancel("BTCUSDT", "one")).status())
        .isEqualTo(OrderState.Status.CANCELED);
    assertThat(orders.cancel("BTCUSDT", "one"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.is(ErrorCode.CANCEL_REJECTED)).isTrue());
    assertThat(orders.find("BTCUSDT", "never"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.is(ErrorCode.NO_SUCH_ORDER)).isTrue());

    given(orders.send(order("two", Side.BUY, "0.1", rests)));
    given(orders.send(order("three", Side.BUY, "0.1", rests)));
    given(orders.cancelAll("BTCUSDT"));
    assertThat(given(orders.open(Optional.empty()))).isEmpty();
  }

  @Test
  void ordersThatMustFillAtOnceOrNotDoSo() {
    Terms now = new Terms.Limit(below("0.8"), TimeInForce.IMMEDIATE_OR_CANCEL);
    Terms maker = new Terms.Limit(below("1.2"), TimeInForce.POST_ONLY);

    assertThat(given(orders.send(order("one", Side.BUY, "0.1", now))).status().isOpen()).isFalse();
    assertThat(orders.send(order("two", Side.BUY, "0.1", maker)))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.is(ErrorCode.POST_ONLY)).isTrue());
    assertThat(
            client
                .spot()
                .orders()
                .send(OrderRequest.spot("BTCUSDT", "s", Side.BUY, Quantity.parse("0.1"), maker)))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.is(ErrorCode.NEW_ORDER_REJECTED)).isTrue());
  }

  @Test
  void theDeadMansTimerCancelsWhatTheClientHasLeft() throws Exception {
    Terms rests = new Terms.Limit(below("0.8"), TimeInForce.GOOD_TILL_CANCELLED);
    given(orders.send(order("one", Side.BUY, "0.1", rests)));
    UsdmSettings settings = client.usdm().settings();

    given(settings.cancelAllAfter("BTCUSDT", Duration.ofMillis(500)));
    given(settings.cancelAllAfter("BTCUSDT", Duration.ZERO));
    given(settings.cancelAllAfter("ETHUSDT", Duration.ofMillis(1)));
    Thread.sleep(700);
    assertThat(given(orders.open(Optional.empty()))).hasSize(1);

    given(settings.cancelAllAfter("BTCUSDT", Duration.ofMillis(100)));
    for (int i = 0; i < 100 && !given(orders.open(Optional.empty())).isEmpty(); i++) {
      Thread.sleep(50);
    }

    assertThat(given(orders.find("BTCUSDT", "one")).status()).isEqualTo(OrderState.Status.CANCELED);
  }

  @Test
  void theAccountIsSetAndSettingItAgainIsDoneToo() {
    UsdmSettings settings = client.usdm().settings();

    assertThat(given(settings.setLeverage("BTCUSDT", 3))).isEqualTo(3);
    given(settings.setMargin("BTCUSDT", MarginMode.ISOLATED));
    given(settings.setMargin("BTCUSDT", MarginMode.ISOLATED));
    SymbolSettings set = given(settings.symbols(Optional.of("BTCUSDT"))).getFirst();
    assertThat(set.leverage()).isEqualTo(3);
    assertThat(set.margin()).isEqualTo(MarginMode.ISOLATED);
    assertThat(given(settings.hedgeMode())).isFalse();
    given(settings.setHedgeMode(true));
    given(settings.setHedgeMode(true));
    assertThat(given(settings.hedgeMode())).isTrue();
    assertThat(given(settings.multiAssets())).isFalse();
    SymbolBrackets brackets = given(settings.brackets(Optional.of("BTCUSDT"))).getFirst();
    assertThat(brackets.tiers().getFirst().floor()).isEqualByComparingTo("0");
    assertThat(given(settings.commission("BTCUSDT")).taker())
        .isEqualByComparingTo(
            TradingCosts.DEFAULT
                .fees(InstrumentId.parse(Usual.VENUE, "BTC/USDT:USDT"))
                .tier(START, BigDecimal.ZERO)
                .taker()
                .exactFraction());
    assertThat(settings.setLeverage("BTCUSDT", 1000))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.is(ErrorCode.LEVERAGE_RANGE)).isTrue());

    OrderRequest sell =
        new OrderRequest(
            "BTCUSDT",
            "short",
            Side.SELL,
            PositionSide.SHORT,
            Quantity.parse("0.1"),
            new Terms.Market(),
            false);
    given(orders.send(sell));
    assertThat(given(client.usdm().positions()).getFirst().side()).isEqualTo(PositionSide.SHORT);
  }

  @Test
  void spotIsBoughtAndMoneyMovesAndIsFound() {
    OrderState bought =
        given(
            client
                .spot()
                .orders()
                .send(
                    OrderRequest.spot(
                        "ETHUSDT", "one", Side.BUY, Quantity.parse("1"), new Terms.Market())));
    OrderState.Part part = bought.parts().getFirst();
    assertThat(part.quantity()).isEqualByComparingTo("1");
    assertThat(part.price()).isEqualByComparingTo(bought.averagePrice().orElseThrow());
    assertThat(given(client.spot().orders().trades("ETHUSDT", bought.orderId())).getFirst().fee())
        .isEqualByComparingTo(part.fee());
    given(client.spot().orders().cancelAll("ETHUSDT"));

    WalletTransfer.Way way = WalletTransfer.Way.SPOT_TO_FUTURES;
    String id = given(client.wallet().transfer(way, Money.usdt("1000")));
    List<WalletTransfer> made = given(client.wallet().transfers(way, START, END));
    assertThat(made).hasSize(1);
    assertThat(made.getFirst().id()).isEqualTo(id);
    assertThat(made.getFirst().amount()).isEqualByComparingTo("1000");
    assertThat(made.getFirst().status()).isEqualTo("CONFIRMED");
    assertThat(given(client.wallet().transfers(WalletTransfer.Way.FUTURES_TO_SPOT, START, END)))
        .isEmpty();
    assertThat(client.wallet().transfer(way, Money.usdt("1000000")))
        .isInstanceOf(Answer.Refused.class);

    SpotAccountState account = given(client.spot().account());
    assertThat(account.canTrade()).isTrue();
    assertThat(account.balances())
        .extracting(SpotAccountState.Balance::asset)
        .containsExactly("ETH", "USDT");
    assertThat(
            account
                .balances()
                .get(1)
                .total()
                .add(bought.quote())
                .add(part.fee())
                .add(BigDecimal.valueOf(1000)))
        .isEqualByComparingTo("50000");
    assertThat(given(client.wallet().permissions()).withdraws()).isFalse();
  }

  @Test
  void fundingComesAsIncome() throws Exception {
    given(orders.send(order("one", Side.SELL, "0.1", new Terms.Market())));
    move("to=" + (START + 5 * 86_400_000L));

    List<IncomeEntry> all = given(client.usdm().income(START, END, Optional.empty()));
    List<IncomeEntry> funding = given(client.usdm().income(START, END, Optional.of("FUNDING_FEE")));

    assertThat(funding).isNotEmpty();
    assertThat(all).containsAll(funding).hasSizeGreaterThan(funding.size());
    BigDecimal total =
        all.stream().map(IncomeEntry::amount).reduce(new BigDecimal(20_000), BigDecimal::add);
    assertThat(given(client.usdm().balances()).getFirst().wallet()).isEqualByComparingTo(total);
  }

  /** A market that stands is two years behind, and the client's time goes on. */
  @Test
  void aClockOfAnotherYearIsTakenAsItIs() throws Exception {
    given(client.usdm().balances());
    Thread.sleep(1200);
    given(client.usdm().balances());

    assertThat(client.usdm().market().clock().note().orElseThrow()).contains("ahead of");
    assertThat(client.usdm().market().clock().now()).isBetween(START, START + 60_000);
  }

  @Test
  void aKeyThatIsNotKnownIsRefused() {
    try (BinanceClient stranger = client(Optional.of(ApiKey.of("other", "secret")));
        BinanceClient forger = client(Optional.of(ApiKey.of("key", "guess")))) {
      assertThat(stranger.usdm().balances())
          .isInstanceOfSatisfying(
              Answer.Refused.class, refused -> assertThat(refused.is(ErrorCode.KEY)).isTrue());
      assertThat(forger.usdm().balances())
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused -> assertThat(refused.is(ErrorCode.SIGNATURE)).isTrue());
    }
  }
}
