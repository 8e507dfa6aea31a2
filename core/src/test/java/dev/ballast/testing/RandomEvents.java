// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Throws the dice of a {@link RandomHistory}: each event follows from the books as they stand. */
final class RandomEvents {
  private static final long START = MadeMarket.at("2025-01-01");
  private static final long HOUR = 3_600_000L;
  private static final int DAYS = 11;

  private final long seed;
  private final SplittableRandom random;
  private final RandomPrices prices;
  private final boolean hedgeMode;
  private final int closingHour;
  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();
  private final List<Marks> marks = new ArrayList<>();
  private final List<Integer> posted = new ArrayList<>();
  private final RandomShares shares;
  private final RandomOrders orders;
  private long time = START;

  RandomEvents(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.prices = new RandomPrices(random);
    this.hedgeMode = random.nextBoolean();
    this.closingHour = 8 * random.nextInt(3);
    this.shares = new RandomShares(seed);
    this.orders = new RandomOrders(random, shares, prices, ledger, this::post);
  }

  RandomHistory history() {
    open();
    close();
    for (int settlement = 1; settlement <= 3 * DAYS; settlement++) {
      act(HOUR, 60_000);
      time = START + 8 * HOUR * settlement;
      int hour = settlement * 8 % 24;
      if (hour == 16) {
        prices.move();
      }
      boolean closes = hour == closingHour;
      boolean closesFirst = closes && random.nextInt(3) == 0;
      if (!closesFirst) {
        settle();
      }
      if (closes) {
        act(0, 0);
        close();
        act(0, 0);
      }
      if (closesFirst) {
        settle();
      }
    }
    return new RandomHistory(seed, marks, posted, events);
  }

  private void close() {
    marks.add(prices.at(time));
    posted.add(events.size());
  }

  private void open() {
    for (Place place : Place.values()) {
      post(new Event.Deposited(time, place, money(Asset.USDT, 50_000)));
    }
    post(new Event.Deposited(time, Place.SPOT, money(Asset.BTC, 2)));
    post(new Event.Deposited(time, Place.FUTURES, money(Asset.BTC, 1)));
    post(new Event.Deposited(time, Place.FUTURES, money(Asset.ETH, 10)));
    if (random.nextBoolean()) {
      bring(one(random.nextBoolean() ? RandomPrices.PERPETUALS : RandomPrices.DATED));
    }
  }

  /** A position from outside, where none is held in its contract. */
  private void comeIn(Contract contract) {
    if (ledger.positions().stream().noneMatch(held -> held.contract().equals(contract))) {
      bring(contract);
    }
  }

  private void bring(Contract contract) {
    Quantity quantity = orders.quantity(contract, hedgeMode ? 1 : random.nextInt(2) * 2 - 1);
    Optional<Money> own =
        random.nextBoolean()
            ? Optional.of(
                contract
                    .notional(quantity, prices.mark(contract.id()))
                    .abs()
                    .multipliedBy(new BigDecimal("0.3")))
            : Optional.empty();
    post(
        new Event.PositionBrought(
            time,
            new Position(
                contract,
                hedgeMode ? PositionSide.LONG : PositionSide.BOTH,
                quantity,
                contract.value(quantity, prices.near(contract.id())),
                BigDecimal.TWO,
                own)));
  }

  /** Up to three things, so far from now and from each other. */
  private void act(long start, long between) {
    time += start;
    for (int i = random.nextInt(4); i > 0; i--) {
      time += between;
      switch (random.nextInt(13)) {
        case 0 -> depositOrWithdraw();
        case 1 -> transfer();
        case 2, 3 -> orders.trade(time, one(RandomPrices.SPOT), PositionSide.BOTH);
        case 4, 5 -> future(one(RandomPrices.PERPETUALS));
        case 6 -> future(one(tradable()));
        case 7, 8 -> held().ifPresent(position -> orders.towardsZero(time, position, hedgeMode));
        case 9 -> held().ifPresent(this::moveMargin);
        case 10 -> roll();
        case 11 -> comeIn(one(tradable()));
        default -> held().ifPresent(this::liquidateForItsOwnSake);
      }
    }
  }

  private void future(Contract contract) {
    PositionSide side =
        hedgeMode
            ? (random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT)
            : PositionSide.BOTH;
    orders.trade(time, contract, side);
  }

  private void depositOrWithdraw() {
    Place place = one(List.of(Place.values()));
    Asset asset = one(List.of(Asset.USDT, Asset.BTC, Asset.ETH, new Asset("SOL")));
    long held = ledger.in(place, asset).units();
    if (held > 1 && random.nextInt(3) == 0) {
      post(new Event.Deposited(time, place, new Money(asset, -random.nextLong(1, held))));
    } else {
      post(new Event.Deposited(time, place, money(asset, asset.equals(Asset.USDT) ? 20_000 : 1)));
    }
  }

  private void transfer() {
    Place from = one(List.of(Place.values()));
    Asset asset = one(List.of(Asset.USDT, Asset.USDT, Asset.BTC, Asset.ETH));
    long held = ledger.in(from, asset).units();
    if (held > 1) {
      post(
          new Event.Transferred(
              time,
              from,
              one(List.of(Place.values())),
              new Money(asset, random.nextLong(1, held))));
    }
  }

  private void moveMargin(Position position) {
    position
        .isolated()
        .ifPresent(own -> {
          long futures = ledger.in(Place.FUTURES, own.asset()).units();
          boolean back = own.units() > 10 && random.nextInt(3) == 0;
          long most = back ? own.units() / 10 : futures / 3;
          if (most > 1) {
            long amount = random.nextLong(1, most);
            post(
                new Event.IsolatedMarginMoved(
                    time, position.key(), new Money(own.asset(), back ? -amount : amount)));
          }
        });
  }

  /** Closes a dated future and opens the later one of its pair. */
  private void roll() {
    for (Position position : ledger.positions()) {
      int near = RandomPrices.DATED.indexOf(position.contract());
      if (near < 0 || near % 2 != 0 || position.margin() == MarginMode.ISOLATED) {
        continue;
      }
      Contract far = RandomPrices.DATED.get(near + 1);
      if (ledger.position(new PositionKey(far.id(), position.side())).isEmpty()) {
        orders.roll(time, position, far);
        return;
      }
    }
  }

  /** Pays funding on perpetuals, delivers what expires, liquidates what has nothing left. */
  private void settle() {
    for (Position position : ledger.positions()) {
      InstrumentId id = position.instrument();
      if (id.isPerpetual()) {
        BigDecimal rate = BigDecimal.valueOf(random.nextLong(-75_000, 75_000), 8);
        Price mark = prices.near(id);
        post(
            new Event.FundingPaid(
                time,
                position.contract(),
                position.side(),
                position.quantity(),
                mark,
                MarkSource.RECORDED_MARK,
                rate,
                position.contract().funding(position.quantity(), mark, rate)));
      } else if (expiry(id) <= time) {
        orders.deliver(time, position);
      }
    }
    liquidateWhatIsUnderWater();
  }

  private void liquidateWhatIsUnderWater() {
    for (Position position : ledger.positions()) {
      Money profit = position.unrealised(prices.mark(position.instrument()));
      if (position.isolated().filter(own -> own.plus(profit).signum() < 0).isPresent()) {
        orders.liquidate(time, position);
      }
    }
    for (Asset settle : List.of(Asset.USDT, Asset.BTC, Asset.ETH)) {
      Money equity = new Money(settle, ledger.in(Place.FUTURES, settle).units());
      for (Position position : cross(settle)) {
        equity = equity.plus(position.unrealised(prices.mark(position.instrument())));
      }
      if (equity.signum() < 0) {
        cross(settle).forEach(position -> orders.liquidate(time, position));
        orders.coverWallet(time, settle);
      }
    }
  }

  private void liquidateForItsOwnSake(Position position) {
    if (position.margin() == MarginMode.ISOLATED || random.nextInt(4) == 0) {
      orders.liquidate(time, position);
      orders.coverWallet(time, position.contract().settle());
    }
  }

  private List<Position> cross(Asset settle) {
    return ledger.positions().stream()
        .filter(position -> position.margin() == MarginMode.CROSS)
        .filter(position -> position.contract().settle().equals(settle))
        .toList();
  }

  private List<Contract> tradable() {
    List<Contract> alive =
        RandomPrices.DATED.stream().filter(contract -> expiry(contract.id()) > time).toList();
    return alive.isEmpty() ? RandomPrices.PERPETUALS : alive;
  }

  private static long expiry(InstrumentId id) {
    return MadeMarket.at(id.expiry().orElseThrow().toString()) + 8 * HOUR;
  }

  private Optional<Position> held() {
    List<Position> positions = ledger.positions();
    return positions.isEmpty() ? Optional.empty() : Optional.of(one(positions));
  }

  private Money money(Asset asset, double most) {
    return new Money(asset, 1 + (long) (random.nextDouble() * most * 1e8));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void post(Event event) {
    ledger.apply(event);
    events.add(event);
    if (event instanceof Event.Filled fill && !fill.instrument().isSpot()) {
      Order order = fill.order();
      Price mark = prices.mark(fill.instrument());
      events.addAll(
          shares.cross(time, order.contract(), order.positionSide(), fill.quantity(), mark));
    }
  }
}
