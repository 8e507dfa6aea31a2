// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.engine.Session;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class RealisedCarryTest {
  private static final InstrumentId SPOT = Ids.parse("SOL/USDT");
  private static final InstrumentId PERPETUAL = Ids.parse("SOL/USDT:USDT");
  private static final Purpose CARRY = Purpose.parse("carry:SOL");
  private static final long DAY = 86_400_000L;
  private static final long START = MadeMarket.at("2025-01-01");
  private static final double BACKING = 0.75;

  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();
  private final List<Session.Snapshot> snapshots = new ArrayList<>();
  private int orders;

  /**
   * Ten coins bought at 100 and sold forward at 101, sold at 104 and bought back at 104.2: the
   * basis falls from 1 to 0.2, which is 8.00 for ten. Funding of 10 x 102 x 0.001 is received:
   * 1.02. Fees are 1 + 0.5 + 1.04 + 0.521 = 3.061. That leaves 5.959, to the cent 8.00 + 1.02
   * before fees.
   *
   * <p>It is held at two closes, where it ties up 1,010 + 0.75 x 1,015 = 1,771.25 and 1,040 + 0.75
   * x 1,042 = 1,821.50, 1,796.375 in the mean, over two days: 5.959 / 1,796.375 x 365 / 2 = 60.54 %
   * a year.
   */
  @Test
  void basisAtEntryLessBasisAtExitAndFundingIsWhatIsLeftBesideFees() {
    round(0);

    assertThat(holdings())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.from()).isEqualTo(START);
          assertThat(one.to()).isEqualTo(START + 2 * DAY);
          assertThat(one.closed()).isTrue();
          assertThat(one.prices()).isEqualTo(Money.usdt("8"));
          assertThat(one.funding()).isEqualTo(Money.usdt("1.02"));
          assertThat(one.prices().plus(one.funding())).isEqualTo(Money.usdt("9.02"));
          assertThat(one.fees()).isEqualTo(Money.usdt("-3.061"));
          assertThat(one.profit()).isEqualTo(Money.usdt("5.959"));
          assertThat(one.capital()).isCloseTo(1_796.375, within(1e-9));
          assertThat(one.days()).isEqualTo(2);
          assertThat(one.realised().orElseThrow())
              .isCloseTo(5.959 / 1_796.375 * 365 / 2, within(1e-12));
          assertThat(one.expected()).isEmpty();
        });
  }

  /** The future's leg alone: 10 short from 1 above spot to 0.2, which is 1 % and 0.1923 % of it. */
  @Test
  void whatTheBasisGaveIsToldByItself() {
    round(0);

    assertThat(BasisHolding.of(snapshots, events))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.purpose()).isEqualTo(CARRY);
          assertThat(one.future()).isEqualTo(PERPETUAL);
          assertThat(one.largest()).isEqualTo(-10);
          assertThat(one.entry()).hasValueCloseTo(1.0, within(1e-9));
          assertThat(one.exit()).hasValueCloseTo(0.2, within(1e-9));
          assertThat(one.entryShare()).hasValueCloseTo(0.01, within(1e-12));
          assertThat(one.exitShare()).hasValueCloseTo(0.2 / 104, within(1e-12));
          assertThat(one.gain()).hasValueCloseTo(8.0, within(1e-9));
        });
  }

  /** Twice the same, a day without any in between. */
  @Test
  void everyHoldingStandsByItself() {
    round(0);
    round(4);

    List<RealisedCarry> holdings = holdings();

    assertThat(holdings).hasSize(2);
    assertThat(holdings.getLast().from()).isEqualTo(START + 4 * DAY);
    assertThat(holdings.getLast().profit()).isEqualTo(holdings.getFirst().profit());
  }

  /** At the end of the second day ten are still held: worth 0.2 less of basis, 8 + 1.02 - 1.5. */
  @Test
  void whatIsStillHeldIsValuedAtTheEnd() {
    post(new Event.Deposited(START, Place.SPOT, Money.usdt("5000")));
    post(new Event.Deposited(START, Place.FUTURES, Money.usdt("5000")));
    enter(0);

    assertThat(holdings())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.closed()).isFalse();
          assertThat(one.expected()).isEmpty();
          assertThat(one.profit()).isEqualTo(Money.usdt("7.52"));
          assertThat(one.to()).isEqualTo(START + 2 * DAY);
        });
  }

  /** Of several purposes each has what it has alone; one that held nothing has none. */
  @Test
  void purposesAreFoldedTogether() {
    round(0);
    Purpose other = Purpose.parse("carry:ETH");

    SequencedMap<Purpose, List<RealisedCarry>> both =
        RealisedCarry.of(List.of(other, CARRY), BACKING, snapshots, events);

    assertThat(both).containsEntry(CARRY, holdings()).containsEntry(other, List.of());
  }

  @Test
  void whatIsNeverHeldHasNoHolding() {
    post(new Event.Deposited(START, Place.SPOT, Money.usdt("5000")));
    close(START, "100", "101");
    assertThat(holdings()).isEmpty();
  }

  private List<RealisedCarry> holdings() {
    return RealisedCarry.of(List.of(CARRY), BACKING, snapshots, events)
        .getOrDefault(CARRY, List.of());
  }

  private void round(int day) {
    if (day == 0) {
      post(new Event.Deposited(START, Place.SPOT, Money.usdt("5000")));
      post(new Event.Deposited(START, Place.FUTURES, Money.usdt("5000")));
    }
    enter(day);
    long left = START + (day + 2) * DAY;
    fill(left, SPOT, Side.SELL, "104", "1.04");
    fill(left, PERPETUAL, Side.BUY, "104.2", "0.521");
    close(left + DAY, "105", "105");
  }

  private void enter(int day) {
    long time = START + day * DAY;
    close(time, "100", "101");
    fill(time, SPOT, Side.BUY, "100", "1");
    fill(time, PERPETUAL, Side.SELL, "101", "0.5");
    Contract contract = Contract.of(PERPETUAL);
    Price mark = Price.parse("102");
    BigDecimal rate = new BigDecimal("0.001");
    post(
        new Event.FundingPaid(
            time + DAY,
            contract,
            PositionSide.BOTH,
            Quantity.parse("-10"),
            mark,
            MarkSource.RECORDED_MARK,
            rate,
            contract.funding(Quantity.parse("-10"), mark, rate)));
    close(time + DAY, "101", "101.5");
    close(time + 2 * DAY, "104", "104.2");
  }

  private void fill(long time, InstrumentId id, Side side, String price, String fee) {
    String ticket = "ticket-" + ++orders;
    Order order =
        Order.market(
                ticket + ".1",
                ticket,
                Contract.of(id),
                side,
                Quantity.parse("10"),
                BigDecimal.valueOf(id.isSpot() ? 1 : 2))
            .forPurpose(CARRY);
    Price at = Price.parse(price);
    post(new Event.OrderPlaced(time, order));
    post(Event.Filled.whole(time, order, at, at, Money.usdt(fee)));
  }

  private void post(Event event) {
    ledger.apply(event);
    events.add(event);
  }

  private void close(long time, String spot, String perpetual) {
    Marks marks =
        Marks.of(
            time, Asset.USDT, Map.of(SPOT, Price.parse(spot), PERPETUAL, Price.parse(perpetual)));
    Account account = ledger.account(time);
    snapshots.add(
        new Session.Snapshot(time, account, marks, Exposure.of(account, marks), events.size()));
  }
}
