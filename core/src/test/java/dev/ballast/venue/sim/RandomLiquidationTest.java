// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Balance;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.Outstanding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wild markets, high leverage, every kind of contract, side and margin: whatever happens, the books
 * balance, nothing is owed once positions are gone, and no isolated position costs more than was
 * put behind it.
 */
class RandomLiquidationTest {
  private static final Contract LINEAR = VenueRun.contract("BTC/USDT:USDT");
  private static final Contract OTHER = VenueRun.contract("ETH/USDT:USDT");
  private static final Contract DATED = VenueRun.contract("BTC/USDT:USDT-250118");
  private static final Contract INVERSE = VenueRun.contract("BTC/USD:BTC", "10");
  private static final List<Contract> CONTRACTS = List.of(LINEAR, OTHER, DATED, INVERSE);
  private static final int DAYS = 40;

  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void nothingIsOwedAndNothingIsLost(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MadeMarket market = market(random);
    post(new Event.Deposited(0, Place.FUTURES, Money.usdt("10000")));
    post(new Event.Deposited(0, Place.FUTURES, Money.of(Asset.BTC, new BigDecimal("100"))));
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-02-08");
    SimulatedVenue venue = new SimulatedVenue(feed, VenueRun.TAKER, market.brackets(), Ids.MARKET);
    venue.connect(ledger, Outstanding.NOTHING, this::post);
    int number = 0;
    boolean hedge = random.nextBoolean();
    while (feed.advance()) {
      venue.tell();
      owesNothingWithoutPositions(seed);
      if (feed.opens()) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          orders.add(order(random, hedge, number++));
        }
        venue.submit(orders);
      }
      venue.tell();
      owesNothingWithoutPositions(seed);
    }
    assertThat(events.stream().filter(RandomLiquidationTest::liquidates))
        .as("seed %d", seed)
        .isNotEmpty();
    assertThat(Replay.of(events).difference(ledger.account(0))).as("seed %d", seed).isZero();
  }

  private static boolean liquidates(Event event) {
    return event instanceof Event.Filled filled
        && filled.order().ticket().equals(Event.LIQUIDATION);
  }

  private void post(Event event) {
    Quantity before = ledger.in(Place.FUTURES, Asset.USDT);
    Quantity coins = ledger.in(Place.FUTURES, Asset.BTC);
    Optional<Position> held = closing(event);
    ledger.apply(event);
    events.add(event);
    assertThat(ledger.imbalance()).as("after %s", event).isZero();
    if (held.isPresent() && ledger.position(held.get().key()).isEmpty()) {
      assertThat(ledger.in(Place.FUTURES, Asset.USDT))
          .as("after %s", event)
          .isGreaterThanOrEqualTo(before);
      assertThat(ledger.in(Place.FUTURES, Asset.BTC))
          .as("after %s", event)
          .isGreaterThanOrEqualTo(coins);
    }
  }

  /** The isolated position that a fill or a delivery may end: its end must cost nothing else. */
  private Optional<Position> closing(Event event) {
    Optional<PositionKey> key =
        switch (event) {
          case Event.Filled filled -> Optional.of(filled.order().position());
          case Event.Delivered delivered -> Optional.of(delivered.position());
          default -> Optional.empty();
        };
    return key.flatMap(ledger::position).filter(held -> held.isolated().isPresent());
  }

  private void owesNothingWithoutPositions(long seed) {
    for (Balance balance : ledger.account(0).balances()) {
      boolean stands =
          ledger.positions().stream()
              .anyMatch(position ->
                  position.margin() == MarginMode.CROSS
                      && position.contract().settle().equals(balance.asset()));
      if (!stands) {
        assertThat(balance.quantity().signum())
            .as("seed %d: %s", seed, balance)
            .isGreaterThanOrEqualTo(0);
      }
    }
  }

  private static Order order(SplittableRandom random, boolean hedge, int number) {
    Contract contract = CONTRACTS.get(random.nextInt(CONTRACTS.size()));
    boolean buying = random.nextBoolean();
    PositionSide side =
        !hedge ? PositionSide.BOTH : random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
    boolean inverse = contract.id().isInverse();
    Quantity quantity = Quantity.parse(String.valueOf(random.nextInt(1, inverse ? 400 : 300)));
    Order order =
        Order.market(
                number + ".1",
                String.valueOf(number),
                contract,
                buying ? Side.BUY : Side.SELL,
                quantity,
                BigDecimal.valueOf(random.nextInt(2, 20)))
            .on(side);
    return number % 2 == 0 ? order.isolated() : order;
  }

  /** Days that move by up to a third, and now and then by two. */
  private static MadeMarket market(SplittableRandom random) {
    MadeMarket market = MadeMarket.from("2025-01-01");
    for (Contract contract : CONTRACTS) {
      String symbol = contract.id().toString();
      market.candles(symbol, Interval.DAY, candles(random));
      market.brackets(
          symbol,
          MadeMarket.tier("0", "2000", "0.02", "0", "20"),
          MadeMarket.tier("2000", "10000", "0.05", "60", "20"),
          MadeMarket.tier("10000", "1000000", "0.1", "560", "20"));
      if (contract.id().isPerpetual()) {
        double rate = (random.nextDouble() - 0.5) * 0.01;
        market.fundingEvery(8, symbol, "2024-12-31", "2025-02-12", rate);
      }
    }
    market.candles("BTC/USDT", Interval.DAY, candles(random));
    return market;
  }

  private static double[][] candles(SplittableRandom random) {
    double[][] candles = new double[DAYS][];
    double price = 50;
    for (int day = 0; day < DAYS; day++) {
      double wild = random.nextInt(8) == 0 ? 2 : 0.3;
      double open = price * (1 + wild * 0.2 * (random.nextDouble() - 0.5));
      double close = Math.clamp(open * (1 + wild * (random.nextDouble() - 0.48)), 1, 5000);
      double high = Math.max(open, close) * (1 + wild * 0.3 * random.nextDouble());
      double low = Math.min(open, close) * (1 - 0.3 * random.nextDouble());
      candles[day] = new double[] {open, high, low, close};
      price = close;
    }
    return candles;
  }
}
