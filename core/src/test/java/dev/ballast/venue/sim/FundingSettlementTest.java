// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.venue.sim.VenueRun.contract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.market.MissingData;
import dev.ballast.market.MissingFunding;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Funding as it is paid. The errors that other programs have made, listed by the reviewers of
 * several public engines, each have a test of their name.
 */
class FundingSettlementTest {
  private static final String BTC = "BTC/USDT:USDT";

  private final MadeMarket market = MadeMarket.from("2025-01-01");
  private final VenueRun run = new VenueRun(market);

  /**
   * 1 is held at 08:00, 3 from the next open on: -(1 x 100 x 0.001) = -0.1, then -(3 x 100 x 0.001)
   * = -0.3. Neither the average nor the last size is taken for both.
   */
  @Test
  void fundingIsRightAfterAPositionIsAddedTo() {
    market.closes(BTC, 100, 100, 100, 100).fundingEvery(8, BTC, "2025-01-01", "2025-01-04", 0.001);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(BTC), "1", "100", "1");
    run.send("2025-01-03", BTC, "2", "1");

    run("2025-01-02T00:00:00Z", "2025-01-04");

    assertThat(payments())
        .containsExactly(
            "-0.1 USDT",
            "-0.1 USDT",
            "-0.1 USDT",
            "-0.1 USDT",
            "-0.3 USDT",
            "-0.3 USDT",
            "-0.3 USDT");
  }

  /** Eight hours, then four, then one: each settlement recorded is paid, and no other. */
  @Test
  void fixedEightHoursAreNotAssumed() {
    market
        .closes(BTC, 100, 100, 100)
        .funding(BTC, "2025-01-02T00:00:00Z", 0.001)
        .funding(BTC, "2025-01-02T08:00:00Z", 0.001)
        .funding(BTC, "2025-01-02T12:00:00Z", 0.002)
        .funding(BTC, "2025-01-02T13:00:00Z", 0.003)
        .funding(BTC, "2025-01-02T14:00:00Z", 0.004)
        .funding(BTC, "2025-01-02T22:00:00Z", 0.005);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(BTC), "-1", "100", "1");

    run("2025-01-02", "2025-01-03");

    assertThat(payments())
        .containsExactly("0.1 USDT", "0.1 USDT", "0.2 USDT", "0.3 USDT", "0.4 USDT", "0.5 USDT");
  }

  /** Without a recorded mark the perpetual's last close of 100 is taken, and said. */
  @Test
  void aMissingMarkIsNotTreatedAsZero() {
    market.closes(BTC, 100, 100).funding(BTC, "2025-01-02T08:00:00Z", 0.001);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(BTC), "1", "100", "1");

    run("2025-01-02T08:00:00Z", "2025-01-02T08:00:00Z");

    assertThat(run.only(Event.FundingPaid.class).payment()).isEqualTo(Money.usdt("-0.1"));
    assertThat(run.only(Event.FundingPaid.class).markSource()).isEqualTo(MarkSource.LAST_CLOSE);
  }

  /**
   * The same end, with six flat bars of no volume after it, as venues and vendors write them: the
   * position is closed on the 5th at the last trade's 90 and not at 89, and no funding is missed
   * after the 4th.
   */
  @Test
  void flatBarsAfterADelistingAreNoTrading() {
    market
        .closes(BTC, 100, 100, 90)
        .closes("ETH/USDT", 10, 10, 10, 10, 10, 10, 10, 10, 10)
        .fundingEvery(8, BTC, "2025-01-01", "2025-01-04", 0.001)
        .volume(0);
    for (int day = 0; day < 6; day++) {
      market.candles(BTC, Interval.DAY, MadeMarket.flat(89));
    }
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(BTC), "1", "100", "1");
    run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-10"), VenueRun.TAKER);

    assertThat(run.all(Event.FundingPaid.class).getLast().time())
        .isEqualTo(MadeMarket.at("2025-01-04"));
    Event.Delivered closed = run.only(Event.Delivered.class);
    assertThat(closed.time()).isEqualTo(MadeMarket.at("2025-01-05"));
    assertThat(closed.price()).isEqualTo(Price.parse("90"));
    assertThat(run.ledger.positions()).isEmpty();
    assertThat(run.substitutes())
        .containsEntry("delivered at the contract's own last close: " + BTC, 1);
  }

  /**
   * The last bar closes and the last settlement comes on the 4th; the feed goes on to the 10th. The
   * position is closed at the last price on the 5th, when a bar is missing, for the taker's fee of
   * 5 bp of 90; it is paid for until the 4th and not a settlement longer.
   */
  @Test
  void noFundingIsPaidForYearsAfterADelisting() {
    market
        .closes(BTC, 100, 100, 90)
        .closes("ETH/USDT", 10, 10, 10, 10, 10, 10, 10, 10, 10)
        .fundingEvery(8, BTC, "2025-01-01", "2025-01-04", 0.001);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(BTC), "1", "100", "1");
    run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-10"), VenueRun.TAKER);

    assertThat(run.all(Event.FundingPaid.class).getLast().time())
        .isEqualTo(MadeMarket.at("2025-01-04"));
    Event.Delivered closed = run.only(Event.Delivered.class);
    assertThat(closed.time()).isEqualTo(MadeMarket.at("2025-01-05"));
    assertThat(closed.price()).isEqualTo(Price.parse("90"));
    assertThat(closed.fee()).isEqualTo(Money.usdt("0.045"));
    assertThat(run.ledger.positions()).isEmpty();
    assertThat(run.substitutes())
        .containsEntry("delivered at the contract's own last close: " + BTC, 1);
  }

  /**
   * Trading ends at 09:00 of the 3rd, whose daily bar is the last one: its settlement of 08:00 is
   * recorded, those of 16:00 and midnight never were due. Paid from the 2nd, 00:00, to the 3rd,
   * 08:00: five times -(1 x 100 x 0.001).
   */
  @Test
  void noSettlementIsDueAfterTheLastOneOfTheLastBar() {
    market
        .closes(BTC, 100, 100, 100)
        .closes("ETH/USDT", 10, 10, 10, 10, 10, 10, 10, 10, 10)
        .fundingEvery(8, BTC, "2025-01-01", "2025-01-03T08:00:00Z", 0.001);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(BTC), "1", "100", "1");

    run("2025-01-02", "2025-01-10");

    assertThat(payments())
        .containsExactly("-0.1 USDT", "-0.1 USDT", "-0.1 USDT", "-0.1 USDT", "-0.1 USDT");
    assertThat(run.only(Event.Delivered.class).price()).isEqualTo(Price.parse("100"));
    assertThat(run.ledger.positions()).isEmpty();
  }

  @Test
  void datedFuturesAreNotChargedFunding() {
    String dated = "BTC/USDT:USDT-250328";
    market
        .closes(dated, 100, 100, 100)
        .brackets(dated, MadeMarket.tier("0", "1000000", "0.005", "0", "50"))
        .funding(dated, "2025-01-02T08:00:00Z", 0.001);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(dated), "1", "100", "1");

    run("2025-01-02", "2025-01-04");

    assertThat(run.all(Event.FundingPaid.class)).isEmpty();
    assertThat(run.ledger.positions()).hasSize(1);
  }

  /**
   * A short opened at the open of the 2nd, 00:00, is not charged by the settlement of that instant;
   * closed at the open of the 3rd, it is by that one. In between every settlement counts: 08:00,
   * 12:00, 13:00 and 16:00 on the 2nd and 00:00 on the 3rd, -(-2 x 100 x 0.0001) = 0.02 each.
   */
  @Test
  void fundingIsPaidOnThePositionHeldAtTheSettlement() {
    market
        .closes(BTC, 100, 100, 100, 100)
        .funding(BTC, "2025-01-02T00:00:00.004Z", 0.0001)
        .funding(BTC, "2025-01-02T08:00:00Z", 0.0001)
        .funding(BTC, "2025-01-02T12:00:00.012Z", 0.0001)
        .funding(BTC, "2025-01-02T12:59:59.998Z", 0.0001)
        .funding(BTC, "2025-01-02T16:00:00Z", 0.0001)
        .funding(BTC, "2025-01-03T00:00:00.003Z", 0.0001)
        .funding(BTC, "2025-01-03T08:00:00Z", 0.0001);
    run.deposit(Place.FUTURES, "1000", "USDT");
    run.send("2025-01-02", BTC, "-2", "1").send("2025-01-03", BTC, "2", "1");

    run("2025-01-02", "2025-01-04");

    assertThat(run.all(Event.FundingPaid.class))
        .extracting(Event.FundingPaid::time)
        .containsExactly(
            MadeMarket.at("2025-01-02T08:00:00Z"),
            MadeMarket.at("2025-01-02T12:00:00Z"),
            MadeMarket.at("2025-01-02T13:00:00Z"),
            MadeMarket.at("2025-01-02T16:00:00Z"),
            MadeMarket.at("2025-01-03T00:00:00Z"));
    assertThat(run.futures("USDT")).isEqualTo("1000.1");
  }

  /** The venue has stamped 08:00 twice, some milliseconds apart and again half a minute later. */
  @Test
  void stampsWithinOneMinuteAreOneSettlement() {
    market
        .closes(BTC, 100, 100)
        .funding(BTC, "2025-01-02T00:00:00Z", 0)
        .funding(BTC, "2025-01-02T08:00:00.001Z", 0.001)
        .funding(BTC, "2025-01-02T08:00:00.007Z", 0.001)
        .funding(BTC, "2025-01-02T08:00:31Z", 0.001);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(BTC), "1", "100", "1");

    run("2025-01-02T08:00:00Z", "2025-01-02T09:00:00Z");

    assertThat(payments()).containsExactly("-0.1 USDT");
  }

  /** -1 x 10 x 100 / 50 x 0.001 = -0.02 coins for a long, paid in coin. */
  @Test
  void inverseContractsPayInCoin() {
    String inverse = "BTC/USD:BTC";
    market.closes(inverse, 50, 50).funding(inverse, "2025-01-02T00:00:00Z", 0.001);
    run.deposit(Place.FUTURES, "10", "BTC").bring(contract(inverse, "100"), "10", "50", "5");

    run("2025-01-02", "2025-01-02");

    assertThat(payments()).containsExactly("-0.02 BTC");
    assertThat(run.futures("BTC")).isEqualTo("9.98");
  }

  /** Each side of hedge mode, and an isolated one from its own wallet. */
  @Test
  void eachSideOfHedgeModePaysForItself() {
    market.closes(BTC, 100, 100).funding(BTC, "2025-01-02T00:00:00Z", 0.001);
    run.deposit(Place.FUTURES, "1000", "USDT")
        .bring(contract(BTC), PositionSide.LONG, "3", "100", "5", Optional.of("60"))
        .bring(contract(BTC), PositionSide.SHORT, "-1", "100", "5", Optional.empty());

    run("2025-01-02", "2025-01-02");

    assertThat(payments()).containsExactly("-0.3 USDT", "0.1 USDT");
    assertThat(run.futures("USDT")).isEqualTo("1000.1");
    assertThat(run.ledger.positions().getFirst().isolated()).contains(Money.usdt("59.7"));
  }

  /** The last settlement is that of the 2nd, 00:00; the next was due eight hours later. */
  @Test
  void aRecordThatEndsWhileAPositionIsHeldStopsTheRun() {
    market
        .closes(BTC, 100, 100, 100, 100, 100)
        .fundingEvery(8, BTC, "2025-01-01", "2025-01-02", 0.0001);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(BTC), "1", "100", "1");

    assertThatThrownBy(() -> run("2025-01-02", "2025-01-05"))
        .isInstanceOf(MissingData.class)
        .hasMessage("no funding rate of BTC/USDT:USDT at 2025-01-02T08:00:00Z");
  }

  /** Settled every four hours until the 2nd, 04:00; the next is the 3rd, 00:00. */
  @Test
  void aHoleStopsTheRunWhereItBegins() {
    hole();

    assertThatThrownBy(() -> run("2025-01-02", "2025-01-03"))
        .isInstanceOf(MissingData.class)
        .hasMessage("no funding rate of BTC/USDT:USDT at 2025-01-02T08:00:00Z");
  }

  /** Allowed, the last rate is paid at its spacing: 08:00, 12:00, 16:00, 20:00, each counted. */
  @Test
  void aHoleIsFilledWithTheLastRateWhereThatIsAllowed() {
    hole();

    run.run(
        HistoryFeed.of(
            market.history(),
            market.rules(),
            market.instruments(),
            Interval.DAY,
            MadeMarket.at("2025-01-02"),
            MadeMarket.at("2025-01-03"),
            MissingFunding.CARRY_LAST_RATE),
        TradingCosts.NONE);

    assertThat(payments())
        .containsExactly(
            "-0.1 USDT",
            "-0.2 USDT",
            "-0.2 USDT",
            "-0.2 USDT",
            "-0.2 USDT",
            "-0.2 USDT",
            "-0.3 USDT");
    assertThat(run.substitutes())
        .containsEntry("funding settled at the last rate recorded, none at its time: " + BTC, 4);
  }

  private void hole() {
    market
        .closes(BTC, 100, 100, 100)
        .funding(BTC, "2025-01-02T00:00:00Z", 0.001)
        .funding(BTC, "2025-01-02T04:00:00Z", 0.002)
        .funding(BTC, "2025-01-03T00:00:00Z", 0.003);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(BTC), "1", "100", "1");
  }

  /** What was paid, in order; payments of a rate of zero left out. */
  private List<String> payments() {
    return run.all(Event.FundingPaid.class).stream()
        .filter(paid -> !paid.payment().isZero())
        .map(paid -> paid.payment().toString())
        .toList();
  }

  private void run(String from, String to) {
    run.run(from, to, TradingCosts.NONE);
  }
}
