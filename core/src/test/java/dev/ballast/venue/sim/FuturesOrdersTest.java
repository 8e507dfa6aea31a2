// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.venue.sim.VenueRun.PERPETUAL;
import static dev.ballast.venue.sim.VenueRun.contract;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders for futures: what they must have behind them to be taken. */
class FuturesOrdersTest {
  /** 5 bp, and half a spread of 2 bp. */
  private static final TradingCosts COSTS =
      new TradingCosts(
          BasisPoints.ZERO, BasisPoints.of("5"), BasisPoints.of("2"), BasisPoints.ZERO);

  private final MadeMarket market = MadeMarket.from("2025-01-01");
  private final VenueRun run = new VenueRun(market);

  /**
   * One at 100 and leverage 2 asks for 50, for 0.05 of a fee, and for what the fill is worse than
   * the open: 100.02 paid for what stands at 100. 50.07 are enough, one hundred-millionth less is
   * not.
   */
  @ParameterizedTest
  @CsvSource({"50.07001, true", "50.07000999, false"})
  void aFutureAsksForInitialMarginFeeAndSlippage(String wallet, boolean fills) {
    perpetual(100, 100, 100);
    run.deposit(Place.FUTURES, wallet, "USDT");

    run(COSTS, run.order(contract(PERPETUAL), Side.BUY, "1", "2"));

    assertThat(run.all(Event.Filled.class)).hasSize(fills ? 1 : 0);
    if (!fills) {
      assertThat(run.refusal()).contains("lacks 0.00000001 USDT of margin");
    }
  }

  /**
   * A long of one with 110 behind it at leverage one is turned into a short of one: the short asks
   * for no more than the long that it replaces, though the order is of two.
   */
  @Test
  void anOrderThatTurnsAPositionAsksForMarginOfWhatIsHeldAfter() {
    perpetual(100, 100, 100, 100);
    run.deposit(Place.FUTURES, "110", "USDT");
    run.bring(contract(PERPETUAL), "1", "100", "1");

    run(TradingCosts.NONE, run.order(contract(PERPETUAL), Side.SELL, "2", "1"));

    assertThat(run.held()).isEqualTo(Quantity.parse("-1"));
  }

  /** A hundredth at 100 is worth 1, below the minimum of 5: it may be closed, not opened. */
  @Test
  void whatOnlyReducesNeedsNoMarginAndNoMinimum() {
    perpetual(100, 100, 100);
    run.deposit(Place.FUTURES, "10", "USDT");
    run.bring(contract(PERPETUAL), "-0.02", "100", "1");

    run(
        TradingCosts.NONE,
        run.order(contract(PERPETUAL), Side.BUY, "0.01", "1"),
        run.order(contract(PERPETUAL), Side.SELL, "0.01", "1"));

    assertThat(run.all(Event.Filled.class)).hasSize(1);
    assertThat(run.refusal()).contains("value 1 USDT is below the minimum 5 USDT");
  }

  /** Up to a value of 150 the table allows leverage 10, above it 2. */
  @ParameterizedTest
  @CsvSource({"1, 10, true", "2, 10, false", "2, 2, true"})
  void leverageIsLimitedByTheBracket(String quantity, String leverage, boolean fills) {
    perpetual(100, 100, 100);
    market.brackets(
        PERPETUAL,
        MadeMarket.tier("0", "150", "0.005", "0", "10"),
        MadeMarket.tier("150", "1000000", "0.01", "0.75", "2"));
    run.deposit(Place.FUTURES, "1000", "USDT");

    run(TradingCosts.NONE, run.order(contract(PERPETUAL), Side.BUY, quantity, leverage));

    assertThat(run.all(Event.Filled.class)).hasSize(fills ? 1 : 0);
    if (!fills) {
      assertThat(run.refusal()).contains("leverage of 10 is above the bracket's 2");
    }
  }

  /**
   * What is left of a position is carried at an order's leverage where that is higher, which needs
   * less margin, and not where it is lower, which would need more.
   */
  @ParameterizedTest
  @CsvSource({"5, 5", "2, 2", "1, 2"})
  void anOrderThatReducesRaisesTheLeverageAndNeverLowersIt(String leverage, String after) {
    perpetual(100, 100, 100);
    run.deposit(Place.FUTURES, "150", "USDT");
    run.bring(contract(PERPETUAL), "2", "100", "2");

    run(TradingCosts.NONE, run.order(contract(PERPETUAL), Side.SELL, "1", leverage));

    assertThat(run.position(PERPETUAL).orElseThrow().leverage()).isEqualByComparingTo(after);
  }

  /** Of three at 100, two are left, where the table allows leverage 2; of one it allows 10. */
  @ParameterizedTest
  @CsvSource({"1, 10, false", "1, 2, true", "2, 10, true"})
  void aRaisedLeverageIsLimitedByTheBracketOfWhatIsLeft(
      String quantity, String leverage, boolean fills) {
    perpetual(100, 100, 100);
    market.brackets(
        PERPETUAL,
        MadeMarket.tier("0", "150", "0.005", "0", "10"),
        MadeMarket.tier("150", "1000000", "0.01", "0.75", "2"));
    run.deposit(Place.FUTURES, "1000", "USDT");
    run.bring(contract(PERPETUAL), "3", "100", "1");

    run(TradingCosts.NONE, run.order(contract(PERPETUAL), Side.SELL, quantity, leverage));

    assertThat(run.all(Event.Filled.class)).hasSize(fills ? 1 : 0);
  }

  @Test
  void aPerpetualWithoutFundingIsNotOpened() {
    market.closes(PERPETUAL, 100, 100, 100);
    run.deposit(Place.FUTURES, "1000", "USDT");

    run(COSTS, run.order(contract(PERPETUAL), Side.SELL, "1", "1"));

    assertThat(run.refusal()).contains("no funding rate is recorded");
  }

  @Test
  void aFutureWithoutBracketsIsNotOpened() {
    String dated = "BTC/USDT:USDT-250328";
    market.closes(dated, 100, 100, 100);
    run.deposit(Place.FUTURES, "1000", "USDT");

    run(COSTS, run.order(contract(dated), Side.SELL, "1", "1"));

    assertThat(run.refusal()).contains("no margin brackets are known");
  }

  /** Daily closes, settled every 8 hours at a rate of zero. */
  private void perpetual(double... closes) {
    market.closes(PERPETUAL, closes).fundingEvery(8, PERPETUAL, "2024-12-31", "2025-01-10", 0);
  }

  /** Sends orders on the 2nd, where they fill. */
  private void run(TradingCosts costs, Order... orders) {
    run.send("2025-01-02", orders).run("2025-01-02", "2025-01-02", costs);
  }
}
