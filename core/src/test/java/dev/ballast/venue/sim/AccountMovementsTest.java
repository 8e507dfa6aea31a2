// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Place;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.venue.Outstanding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money that is asked to go: what may, and what a position needs. */
class AccountMovementsTest {
  private static final String PERPETUAL = "BTC/USDT:USDT";
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /** The perpetual stands at a mark; the futures wallet holds 100 USDT. */
  private static VenueRun wallet() {
    return new VenueRun(MadeMarket.from("2025-01-01")).deposit(Place.FUTURES, "100", "USDT");
  }

  private static Event moved(VenueRun run, double mark, Movement movement) {
    MadeMarket market = MadeMarket.from("2025-01-01").closes(PERPETUAL, mark, mark, mark);
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-01-03");
    assertThat(feed.advance()).isTrue();
    SimulatedVenue venue = new SimulatedVenue(feed, VenueRun.TAKER, market.brackets(), Ids.MARKET);
    venue.connect(run.ledger, Outstanding.NOTHING, run::post);
    venue.move(List.of(movement));
    return run.events.getLast();
  }

  private static Movement out(String amount) {
    return Movement.withdrawal("w", Place.FUTURES, Money.usdt(amount));
  }

  @Test
  void moneyComesGoesAndMoves() {
    VenueRun run = wallet();

    moved(run, 100, Movement.deposit("d", Place.SPOT, Money.usdt("7")));
    moved(run, 100, Movement.transfer("t", Place.FUTURES, Place.COLD, Money.usdt("60")));
    moved(run, 100, out("40"));

    assertThat(run.futures("USDT")).isEqualTo("0");
    assertThat(run.ledger.in(Place.SPOT, Asset.USDT)).hasToString("7");
    assertThat(run.ledger.in(Place.COLD, Asset.USDT)).hasToString("60");
  }

  @Test
  void noMoreLeavesThanIsThere() {
    VenueRun run = wallet();

    assertThat(moved(run, 100, Movement.withdrawal("w", Place.SPOT, Money.usdt("0.00000001"))))
        .isEqualTo(
            new Event.RequestRejected(
                MadeMarket.at("2025-01-02"), "w", "spot wallet holds 0 USDT, not 0.00000001 USDT"));
    assertThat(((Event.RequestRejected) moved(run, 100, out("100.5"))).reason())
        .isEqualTo("futures wallet holds 100 USDT, not 100.5 USDT");
    assertThat(run.futures("USDT")).isEqualTo("100");
  }

  /** One long at 100, leverage 2: initial margin is 50 at a mark of 100, so 50 of 100 are free. */
  @Test
  void initialMarginStays() {
    VenueRun run = wallet().bring(VenueRun.contract(PERPETUAL), "1", "100", "2");

    assertThat(((Event.RequestRejected) moved(run, 100, out("50.00000001"))).reason())
        .isEqualTo(
            "would leave the futures wallet 0.00000001 USDT below the initial margin of its"
                + " positions");
    assertThat(moved(run, 100, out("50"))).isInstanceOf(Event.Deposited.class);
    assertThat(run.futures("USDT")).isEqualTo("50");
  }

  /** At 110 equity is 110 and 55 are needed; at 240 equity of 240 is enough, the balance is 100. */
  @Test
  void profitFreesMarginAndCannotLeaveItself() {
    VenueRun small = wallet().bring(VenueRun.contract(PERPETUAL), "1", "100", "2");
    assertThat(moved(small, 110, out("55.01"))).isInstanceOf(Event.RequestRejected.class);
    assertThat(moved(small, 110, out("55"))).isInstanceOf(Event.Deposited.class);

    VenueRun large = wallet().bring(VenueRun.contract(PERPETUAL), "1", "100", "2");
    assertThat(moved(large, 240, out("100.01"))).isInstanceOf(Event.RequestRejected.class);
    assertThat(moved(large, 240, out("100"))).isInstanceOf(Event.Deposited.class);
  }

  /** At 70 equity is 70 and 35 are needed. */
  @Test
  void aLossBindsMoney() {
    VenueRun run = wallet().bring(VenueRun.contract(PERPETUAL), "1", "100", "2");

    assertThat(moved(run, 70, out("35.01"))).isInstanceOf(Event.RequestRejected.class);
    assertThat(moved(run, 70, out("35"))).isInstanceOf(Event.Deposited.class);
  }

  @Test
  void anIsolatedPositionBindsNothingOfTheFuturesWallet() {
    VenueRun run =
        wallet()
            .bring(
                VenueRun.contract(PERPETUAL),
                PositionSide.BOTH,
                "1",
                "100",
                "2",
                Optional.of("50"));

    assertThat(moved(run, 60, out("100"))).isInstanceOf(Event.Deposited.class);
  }

  private static Event margin(VenueRun run, double mark, String amount) {
    MadeMarket market = MadeMarket.from("2025-01-01").closes(PERPETUAL, mark, mark, mark);
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-01-03");
    assertThat(feed.advance()).isTrue();
    SimulatedVenue venue = new SimulatedVenue(feed, VenueRun.TAKER, market.brackets(), Ids.MARKET);
    venue.connect(run.ledger, Outstanding.NOTHING, run::post);
    PositionKey key = new PositionKey(VenueRun.contract(PERPETUAL).id(), PositionSide.BOTH);
    venue.moveMargin("m", key, Money.usdt(amount));
    return run.events.getLast();
  }

  private static VenueRun isolated() {
    return wallet()
        .bring(VenueRun.contract(PERPETUAL), PositionSide.BOTH, "1", "100", "2", Optional.of("50"));
  }

  /** Leverage 2: a wallet of 50 and no profit at 100, where 50 are needed. */
  @Test
  void marginGoesIntoAPositionAndWhatIsFreeComesBack() {
    VenueRun run = isolated();

    assertThat(margin(run, 100, "100.00000001")).isInstanceOf(Event.RequestRejected.class);
    assertThat(margin(run, 100, "80")).isInstanceOf(Event.IsolatedMarginMoved.class);
    assertThat(run.futures("USDT")).isEqualTo("20");
    assertThat(((Event.RequestRejected) margin(run, 100, "-80.00000001")).reason())
        .isEqualTo("the position's own wallet does not have 80.00000001 USDT to spare");
    assertThat(margin(run, 100, "-80")).isInstanceOf(Event.IsolatedMarginMoved.class);
    assertThat(run.futures("USDT")).isEqualTo("100");
  }

  /** At 300 the profit alone is margin enough; only the 50 that were put there can leave. */
  @Test
  void profitDoesNotLeaveAPositionsWallet() {
    VenueRun run = isolated();

    assertThat(margin(run, 300, "-50.00000001")).isInstanceOf(Event.RequestRejected.class);
    assertThat(margin(run, 300, "-50")).isInstanceOf(Event.IsolatedMarginMoved.class);
  }

  @Test
  void aCrossPositionHasNoMarginOfItsOwn() {
    VenueRun run = wallet().bring(VenueRun.contract(PERPETUAL), "1", "100", "2");

    assertThat(((Event.RequestRejected) margin(run, 100, "1")).reason())
        .startsWith("no isolated position in ");
  }

  /**
   * Of one wallet with one position: balance less amount is not below zero, nor is what that and
   * the profit make less notional / leverage. In plain decimals.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatLeavesIsWhatAPlainCalculationLetsGo(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int made = 0;
    for (int i = 0; i < 60; i++) {
      BigDecimal quantity = BigDecimal.valueOf(random.nextLong(1, 3_000), 3);
      BigDecimal signed = random.nextBoolean() ? quantity : quantity.negate();
      BigDecimal mark = BigDecimal.valueOf(random.nextLong(6_000, 14_000), 2);
      BigDecimal leverage = BigDecimal.valueOf(random.nextLong(1, 11));
      BigDecimal amount = BigDecimal.valueOf(random.nextLong(1, 20_000_000_000L), 8);
      VenueRun run =
          wallet()
              .bring(
                  VenueRun.contract(PERPETUAL),
                  signed.toPlainString(),
                  "100",
                  leverage.toPlainString());

      Event event = moved(run, mark.doubleValue(), out(amount.toPlainString()));

      BigDecimal left = HUNDRED.subtract(amount);
      BigDecimal profit = signed.multiply(mark.subtract(HUNDRED));
      BigDecimal margin = quantity.multiply(mark).divide(leverage, 8, RoundingMode.DOWN);
      boolean free = left.signum() >= 0 && left.add(profit).subtract(margin).signum() >= 0;
      assertThat(event instanceof Event.Deposited).as("seed %d, case %d", seed, i).isEqualTo(free);
      assertThat(run.ledger.in(Place.FUTURES, Asset.USDT).toDecimal())
          .as("seed %d, case %d", seed, i)
          .isEqualByComparingTo(free ? left : HUNDRED);
      made += free ? 1 : 0;
    }
    assertThat(made).as("both happen").isBetween(1, 59);
  }

  @Test
  void aMovementIsOfSomethingAndGoesSomewhere() {
    assertThatThrownBy(() -> out("0")).hasMessage("an amount is above zero, not 0 USDT");
    assertThatThrownBy(() -> Movement.transfer("t", Place.SPOT, Place.SPOT, Money.usdt("1")))
        .hasMessage("1 USDT goes from the spot wallet to where it is");
  }
}
