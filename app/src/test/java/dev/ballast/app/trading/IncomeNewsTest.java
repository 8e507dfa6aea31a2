// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.app.exchange.binance.OrderRequest;
import dev.ballast.app.exchange.binance.SettledFunding;
import dev.ballast.app.exchange.local.ReplayClock;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Funding that an exchange on this machine has paid, held against what the books say was held. */
class IncomeNewsTest {
  private static final long FUNDING = VenueHere.START + 8 * 3_600_000L;
  private static final Quantity HELD = Quantity.parse("0.05");

  private final Ledger books = new Ledger();
  private final List<Event> told = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private VenueHere here;
  private InstrumentId contract;

  @BeforeEach
  void begin() {
    here = new VenueHere("50000", "20000");
    contract = here.exchange().contract("BTCUSDT");
    books.apply(new Event.Deposited(VenueHere.START, Place.FUTURES, Money.usdt("20000")));
    trade("a", Side.BUY);
    clock().moveTo(FUNDING + 60_000);
  }

  @AfterEach
  void end() {
    here.close();
  }

  private ReplayClock clock() {
    return here.exchange().replay().orElseThrow();
  }

  private void trade(String id, Side side) {
    assertThat(
            here.client()
                .usdm()
                .orders()
                .send(
                    new OrderRequest(
                        "BTCUSDT", id, side, PositionSide.BOTH, HELD, new Terms.Market(), false))
                .given())
        .isPresent();
  }

  private IncomeNews news(List<Event> before) {
    return new IncomeNews(
        here.client().usdm(),
        before,
        VenueHere.START,
        here.exchange()::contract,
        _ -> Optional.empty(),
        event -> {
          told.add(event);
          books.apply(event);
        },
        notices::add);
  }

  private Optional<String> look(IncomeNews news, boolean positionsAgree) {
    return news.tell(books, clock().now(), positionsAgree);
  }

  /** What the exchange has paid. */
  private Event.FundingPaid paid() {
    return here.events().stream()
        .filter(Event.FundingPaid.class::isInstance)
        .map(Event.FundingPaid.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private Event.Filled fill(Quantity quantity, long time) {
    Event.Filled there =
        here.events().stream()
            .filter(Event.Filled.class::isInstance)
            .map(Event.Filled.class::cast)
            .findFirst()
            .orElseThrow();
    Order order = Order.market("a", "a", Contract.of(contract), Side.BUY, quantity, BigDecimal.ONE);
    return new Event.Filled(
        time, order, quantity, there.price(), there.price(), Liquidity.TAKER, there.fee());
  }

  private String expected(Quantity held) {
    SettledFunding rate =
        here.client()
            .usdm()
            .fundings("BTCUSDT", FUNDING, Optional.of(FUNDING))
            .given()
            .orElseThrow()
            .getFirst();
    return Money.of(
            paid().payment().asset(),
            held.toDecimal()
                .multiply(rate.rate())
                .multiply(rate.mark().orElseThrow())
                .negate()
                .setScale(8, RoundingMode.HALF_EVEN))
        .toString();
  }

  @Test
  void isOfWhatWasHeldWhenItWasPaid() {
    Event.Filled bought = fill(HELD, VenueHere.START);
    books.apply(bought);
    // Sold since: the payment is of what was held before.
    trade("b", Side.SELL);
    Event.Filled sold =
        new Event.Filled(
            FUNDING + 60_000,
            Order.market("b", "b", Contract.of(contract), Side.SELL, HELD, BigDecimal.ONE),
            HELD,
            bought.price(),
            bought.price(),
            Liquidity.TAKER,
            bought.fee());
    books.apply(sold);
    IncomeNews news = news(List.of(bought, sold));

    assertThat(look(news, true)).isEmpty();

    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            Event.FundingPaid.class,
            one -> {
              assertThat(one.position()).isEqualTo(HELD);
              assertThat(one.payment()).isEqualTo(paid().payment());
              assertThat(one.time()).isEqualTo(FUNDING);
            });
    assertThat(notices).isEmpty();
    assertThat(look(news, true)).isEmpty();
    assertThat(told).hasSize(1);
  }

  /** Somebody held it by hand while it was paid: positions agree, and no fill is known. */
  @Test
  void thatIsOfAnotherPositionIsBelievedAfterThreeLooksAndSaidSo() {
    trade("b", Side.SELL);
    IncomeNews news = news(List.of());

    for (int look = 0; look < 2; look++) {
      assertThat(look(news, true))
          .contains(
              "funding of BTC/USDT:USDT was paid on another position than 0: " + paid().payment());
      assertThat(told).isEmpty();
      assertThat(notices).isEmpty();
    }
    assertThat(look(news, true)).isEmpty();

    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            Event.FundingPaid.class,
            one -> {
              assertThat(one.position()).isEqualTo(Quantity.ZERO);
              assertThat(one.payment()).isEqualTo(paid().payment());
            });
    assertThat(books.in(Place.FUTURES, paid().payment().asset()).units())
        .isEqualTo(Money.usdt("20000").plus(paid().payment()).units());
    assertThat(notices)
        .containsExactly(
            "booked as the exchange has it: "
                + paid().payment()
                + " of funding of BTC/USDT:USDT at "
                + Instant.ofEpochMilli(FUNDING)
                + ", though of the 0 held then it would have been "
                + expected(Quantity.ZERO));
    assertThat(look(news, true)).isEmpty();
    assertThat(told).hasSize(1);
    assertThat(notices).hasSize(1);
  }

  @Test
  void saysWhatItWouldHaveBeen() {
    Quantity less = Quantity.parse("0.02");
    Event.Filled bought = fill(less, VenueHere.START);
    books.apply(bought);
    IncomeNews news = news(List.of(bought));

    assertThat(look(news, true)).isPresent();
    assertThat(look(news, true)).isPresent();
    assertThat(look(news, true)).isEmpty();

    assertThat(expected(less)).isNotEqualTo(paid().payment().toString());
    assertThat(notices)
        .singleElement()
        .asString()
        .endsWith("though of the 0.02 held then it would have been " + expected(less));
  }

  /** A fill may still be under way that explains it. */
  @Test
  void isNotBelievedWhilePositionsDiffer() {
    IncomeNews news = news(List.of());

    for (int look = 0; look < 10; look++) {
      assertThat(look(news, false)).isPresent();
    }

    assertThat(told).isEmpty();
    assertThat(notices).isEmpty();
    Event.Filled late = fill(HELD, VenueHere.START);
    books.apply(late);
    news.saw(late);
    assertThat(look(news, false)).isEmpty();
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            Event.FundingPaid.class, one -> assertThat(one.position()).isEqualTo(HELD));
    assertThat(notices).isEmpty();
  }
}
