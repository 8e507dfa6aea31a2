// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.venue.sim.VenueRun.PERPETUAL;
import static dev.ballast.venue.sim.VenueRun.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 10 bp on spot and 5 bp on futures, nothing else, of BTC at 50,000 and BNB at 500. */
class FeeAssetsTest {
  private static final Asset BNB = new Asset("BNB");
  private static final FeeAssets RECEIVED = new FeeAssets(true, Optional.empty());
  private static final FeeAssets COIN = new FeeAssets(true, Optional.of(BNB));
  private static final TradingCosts COSTS =
      new TradingCosts(
          BasisPoints.of("10"), BasisPoints.of("5"), BasisPoints.ZERO, BasisPoints.ZERO);

  private final MadeMarket market =
      MadeMarket.from("2025-01-01")
          .closes(SPOT, 50_000, 50_000, 50_000)
          .closes(PERPETUAL, 50_000, 50_000, 50_000)
          .closes("BNB/USDT", 500, 500, 500)
          .fundingEvery(8, PERPETUAL, "2024-12-31", "2025-03-10", 0);
  private final VenueRun run = new VenueRun(market);

  /** 0.1 at 50,000 take 5,000 of 5,000: the fee of 0.0001 BTC is not asked of the dollars. */
  @Test
  void aPurchasePaysInWhatItBuysAndASaleInTheQuote() {
    run.deposit(Place.SPOT, "5000", "USDT");

    run.charging(RECEIVED)
        .send("2025-01-02", run.order(SPOT, Side.BUY, "0.1"), run.order(SPOT, Side.SELL, "0.05"))
        .run("2025-01-02", "2025-01-02", COSTS);

    assertThat(fees()).containsExactly(amount(Asset.BTC, "0.0001"), Money.usdt("2.5"));
    assertThat(run.ledger.in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.parse("0.0499"));
    assertThat(run.ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("2497.5"));
  }

  /** All that was bought is not there to be sold: 0.1 less its fee are 0.0999. */
  @Test
  void whatTheFeeHasTakenCannotBeSold() {
    run.deposit(Place.SPOT, "5000", "USDT");

    run.charging(RECEIVED)
        .send("2025-01-02", run.order(SPOT, Side.BUY, "0.1"), run.order(SPOT, Side.SELL, "0.1"))
        .run("2025-01-02", "2025-01-02", COSTS);

    assertThat(run.only(Event.OrderRefused.class).reason())
        .isEqualTo("needs 0.1 BTC in the spot wallet, which holds 0.0999");
  }

  /**
   * 5 dollars are 0.01 BNB. Of 0.015 in the spot wallet the first fee takes 0.01, and the second
   * finds too little: what is received pays it. Of futures 0.1 x 50,000 x 5 bp = 2.50, 0.005 BNB.
   */
  @Test
  void theCoinPaysAsLongAsTheWalletHasEnoughOfIt() {
    run.deposit(Place.SPOT, "20000", "USDT").deposit(Place.SPOT, "0.015", "BNB");
    run.deposit(Place.FUTURES, "10000", "USDT").deposit(Place.FUTURES, "1", "BNB");

    run.charging(COIN)
        .send(
            "2025-01-02",
            run.order(SPOT, Side.BUY, "0.1"),
            run.order(SPOT, Side.BUY, "0.1"),
            run.order(PERPETUAL, Side.BUY, "0.1"))
        .run("2025-01-02", "2025-01-02", COSTS);

    assertThat(fees())
        .containsExactly(amount(BNB, "0.01"), amount(Asset.BTC, "0.0001"), amount(BNB, "0.005"));
    assertThat(run.ledger.in(Place.SPOT, BNB)).isEqualTo(Quantity.parse("0.005"));
    assertThat(run.ledger.in(Place.FUTURES, BNB)).isEqualTo(Quantity.parse("0.995"));
    assertThat(run.ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("10000"));
  }

  /** A sale of all BNB leaves none for its fee, which the proceeds pay: 0.1 % of 500. */
  @Test
  void whatIsSoldPaysNoFee() {
    run.deposit(Place.SPOT, "1", "BNB");

    run.charging(COIN)
        .send("2025-01-02", run.order("BNB/USDT", Side.SELL, "1"))
        .run("2025-01-02", "2025-01-02", COSTS);

    assertThat(fees()).containsExactly(Money.usdt("0.5"));
  }

  private List<Money> fees() {
    return run.all(Event.Filled.class).stream().map(Event.Filled::fee).toList();
  }

  private static Money amount(Asset asset, String text) {
    return Money.of(asset, new BigDecimal(text));
  }
}
