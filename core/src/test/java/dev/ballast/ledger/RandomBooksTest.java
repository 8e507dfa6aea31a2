// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories, each from a seed that a failure names. */
class RandomBooksTest {
  private static final int HISTORIES = 60;
  private static final int EVENTS = 60;
  private static final List<InstrumentId> SPOT =
      List.of(InstrumentId.parse("BTC/USDT"), InstrumentId.parse("ETH/USDT"));
  private static final List<InstrumentId> FUTURES =
      List.of(InstrumentId.parse("BTC/USDT:USDT"), InstrumentId.parse("ETH/USDT:USDT"));

  static LongStream seeds() {
    return LongStream.range(0, 8);
  }

  /** Quantities and prices of eight random decimals, so that every posting is rounded. */
  @ParameterizedTest
  @MethodSource("seeds")
  void balanceAfterEveryEventAndAgreeWithAPlainReplay(long block) {
    for (long seed = block * HISTORIES; seed < (block + 1) * HISTORIES; seed++) {
      Generator generator = new Generator(seed, 1, 1);
      for (int i = 0; i < EVENTS; i++) {
        Event event = generator.next();
        assertThat(generator.ledger.imbalance())
            .as("imbalance with seed %d after event %d, %s", seed, i, event)
            .isZero();
      }
      assertThat(Replay.of(generator.events).difference(generator.ledger.account(0)))
          .as("difference to the replay with seed %d", seed)
          .isZero();
    }
  }

  /**
   * Equity is what came in plus, for every trade, its change times the move from its price to the
   * mark, plus funding, less fees. With whole ticks and steps nothing is rounded but cost shares,
   * which cancel, so it holds to the last unit.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void haveAnEquityThatFollowsFromTheTradesAlone(long block) {
    for (long seed = block * HISTORIES; seed < (block + 1) * HISTORIES; seed++) {
      Generator generator = new Generator(seed, 100_000, 1_000_000);
      for (int i = 0; i < EVENTS; i++) {
        generator.next();
      }
      Marks marks = generator.marks();
      assertThat(Exposure.of(generator.ledger.account(0), marks).equity().toDecimal())
          .as("equity with seed %d", seed)
          .isEqualByComparingTo(equity(generator.events, marks));
    }
  }

  private static BigDecimal equity(List<Event> events, Marks marks) {
    BigDecimal equity = BigDecimal.ZERO;
    for (Event event : events) {
      equity =
          switch (event) {
            case Event.Deposited in -> equity.add(value(in.amount(), marks));
            case Event.Filled filled ->
                equity
                    .add(
                        marks
                            .price(filled.instrument())
                            .toDecimal()
                            .subtract(filled.price().toDecimal())
                            .multiply(filled.change().toDecimal()))
                    .subtract(filled.fee().toDecimal());
            case Event.FundingPaid funding -> equity.add(funding.payment().toDecimal());
            case Event.PositionBrought(long time, Position held) ->
                equity
                    .add(
                        held.quantity()
                            .toDecimal()
                            .multiply(marks.price(held.instrument()).toDecimal()))
                    .subtract(held.entryCost().toDecimal());
            case Event.Transferred moved -> equity;
            case Event.OrderPlaced placed -> equity;
            case Event.OrderRefused refused -> equity;
            case Event.OrderCancelled cancelled -> equity;
            case Event.IsolatedMarginMoved moved -> equity;
            case Event.Delivered delivered -> equity;
            case Event.Rolled rolled -> equity;
            case Event.LiquidationFeePaid paid -> equity;
            case Event.LossCovered covered -> equity;
          };
    }
    return equity;
  }

  private static BigDecimal value(Money amount, Marks marks) {
    return marks.value(amount.asset(), new Quantity(amount.units())).toDecimal();
  }

  /** Makes events that follow from the books as they stand. */
  private static final class Generator {
    private final SplittableRandom random;
    private final long step;
    private final long tick;
    private final Ledger ledger = new Ledger();
    private final List<Event> events = new ArrayList<>();

    Generator(long seed, long step, long tick) {
      this.random = new SplittableRandom(seed);
      this.step = step;
      this.tick = tick;
      post(
          new Event.PositionBrought(
              0,
              new Position(
                  Contract.of(FUTURES.getFirst()),
                  PositionSide.BOTH,
                  quantity(),
                  money(Asset.USDT),
                  BigDecimal.ONE,
                  Optional.empty())));
    }

    Event next() {
      return switch (random.nextInt(8)) {
        case 0 -> post(new Event.Deposited(0, place(), money(asset())));
        case 1 -> post(new Event.Transferred(0, place(), place(), money(Asset.USDT)));
        case 2 -> post(fill(SPOT.get(random.nextInt(2)), quantity()));
        case 3, 4 -> post(fill(FUTURES.get(random.nextInt(2)), quantity()));
        case 5 -> post(towardsZero());
        case 6 -> post(funding());
        default -> post(new Event.OrderPlaced(0, fill(SPOT.getFirst(), quantity()).order()));
      };
    }

    /** A part of a position, all of it, or more than all of it. */
    private Event towardsZero() {
      List<Position> positions = ledger.positions();
      if (positions.isEmpty()) {
        return fill(FUTURES.getFirst(), quantity());
      }
      Position held = positions.get(random.nextInt(positions.size()));
      long size = Math.abs(held.quantity().units());
      long closed =
          switch (random.nextInt(3)) {
            case 0 -> Math.max(step, random.nextLong(size) / step * step);
            case 1 -> size;
            default -> size + step * (1 + random.nextLong(1000));
          };
      return fill(held.instrument(), new Quantity(-held.quantity().signum() * closed));
    }

    private Event.Filled fill(InstrumentId id, Quantity change) {
      Order order =
          Order.market(
              "1.1", "1", Contract.of(id), Side.of(change), change.abs(), new BigDecimal("2.5"));
      return Event.Filled.whole(0, order, price(), price(), money(Asset.USDT).abs());
    }

    private Event funding() {
      InstrumentId id = FUTURES.get(random.nextInt(2));
      Quantity held = ledger.position(id).map(Position::quantity).orElse(Quantity.ZERO);
      BigDecimal rate = BigDecimal.valueOf(random.nextLong(-75_000, 75_000), 8);
      Price mark = price();
      Money payment =
          Money.rounded(
              Asset.USDT, held.toDecimal().multiply(mark.toDecimal()).multiply(rate).negate());
      return new Event.FundingPaid(
          0,
          Contract.of(id),
          PositionSide.BOTH,
          held,
          mark,
          MarkSource.RECORDED_MARK,
          rate,
          payment);
    }

    private Event post(Event event) {
      ledger.apply(event);
      events.add(event);
      return event;
    }

    private Place place() {
      List<Place> all = List.of(Place.values());
      return all.get(random.nextInt(all.size()));
    }

    private Asset asset() {
      return List.of(Asset.USDT, Asset.BTC, Asset.ETH).get(random.nextInt(3));
    }

    private Money money(Asset asset) {
      return new Money(asset, random.nextLong(-1_000_00000000L, 1_000_00000000L) / step * step);
    }

    /** Signed, up to ten, never zero. */
    private Quantity quantity() {
      long units = step * (1 + random.nextLong(10_00000000L / step));
      return new Quantity(random.nextBoolean() ? units : -units);
    }

    private Price price() {
      return new Price(tick * (1 + random.nextLong(100_000_00000000L / tick)));
    }

    Marks marks() {
      Map<InstrumentId, Price> prices = new TreeMap<>();
      SPOT.forEach(id -> prices.put(id, price()));
      FUTURES.forEach(id -> prices.put(id, price()));
      return Marks.of(0, Asset.USDT, prices);
    }
  }
}
