// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Position;
import dev.ballast.ledger.Ledger;
import dev.ballast.order.Event;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One thing at a time that goes wrong between a desk and its exchange. */
class DeskInTroubleTest {
  private static final String LOST = "{fault: no-answer, executed: true, on: order, nth: 1}";

  private static Quantity held(List<Event> events) {
    Ledger ledger = new Ledger();
    events.forEach(ledger::apply);
    return ledger.account(DeskInOneThread.START).position(DeskInOneThread.BITCOIN).stream()
        .map(Position::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  /** No answer, no stream, and for as long as is allowed for, the exchange denies it. */
  @Test
  void anOrderThatIsDeniedForALongTimeIsNotSentAgain() {
    String denied = "{fault: not-found, for: " + (OrdersUnderWay.DENIES - 1000) + "ms}";

    DeskInOneThread desk = new DeskInOneThread(false, LOST, denied).run();

    assertThat(desk.venue().orders()).containsExactly("a.1");
    assertThat(held(desk.events())).isEqualTo(DeskInOneThread.BOUGHT);
    assertThat(desk.notices()).noneMatch(one -> one.contains("position"));
    assertThat(desk.venue().now()).isEqualTo(DeskInOneThread.START + 8 * UtcDay.MILLIS);
  }

  /** Then nobody can tell it from one that was lost: the account says what was done. */
  @Test
  void beyondThatItIsSentAgainAndTheDeskStopsAndSaysWhy() {
    DeskInOneThread desk = new DeskInOneThread(false, LOST, "{fault: not-found, for: 10m}").run();

    assertThat(desk.notices())
        .anyMatch(one ->
            one.startsWith("stopped: ")
                && one.contains(
                    "the position in BTC/USDT:USDT: the exchange has 0.02, the books have 0.01"));
    assertThat(desk.venue().orders()).containsExactly("a.1", "a.1");
    assertThat(desk.venue().now()).as("and goes no further").isEqualTo(DeskInOneThread.START);
  }

  /** A stream is a witness of its own. */
  @Test
  void whatAStreamTellsOfIsNotSentAgainHoweverLongItIsDenied() {
    DeskInOneThread desk = new DeskInOneThread(true, LOST, "{fault: not-found, for: 10m}").run();

    assertThat(desk.venue().orders()).containsExactly("a.1");
    assertThat(held(desk.events())).isEqualTo(DeskInOneThread.BOUGHT);
  }

  @Test
  void aDelistedContractThatIsHeldStopsTheDeskByName() {
    DeskInOneThread desk =
        new DeskInOneThread(true, "{fault: delisting, symbol: BTCUSDT, from: 2024-06-06}").run();

    assertThat(desk.notices())
        .anyMatch(one ->
            one.startsWith("stopped: ")
                && one.contains(
                    "the position in BTC/USDT:USDT: the exchange has 0, the books have 0.01"));
    assertThat(desk.venue().orders()).containsExactly("a.1");
  }

  /** As of a symbol that is gone. */
  @Test
  void fillsThatTheExchangeRefusesToTellStopTheDeskByName() {
    DeskInOneThread desk =
        new DeskInOneThread(false, "{fault: error, code: -1121, on: trades}").run();

    assertThat(desk.notices())
        .anyMatch(one ->
            one.startsWith("stopped: ")
                && one.contains(
                    "the position in BTC/USDT:USDT: the exchange has 0.01, the books have 0"));
    assertThat(desk.venue().orders()).containsExactly("a.1");
  }

  /** Once it is told again, it is booked, and the desk goes on. */
  @Test
  void andAreBookedOnceTheyAreTold() {
    DeskInOneThread desk =
        new DeskInOneThread(false, "{fault: error, code: -1121, on: trades, times: 9}").run();

    assertThat(held(desk.events())).isEqualTo(DeskInOneThread.BOUGHT);
    assertThat(desk.notices()).last().isEqualTo("the books are the exchange's");
    assertThat(desk.venue().now()).isEqualTo(DeskInOneThread.START + 8 * UtcDay.MILLIS);
  }

  @Test
  void aDelistedContractThatIsNotHeldStopsNothing() {
    DeskInOneThread desk =
        new DeskInOneThread(true, "{fault: delisting, symbol: ETHUSDT, from: 2024-06-06}").run();

    assertThat(desk.notices()).noneMatch(one -> one.startsWith("stopped"));
    assertThat(desk.venue().now()).isEqualTo(DeskInOneThread.START + 8 * UtcDay.MILLIS);
  }

  /** What closed is asked for once a second, not as often as it is refused. */
  @Test
  void aBarThatIsNotToldIsAskedForWithPauses() {
    DeskInOneThread desk =
        new DeskInOneThread(
                true, "{fault: unavailable, on: 'GET /fapi/v1/klines', from: 2024-06-04}")
            .run();

    assertThat(desk.seconds()).isGreaterThan(3_500);
    assertThat(desk.requests()).isLessThan(2 * desk.seconds());
  }
}
