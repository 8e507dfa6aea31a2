// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.venue.sim.VenueRun.TAKER;
import static dev.ballast.venue.sim.VenueRun.contract;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders on isolated margin and in hedge mode; a taker pays 5 bp. */
class IsolatedMarginTest {
  private static final String BTC = "BTC/USDT:USDT";

  private final MadeMarket market = MadeMarket.from("2025-01-01");
  private final VenueRun run = new VenueRun(market);

  /**
   * 3 at 100 and leverage 5: 60 of margin and 0.15 of fee leave the futures wallet; the wallet of
   * the position holds 60.
   */
  @Test
  void openingMovesMarginAndFee() {
    perpetual(100, 100, 110);
    run.deposit(Place.FUTURES, "100", "USDT");
    isolated("2025-01-02", "3", "5");

    run("2025-01-02", "2025-01-02");

    assertThat(moved()).containsExactly("60.15 USDT");
    assertThat(run.futures("USDT")).isEqualTo("39.85");
    assertThat(wallet()).isEqualTo(Money.usdt("60"));
  }

  /** One of them is closed at 110: it makes 10 less 0.055, and gives back a third of 60. */
  @Test
  void aPartialCloseGivesBackItsShareAndWhatItMade() {
    perpetual(100, 100, 110, 110);
    run.deposit(Place.FUTURES, "100", "USDT");
    isolated("2025-01-02", "3", "5");
    isolated("2025-01-04", "-1", "5");

    run("2025-01-02", "2025-01-04");

    assertThat(moved()).containsExactly("60.15 USDT", "-29.945 USDT");
    assertThat(wallet()).isEqualTo(Money.usdt("40"));
    assertThat(run.futures("USDT")).isEqualTo("69.795");
  }

  /** A long of 1 turned into a short of 1 at 110: 9.945 more, and 22 of margin for the short. */
  @Test
  void turningAPositionGivesItsWalletBackAndAsksAnew() {
    perpetual(100, 100, 110, 110);
    run.deposit(Place.FUTURES, "50", "USDT");
    isolated("2025-01-02", "1", "5");
    isolated("2025-01-04", "-2", "5");

    run("2025-01-02", "2025-01-04");

    assertThat(run.position(BTC).orElseThrow().quantity()).isEqualTo(Quantity.parse("-1"));
    assertThat(wallet()).isEqualTo(Money.usdt("22"));
    assertThat(run.futures("USDT")).isEqualTo("37.84");
  }

  /** 40 of margin and 0.1 of fee are asked for, of 40.09. */
  @Test
  void anIsolatedOrderNeedsItsMarginAndFeeInTheFuturesWallet() {
    perpetual(100, 100, 100);
    run.deposit(Place.FUTURES, "40.09", "USDT");
    isolated("2025-01-02", "2", "5");

    run("2025-01-02", "2025-01-02");

    assertThat(run.only(Event.OrderRefused.class).reason()).contains("lacks 0.01 USDT of margin");
  }

  @Test
  void theMarginOfAPositionDoesNotChangeByAnOrder() {
    perpetual(100, 100, 100, 100);
    run.deposit(Place.FUTURES, "100", "USDT");
    isolated("2025-01-02", "1", "5");
    run.send("2025-01-03", BTC, "1", "5");

    run("2025-01-02", "2025-01-03");

    assertThat(run.only(Event.OrderRefused.class).reason())
        .contains("not on the margin of the position");
  }

  /** A long of 2 and a short of 1 are two positions; each asks for its own margin, 40 and 20. */
  @Test
  void hedgeModeKeepsTwoPositionsInOneContract() {
    perpetual(100, 100, 100, 100);
    run.deposit(Place.FUTURES, "60.15", "USDT");
    hedge("2025-01-02", PositionSide.LONG, "2");
    hedge("2025-01-02", PositionSide.SHORT, "-1");
    hedge("2025-01-03", PositionSide.LONG, "0.01");

    run("2025-01-02", "2025-01-03");

    assertThat(run.ledger.positions())
        .extracting(position -> position.key() + " " + position.quantity())
        .containsExactly(BTC + " LONG 2", BTC + " SHORT -1");
    assertThat(run.futures("USDT")).isEqualTo("60");
    assertThat(run.only(Event.OrderRefused.class).reason()).contains("below the minimum");
  }

  /** Of a sale of 3 on the long side that holds 2, 2 fill; nothing is turned. */
  @Test
  void aSideOfHedgeModeIsReducedWithinItself() {
    perpetual(100, 100, 100, 100);
    run.deposit(Place.FUTURES, "1000", "USDT");
    hedge("2025-01-02", PositionSide.LONG, "2");
    hedge("2025-01-03", PositionSide.LONG, "-3");

    run("2025-01-02", "2025-01-03");

    assertThat(run.ledger.positions()).isEmpty();
    assertThat(run.only(Event.OrderCancelled.class).unfilled()).isEqualTo(Quantity.parse("1"));
  }

  @Test
  void hedgeModeAndOneWayModeAreNotMixedInOneContract() {
    perpetual(100, 100, 100, 100);
    run.deposit(Place.FUTURES, "1000", "USDT");
    hedge("2025-01-02", PositionSide.LONG, "2");
    run.send("2025-01-03", BTC, "1", "5");

    run("2025-01-02", "2025-01-03");

    assertThat(run.only(Event.OrderRefused.class).reason())
        .contains("mixes one-way and hedge mode");
  }

  /** 20 contracts of 100 dollars at 100 and leverage 5 ask for 4 coins, whatever USDT there is. */
  @Test
  void anInverseOrderIsMarginedInCoin() {
    String inverse = "BTC/USD:BTC";
    market.closes(inverse, 100, 100, 100).fundingEvery(8, inverse, "2024-12-31", "2025-01-10", 0);
    run.deposit(Place.FUTURES, "1000000", "USDT").deposit(Place.FUTURES, "4.01", "BTC");
    run.send(
        "2025-01-02", contract(inverse, "100"), PositionSide.BOTH, MarginMode.CROSS, "21", "5");
    run.send(
        "2025-01-02", contract(inverse, "100"), PositionSide.BOTH, MarginMode.CROSS, "20", "5");

    run("2025-01-02", "2025-01-02");

    assertThat(run.only(Event.OrderRefused.class).reason()).contains("lacks 0.2005 BTC");
    assertThat(run.only(Event.Filled.class).fee())
        .isEqualTo(Money.of(Asset.BTC, new java.math.BigDecimal("0.01")));
  }

  private void perpetual(double... closes) {
    market.closes(BTC, closes).fundingEvery(8, BTC, "2024-12-31", "2025-01-10", 0);
  }

  private void isolated(String time, String quantity, String leverage) {
    run.send(time, contract(BTC), PositionSide.BOTH, MarginMode.ISOLATED, quantity, leverage);
  }

  private void hedge(String time, PositionSide side, String quantity) {
    run.send(time, contract(BTC), side, MarginMode.CROSS, quantity, "5");
  }

  private List<String> moved() {
    return run.all(Event.IsolatedMarginMoved.class).stream()
        .map(event -> event.amount().toString())
        .toList();
  }

  private Money wallet() {
    return run.ledger
        .position(PositionKey.of(contract(BTC).id()))
        .orElseThrow()
        .isolated()
        .orElseThrow();
  }

  private void run(String from, String to) {
    run.run(market.feed(Interval.DAY, from, to), TAKER);
  }
}
