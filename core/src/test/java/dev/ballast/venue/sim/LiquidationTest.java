// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.testing.MadeMarket.bar;
import static dev.ballast.testing.MadeMarket.flat;
import static dev.ballast.venue.sim.VenueRun.TAKER;
import static dev.ballast.venue.sim.VenueRun.contract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.cost.TradingCosts;
import dev.ballast.margin.WorstCase;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.market.MissingData;
import dev.ballast.market.SeriesKind;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.Outstanding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Liquidation inside the bar, by hand. A contract asks for 0.5 % of maintenance, a taker for 5 bp,
 * and the liquidation fee is 1.5 %, unless it is said otherwise. Bars open on 2025-01-01; a run
 * begins on the 2nd, so that the bar of the 2nd is the first one lived through.
 */
class LiquidationTest {
  private static final String BTC = "BTC/USDT:USDT";
  private static final String ETH = "ETH/USDT:USDT";
  private static final String INVERSE = "BTC/USD:BTC";

  private final MadeMarket market = MadeMarket.from("2025-01-01");
  private final VenueRun run = new VenueRun(market);

  /**
   * A long of 10 from 100 with 100 in the wallet. Equity 100 + 10 (p - 100) meets 0.05 p at p = 900
   * / 9.95 = 90.45226130 (down to 1e-8), far above the bar's low of 70, and though it closes at 99.
   * There 4.522613 are left: the taker asks for 0.45226131 of 904.522613 and gets it, the
   * liquidation fee of 13.57 takes the rest, 4.07035169.
   */
  @Test
  void aWalletIsLiquidatedInsideTheBarWhereEquityMeetsMaintenance() {
    perpetual(BTC, flat(100), bar(100, 101, 70, 99));
    run.deposit(Place.FUTURES, "100", "USDT").bring(contract(BTC), "10", "100", "10");

    run("2025-01-02", "2025-01-03");

    Event.Filled closed = run.only(Event.Filled.class);
    assertThat(closed.time()).isEqualTo(MadeMarket.at("2025-01-03"));
    assertThat(closed.order().ticket()).isEqualTo(Event.LIQUIDATION);
    assertThat(closed.order().id()).isEqualTo("2025-01-03T00:00:00Z-liquidation.1");
    assertThat(closed.order().side()).isEqualTo(Side.SELL);
    assertThat(closed.order().reduceOnly()).isTrue();
    assertThat(closed.price()).isEqualTo(Price.parse("90.4522613"));
    assertThat(closed.fee()).isEqualTo(Money.usdt("0.45226131"));
    assertThat(run.only(Event.LiquidationFeePaid.class).fee()).isEqualTo(Money.usdt("4.07035169"));
    assertThat(run.all(Event.LossCovered.class)).isEmpty();
    assertThat(run.ledger.positions()).isEmpty();
    assertThat(run.futures("USDT")).isEqualTo("0");
  }

  /** The same wallet, and a low of 90.46: equity of 4.6 there is above 4.523. */
  @Test
  void aWalletAboveMaintenanceAtTheWorstOfTheBarIsLeftAlone() {
    perpetual(BTC, flat(100), bar(100, 101, 90.46, 99));
    run.deposit(Place.FUTURES, "100", "USDT").bring(contract(BTC), "10", "100", "10");

    run("2025-01-02", "2025-01-03");

    assertThat(run.all(Event.Filled.class)).isEmpty();
  }

  /** What was brought at the close of a bar has not lived through it. */
  @Test
  void theBarBeforeTheFirstMomentIsNotLookedInto() {
    perpetual(BTC, bar(100, 101, 10, 100), flat(100));
    run.deposit(Place.FUTURES, "100", "USDT").bring(contract(BTC), "10", "100", "10");

    run("2025-01-02", "2025-01-03");

    assertThat(run.all(Event.Filled.class)).isEmpty();
  }

  /**
   * The bar opens at 80, beyond the bankruptcy price of 90: the long is closed there. 10 x 20 = 200
   * are lost and 0.4 paid to the taker's side, of 100: the fund bears 100.4.
   */
  @Test
  void beyondTheBankruptcyPriceTheInsuranceFundPaysAndNothingIsOwed() {
    perpetual(BTC, flat(100), bar(80, 85, 75, 82));
    run.deposit(Place.SPOT, "500", "USDT")
        .deposit(Place.FUTURES, "100", "USDT")
        .bring(contract(BTC), "10", "100", "10");

    run("2025-01-02", "2025-01-03");

    assertThat(run.only(Event.Filled.class).price()).isEqualTo(Price.parse("80"));
    assertThat(run.only(Event.LossCovered.class).amount()).isEqualTo(Money.usdt("100.4"));
    assertThat(run.only(Event.LossCovered.class).isolated()).isEmpty();
    assertThat(run.all(Event.LiquidationFeePaid.class)).isEmpty();
    assertThat(run.futures("USDT")).isEqualTo("0");
    assertThat(run.ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("500"));
  }

  /**
   * A long of 1 BTC at its low of 90 and a short of 10 ETH at its high of 12 together lose 10 + 20
   * of 30.4 and leave 0.4, below 0.45 + 0.6: both at their worst at the same time. A third of the
   * way less would do: on the way's part t equity is 30.4 - 30 t, maintenance 0.5 - 0.05 t + 0.5 +
   * 0.1 t, and they meet at t = 29.4 / 30.05 = 0.97836938.
   */
  @Test
  void allPositionsAreAtTheirWorstAtTheSameTime() {
    perpetual(BTC, flat(100), bar(100, 110, 90, 100));
    perpetual(ETH, flat(10), bar(10, 12, 9, 10));
    run.deposit(Place.FUTURES, "30.4", "USDT")
        .bring(contract(BTC), "1", "100", "5")
        .bring(contract(ETH), "-10", "10", "5");

    run("2025-01-02", "2025-01-03");

    assertThat(run.all(Event.Filled.class))
        .extracting(Event.Filled::price)
        .containsExactly(Price.parse("11.95673877"), Price.parse("90.21630616"));
    assertThat(run.ledger.positions()).isEmpty();
    assertThat(run.futures("USDT")).isEqualTo("0");
  }

  /**
   * Long 10 of the perpetual, short 10 of the dated future: each alone at its worst loses 10 x 20
   * and 10 x 20 of 150. Going down together they lose and win the same.
   */
  @Test
  void assetsMayBeTakenToMoveAsOne() {
    String dated = "BTC/USDT:USDT-250328";
    perpetual(BTC, flat(100), bar(100, 120, 80, 100));
    market.candles(dated, Interval.DAY, flat(101), bar(101, 121, 81, 101));
    market.brackets(dated, MadeMarket.tier("0", "1000000", "0.005", "0", "50"));
    for (WorstCase worst : WorstCase.values()) {
      VenueRun each = new VenueRun(market);
      each.deposit(Place.FUTURES, "150", "USDT")
          .bring(contract(BTC), "10", "100", "10")
          .bring(contract(dated), "-10", "101", "10");
      each.run(
          market.feed(Interval.DAY, "2025-01-02", "2025-01-03"),
          TAKER,
          Margins.of(market.brackets(), Ids.MARKET).withWorstCase(worst));
      assertThat(each.ledger.positions()).hasSize(worst == WorstCase.EACH_AT_ITS_WORST ? 0 : 2);
    }
  }

  /** Long and short of hedge mode are one contract at one price: equal legs lose nothing. */
  @Test
  void theTwoSidesOfHedgeModeAreNotBothAtTheirWorst() {
    perpetual(BTC, flat(100), bar(100, 150, 60, 100));
    run.deposit(Place.FUTURES, "50", "USDT")
        .bring(contract(BTC), PositionSide.LONG, "10", "100", "10", Optional.empty())
        .bring(contract(BTC), PositionSide.SHORT, "-10", "100", "10", Optional.empty());

    run("2025-01-02", "2025-01-03");

    assertThat(run.ledger.positions()).hasSize(2);
  }

  /**
   * Two positions share one wallet: the loss of one liquidates both. 140 - p = 0.005 p + 0.05 at
   * 139.25373135; what is left there goes with the liquidation fee of the first.
   */
  @Test
  void everyPositionOfTheWalletIsClosed() {
    perpetual(BTC, flat(100), flat(140), flat(140));
    perpetual(ETH, flat(10), flat(10), flat(10));
    run.deposit(Place.FUTURES, "40", "USDT")
        .bring(contract(BTC), "-1", "100", "5")
        .bring(contract(ETH), "1", "10", "1");

    run.run("2025-01-02", "2025-01-04", TradingCosts.NONE);

    assertThat(run.all(Event.Filled.class)).hasSize(2);
    assertThat(run.ledger.positions()).isEmpty();
    assertThat(run.futures("USDT")).isEqualTo("0");
  }

  @Test
  void aPositionWithoutBracketsStopsTheRun() {
    String dated = "BTC/USDT:USDT-250328";
    market.closes(dated, 100, 100, 100);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(dated), "1", "100", "1");

    assertThatThrownBy(() -> run("2025-01-02", "2025-01-03"))
        .isInstanceOf(MissingData.class)
        .hasMessageContaining("no margin brackets of " + dated);
  }

  /**
   * Tiers of 5 % up to 500 and 10 % (less 25) above. A long of 10 from 100 with 200: equity 10 p -
   * 800 meets p - 25 at p = 775 / 9 = 86.11111111. There the first tier holds 500 / 86.11 = 5.806
   * contracts, so 4.194 are closed: 361.15 for fees of 0.18 and 5.42 that leave equity at 55.51,
   * above 5 % of 499.96 = 25.00: compliant, 5.806 stay. On the way on to 70 equity is 55.51 - 5.806
   * (86.11 - p) and meets 0.2903 p at p = 444.43 / 5.5157 = 80.575...: the lowest tier, all closed.
   */
  @Test
  void aPositionIsCutTierByTierUntilTheWalletIsCompliantAgain() {
    perpetual(BTC, flat(100), bar(100, 101, 83, 90), bar(90, 90, 70, 72));
    market.brackets(
        BTC,
        MadeMarket.tier("0", "500", "0.05", "0", "20"),
        MadeMarket.tier("500", "100000", "0.1", "25", "10"));
    run.deposit(Place.FUTURES, "200", "USDT").bring(contract(BTC), "10", "100", "5");

    run("2025-01-02", "2025-01-04");

    List<Event.Filled> closed = run.all(Event.Filled.class);
    assertThat(closed.getFirst().time()).isEqualTo(MadeMarket.at("2025-01-03"));
    assertThat(closed.getFirst().price()).isEqualTo(Price.parse("86.11111111"));
    assertThat(closed.getFirst().quantity()).isEqualTo(Quantity.parse("4.194"));
    assertThat(closed.getFirst().fee()).isEqualTo(Money.usdt("0.18057500"));
    assertThat(run.all(Event.LiquidationFeePaid.class).getFirst().fee())
        .isEqualTo(Money.usdt("5.41725"));
    assertThat(closed).hasSize(2);
    assertThat(closed.getLast().time()).isEqualTo(MadeMarket.at("2025-01-04"));
    assertThat(closed.getLast().quantity()).isEqualTo(Quantity.parse("5.806"));
    assertThat(closed.getLast().price().toDouble()).isBetween(80.57, 80.58);
    assertThat(run.ledger.positions()).isEmpty();
  }

  /** 4.194 are cut at 86.1111, as above: 361.15 of them at a stated fee of 1 %. */
  @Test
  void theLiquidationFeeIsThatOfTheContractsRules() {
    perpetual(BTC, flat(100), bar(100, 101, 83, 90));
    market
        .brackets(
            BTC,
            MadeMarket.tier("0", "500", "0.05", "0", "20"),
            MadeMarket.tier("500", "100000", "0.1", "25", "10"))
        .liquidationFee(BTC, "100");
    run.deposit(Place.FUTURES, "200", "USDT").bring(contract(BTC), "10", "100", "5");

    run("2025-01-02", "2025-01-03");

    assertThat(run.only(Event.LiquidationFeePaid.class).fee()).isEqualTo(Money.usdt("3.6115"));
  }

  /**
   * An isolated long of 10 from 100 with a wallet of 50, beside a cross long of 1 ETH and 1,000 in
   * the futures wallet. 50 + 10 (p - 100) = 0.05 p at 95.47738693; its wallet is gone, the other
   * thousand and the other position are not touched.
   */
  @Test
  void anIsolatedPositionLosesItsWalletAndNoMore() {
    perpetual(BTC, flat(100), bar(100, 100, 60, 61));
    perpetual(ETH, flat(10), flat(10));
    run.deposit(Place.FUTURES, "1000", "USDT")
        .bring(contract(ETH), "1", "10", "5")
        .bring(contract(BTC), PositionSide.BOTH, "10", "100", "20", Optional.of("50"));

    run("2025-01-02", "2025-01-03");

    assertThat(run.only(Event.Filled.class).price()).isEqualTo(Price.parse("95.47738693"));
    assertThat(run.futures("USDT")).isEqualTo("1000");
    assertThat(run.position(ETH)).isPresent();
    assertThat(run.position(BTC)).isEmpty();
  }

  /** The same, and a bar that opens at 90, beyond its bankruptcy price of 95: the fund pays. */
  @Test
  void anIsolatedPositionBeyondBankruptcyLeavesExactlyNothing() {
    perpetual(BTC, flat(100), bar(90, 90, 60, 61));
    run.deposit(Place.FUTURES, "1000", "USDT")
        .bring(contract(BTC), PositionSide.BOTH, "10", "100", "20", Optional.of("50"));

    run("2025-01-02", "2025-01-03");

    Event.LossCovered covered = run.only(Event.LossCovered.class);
    assertThat(covered.isolated()).isPresent();
    assertThat(covered.amount()).isEqualTo(Money.usdt("50.45"));
    assertThat(run.futures("USDT")).isEqualTo("1000");
  }

  /**
   * 100 contracts of 100 dollars long from 100 dollars a coin, 100 coins, with 10 coins behind:
   * equity 10 + 100 - 10000 / p meets 0.005 x 10000 / p at p = 10050 / 110 = 91.36363636. There
   * 109.4527 coins are owed to 109.4527: 0.5473 are left, of which the taker gets 0.0547.
   */
  @Test
  void anInverseContractIsLiquidatedInCoin() {
    Contract contract = contract(INVERSE, "100");
    perpetual(INVERSE, flat(100), bar(100, 100, 80, 81));
    run.deposit(Place.FUTURES, "10", "BTC").deposit(Place.FUTURES, "1000", "USDT");
    run.bring(contract, "100", "100", "10");

    run("2025-01-02", "2025-01-03");

    Event.Filled closed = run.only(Event.Filled.class);
    assertThat(closed.price()).isEqualTo(Price.parse("91.36363636"));
    assertThat(closed.fee().asset()).isEqualTo(Asset.BTC);
    assertThat(closed.fee().toDouble()).isBetween(0.05472, 0.05473);
    assertThat(run.futures("BTC")).isEqualTo("0");
    assertThat(run.futures("USDT")).isEqualTo("1000");
  }

  /** Trades fell to 60, the mark only to 95: the mark decides. */
  @Test
  void recordedMarkBarsDecideAndTradesAreACountedSubstitute() {
    perpetual(BTC, flat(100), bar(100, 101, 60, 99), flat(99));
    run.deposit(Place.FUTURES, "100", "USDT").bring(contract(BTC), "10", "100", "10");
    market.prices(SeriesKind.MARK, BTC, Interval.DAY, flat(100), bar(100, 101, 95, 99));

    run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-04"), TAKER);

    assertThat(run.ledger.positions()).hasSize(1);
    assertThat(run.substitutes())
        .containsEntry("liquidation looked for in bars of trades, no recorded mark prices", 1);
  }

  /** An order that the wallet had open goes with it; one for spot stays. */
  @Test
  void openOrdersOfTheWalletAreCancelled() {
    perpetual(BTC, flat(100), bar(100, 100, 60, 61));
    market.closes("BTC/USDT", 100, 100, 61);
    market.closes(ETH, 10);
    run.deposit(Place.FUTURES, "100", "USDT")
        .deposit(Place.SPOT, "1000", "USDT")
        .bring(contract(BTC), "10", "100", "10");
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-01-03");
    SimulatedVenue venue = new SimulatedVenue(feed, TAKER, market.brackets(), Ids.MARKET);
    venue.connect(run.ledger, Outstanding.NOTHING, run::post);
    feed.advance();
    venue.tell();
    feed.advance();
    while (feed.time() < MadeMarket.at("2025-01-03")) {
      feed.advance();
    }
    venue.submit(
        List.of(
            run.order(contract(BTC), Side.BUY, "1", "1"),
            run.order(contract("BTC/USDT"), Side.BUY, "1", "1")));
    venue.tell();

    assertThat(run.only(Event.OrderCancelled.class).order().instrument().toString()).isEqualTo(BTC);
  }

  /** Equity of the others counts with its sign: a loss elsewhere brings the price nearer. */
  @Test
  void unrealisedProfitOfOtherCrossPositionsHasTheRightSign() {
    perpetual(BTC, flat(100), bar(100, 101, 70, 99));
    perpetual(ETH, flat(10), flat(10));
    run.deposit(Place.FUTURES, "100", "USDT")
        .bring(contract(BTC), "10", "100", "10")
        .bring(contract(ETH), "10", "12", "10");

    run("2025-01-02", "2025-01-03");

    // The ETH long has lost 20 and keeps 0.5: 100 - 20 + 10 (p - 100) = 0.05 p + 0.5,
    // p = 920.5 / 9.95 = 92.51256281; as a profit it would be 88.49246231.
    assertThat(run.all(Event.Filled.class).getFirst().price())
        .isEqualTo(Price.parse("92.51256281"));
  }

  /**
   * Tiers of 1 % up to 10,000 and 50 % above. A long of 10 from 100 at leverage 10 has a notional
   * of 1,000 and a margin of 100: looked up by either it is in the first tier; a long of 200 from
   * 100 has 20,000 of notional and, at leverage 10, 2,000 of margin: by margin it would be in the
   * first tier and stand; by notional it must keep 0.5 x 20,000 - 4,900 = 5,100 of its 3,000 and is
   * cut.
   */
  @Test
  void theTierIsLookedUpByNotionalNotByMargin() {
    perpetual(BTC, flat(100), flat(100));
    market.brackets(
        BTC,
        MadeMarket.tier("0", "10000", "0.01", "0", "20"),
        MadeMarket.tier("10000", "1000000", "0.5", "4900", "2"));
    run.deposit(Place.FUTURES, "3000", "USDT").bring(contract(BTC), "200", "100", "10");

    run("2025-01-02", "2025-01-03");

    Event.Filled cut = run.only(Event.Filled.class);
    assertThat(cut.quantity()).isEqualTo(Quantity.parse("100"));
    assertThat(run.position(BTC).orElseThrow().quantity()).isEqualTo(Quantity.parse("100"));
  }

  private void run(String from, String to) {
    run.run(from, to, TAKER);
  }

  /** Daily bars, settled every eight hours at a rate of zero. */
  private void perpetual(String symbol, double[]... candles) {
    market
        .candles(symbol, Interval.DAY, candles)
        .fundingEvery(8, symbol, "2024-12-31", "2025-01-10", 0);
  }
}
