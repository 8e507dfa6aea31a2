// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.engine.Session;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.policy.SectorBook;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Books of BTC alone: spot, a perpetual and a dated future, traded at each day's start and within
 * it, on steps of 0.001 and ticks of 0.1, so that no amount of the books is rounded.
 */
class BenchmarkAloneTest {
  private static final BigDecimal UNIT = new BigDecimal("0.00000001");
  private static final long DAY = 86_400_000;
  private static final int DAYS = 8;
  private static final InstrumentId SPOT = Ids.parse("BTC/USDT");
  private static final List<InstrumentId> TRADED =
      List.of(SPOT, Ids.parse("BTC/USDT:USDT"), Ids.parse("BTC/USDT:USDT-250328"));

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  /**
   * Market is exposure x return: coins of every kind that stood at the start times the move of
   * spot, and of what was traded within the period the move from there on.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void marketIsExposureTimesReturnWithinOneUnitAndNothingIsSelection(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Ledger ledger = new Ledger();
    List<Event> events = new ArrayList<>();
    List<Session.Snapshot> standing = new ArrayList<>();
    for (Place place : List.of(Place.SPOT, Place.FUTURES)) {
      post(ledger, events, new Event.Deposited(0, place, Money.usdt("1000000")));
    }
    for (int day = 0; day <= DAYS; day++) {
      Marks marks = marks(random, day * DAY);
      Account account = ledger.account(marks.time());
      standing.add(
          new Session.Snapshot(
              marks.time(), account, marks, Exposure.of(account, marks), events.size()));
      for (int i = random.nextInt(4); i > 0; i--) {
        post(ledger, events, fill(random, marks, day * DAY));
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        post(ledger, events, fill(random, marks, day * DAY + DAY / 2));
      }
    }

    Attribution exact = Attribution.of(standing, events, model());

    for (int day = 0; day < DAYS; day++) {
      Session.Snapshot start = standing.get(day);
      Session.Snapshot end = standing.get(day + 1);
      BigDecimal moved =
          new PlainExposures(start, end, events.subList(start.events(), end.events()))
              .moved(Asset.BTC);
      Parts total = exact.periods().get(day).total();
      assertThat(total.of(Part.MARKET).toDecimal())
          .as("market on day %d with seed %d", day, seed)
          .isCloseTo(moved, within(UNIT));
      assertThat(total.of(Part.SELECTION).toDecimal().abs())
          .as("selection on day %d with seed %d", day, seed)
          .isLessThan(UNIT);
    }
  }

  private static Marks marks(SplittableRandom random, long time) {
    Map<InstrumentId, Price> prices = new TreeMap<>();
    long spot = random.nextLong(300_000, 900_000);
    for (InstrumentId id : TRADED) {
      long ticks = id.isSpot() ? spot : spot + random.nextLong(-spot / 100, spot / 50);
      prices.put(id, new Price(ticks * 10_000_000));
    }
    return Marks.of(time, Asset.USDT, prices);
  }

  /** Some ticks from the last close, and some more to the worse. */
  private static Event fill(SplittableRandom random, Marks marks, long time) {
    InstrumentId id = TRADED.get(random.nextInt(TRADED.size()));
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long fair = marks.price(id).units() / 10_000_000 + random.nextLong(-500, 500);
    long slip = random.nextLong(0, 20) * side.signed(Quantity.parse("1")).signum();
    return Event.Filled.whole(
        time,
        Order.market(
            "t.1",
            "t",
            Contract.of(id),
            side,
            new Quantity(random.nextLong(1, 2_000) * 100_000),
            BigDecimal.ONE),
        new Price((fair + slip) * 10_000_000),
        new Price(fair * 10_000_000),
        new Money(Asset.USDT, random.nextLong(1_000_000_000)));
  }

  private static void post(Ledger ledger, List<Event> events, Event event) {
    ledger.apply(event);
    events.add(event);
  }

  private static MarketModel model() {
    return MarketModel.of(
        MarketView.of(MemoryHistory.from("nothing").build(), RuleBook.empty(), 100 * DAY),
        Asset.BTC,
        Ids.MARKET,
        SectorBook.of(List.of()));
  }
}
