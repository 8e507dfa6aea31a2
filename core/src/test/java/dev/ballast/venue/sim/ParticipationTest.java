// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.testing.MadeMarket.bar;
import static dev.ballast.venue.sim.MadeTerms.limit;
import static dev.ballast.venue.sim.VenueRun.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.FeeSchedule;
import dev.ballast.cost.FeeTier;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParticipationTest {
  /** A tenth of a bar's volume, for nothing. */
  private static final TradingCosts TENTH = TradingCosts.NONE.withParticipation(Percent.of("10"));

  /**
   * A tenth of 100, of 50.04 (5.004: on the step of 0.001) and of 1,000: the order takes that of
   * the bar which opens, at its open, and goes on at the next.
   */
  @Test
  void aMarketOrderGoesOnAtTheNextOpens() {
    VenueRun run = spot(100, 50.04, 1000);
    run.send("2025-01-02", buy(run, "25")).run("2025-01-02", "2025-01-05", TENTH);

    assertThat(run.fills())
        .containsExactly(
            "02 1 10 at 100, TAKER", "03 1 5.004 at 101, TAKER", "04 1 9.996 at 102, TAKER");
    assertThat(run.cancelled()).isEmpty();
  }

  /** The day before had 1,000: what is known of volume when the order is sent plays no part. */
  @Test
  void nothingFillsInABarWithoutVolume() {
    VenueRun run = spot(0, 100);
    run.send("2025-01-02", buy(run, "5")).run("2025-01-02", "2025-01-03", TENTH);

    assertThat(run.fills()).containsExactly("03 1 5 at 101, TAKER");
  }

  /** Impact of 100 bp x root(10 / 1000) for the part that fills: 10 bp of 100, then of 101. */
  @Test
  void impactIsThatOfTheQuantityThatFills() {
    TradingCosts costs =
        new TradingCosts(
                BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.of("100"))
            .withParticipation(Percent.of("1"));
    VenueRun run = spot(1000, 1000);
    run.send("2025-01-02", buy(run, "20")).run("2025-01-02", "2025-01-03", costs);

    assertThat(run.fills()).containsExactly("02 1 10 at 100.1, TAKER", "03 1 10 at 101.11, TAKER");
  }

  /** Seven and five ask for twelve of the ten that the bar has. */
  @Test
  void theFillsOfABarTakeItsShareTogether() {
    VenueRun run = spot(100, 100);
    run.send("2025-01-02", buy(run, "7"), sell(run, "5")).run("2025-01-02", "2025-01-03", TENTH);

    assertThat(run.fills())
        .containsExactly("02 1 7 at 100, TAKER", "02 2 3 at 100, TAKER", "03 2 2 at 101, TAKER");
  }

  /** Six are taken at the open and four are left for the limit inside the same bar. */
  @Test
  void whatIsTakenAtTheOpenIsNotThereInsideTheBar() {
    VenueRun run = spot(100, 100);
    run.send("2025-01-02", buy(run, "6"), buy(run, "6").withTerms(limit("99.5")));
    run.run("2025-01-02", "2025-01-04", TENTH);

    assertThat(run.fills())
        .containsExactly("02 1 6 at 100, TAKER", "03 2 4 at 99.5, MAKER", "04 2 2 at 99.5, MAKER");
  }

  @Test
  void whatMustFillAtOnceTakesItsShareOrNothing() {
    VenueRun run = spot(100, 100);
    run.send(
        "2025-01-02",
        buy(run, "11").withTerms(limit("100", TimeInForce.FILL_OR_KILL)),
        buy(run, "11").withTerms(limit("100", TimeInForce.IMMEDIATE_OR_CANCEL)));
    run.run("2025-01-02", "2025-01-03", TENTH);

    assertThat(run.fills()).containsExactly("02 2 10 at 100, TAKER");
    assertThat(run.cancelled())
        .containsExactly(
            "1 11: cannot be filled whole at once",
            "2 1: no more of the bar's volume may be taken at once");
  }

  /** The limit of 100.5 takes at 100, not at the next open of 101: there it waits. */
  @Test
  void aLimitThatTookAPartWaitsWithTheRest() {
    VenueRun run = spot(100, 1000);
    run.send("2025-01-02", buy(run, "15").withTerms(limit("100.5")));
    run.run("2025-01-02", "2025-01-04", TENTH);

    assertThat(run.fills()).containsExactly("02 1 10 at 100, TAKER", "04 1 5 at 100.5, MAKER");
  }

  /** 1,000 at 100 are worth 100,000: the second tier, for 30 days less an instant. */
  @Test
  void feesFollowTheVolumeOfThirtyDays() {
    FeeTier low = new FeeTier(BigDecimal.ZERO, BasisPoints.ZERO, BasisPoints.of("10"));
    FeeTier high = new FeeTier(new BigDecimal("100000"), BasisPoints.ZERO, BasisPoints.of("4"));
    FeeSchedule fees =
        new FeeSchedule(
            List.of(new FeeSchedule.Version(LocalDate.EPOCH, "made", List.of(low, high))));
    TradingCosts costs =
        new TradingCosts(fees, fees, BasisPoints.ZERO, BasisPoints.ZERO, Optional.empty());
    double[][] bars = new double[40][];
    Arrays.fill(bars, bar(100, 100, 100, 100));
    VenueRun run = VenueRun.of(SPOT, bars).deposit(Place.SPOT, "1000000", "USDT");
    run.send("2025-01-02", buy(run, "999"), buy(run, "1"));
    run.send("2025-01-03", buy(run, "1"));
    run.send("2025-01-31", buy(run, "1"));
    run.send("2025-02-01", buy(run, "1"));
    run.run("2025-01-02", "2025-02-02", costs);

    assertThat(run.all(Event.Filled.class))
        .extracting(Event.Filled::fee)
        .containsExactly(
            Money.usdt("99.9"),
            Money.usdt("0.1"),
            Money.usdt("0.04"),
            Money.usdt("0.04"),
            Money.usdt("0.1"));
  }

  /** Days that open at 100, 101, 102 ... with these volumes, each a point up and down. */
  private static VenueRun spot(double... volumes) {
    VenueRun run = VenueRun.of(SPOT).deposit(Place.SPOT, "1000000", "USDT");
    for (int day = 0; day < volumes.length; day++) {
      double open = 100 + day;
      run.market
          .volume(volumes[day])
          .candles(SPOT, Interval.DAY, bar(open, open + 1, open - 1.75, open + 1));
    }
    return run.deposit(Place.SPOT, "100", "BTC");
  }

  private static Order buy(VenueRun run, String quantity) {
    return run.order(SPOT, Side.BUY, quantity);
  }

  private static Order sell(VenueRun run, String quantity) {
    return run.order(SPOT, Side.SELL, quantity);
  }
}
