// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Place;
import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.SimulatedNetwork;
import dev.ballast.app.exchange.local.JoinedVenue;
import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.simulate.SimulatedMarket;
import dev.ballast.app.store.BundledRules;
import dev.ballast.cost.TradingCosts;
import dev.ballast.engine.Approvals;
import dev.ballast.engine.Journal;
import dev.ballast.engine.Kept;
import dev.ballast.engine.MemoryJournal;
import dev.ballast.market.BarSeries;
import dev.ballast.market.ExtendedHistory;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import dev.ballast.venue.sim.FeeAssets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A live desk and its exchange in one thread: clock, network, disk and venue are of one seed, and
 * so is all that happens. Answers are lost, late, wrong or refused, requests arrive when nobody
 * waits for them any more, the power is cut at any point; in the last days nothing goes wrong any
 * more.
 */
final class Simulation {
  private static final LocalDate FIRST = LocalDate.of(2024, 5, 1);
  private static final List<Asset> ASSETS =
      List.of(new Asset("BTC"), new Asset("ETH"), new Asset("SOL"));
  private static final Market MARKET = made();
  private static final List<InstrumentId> INSTRUMENTS =
      ASSETS.stream()
          .flatMap(one -> List.of(Usual.MARKET.spot(one), Usual.MARKET.perpetual(one)).stream())
          .toList();

  /** Days in which things go wrong: fewer where a day takes long. */
  private static final int ROUGH_DAYS = 12;

  private static final int SLOW_DAYS = 5;
  private static final int CALM_DAYS = 3;

  /** Within which a desk has come to rest after the market's end. */
  private static final long REST = 2 * 3_600_000;

  private static final double SLOW = 480;
  private static final double[] SPEEDS = {0, SLOW, 1440, 4320};

  private final long seed;
  private final SplittableRandom dice;
  private final double speed;
  private final long begin;
  private final long calm;
  private final long end;
  private final String script;

  /** As the desk's store has it: all of it, or what was known at the beginning. */
  private final Market store;

  private final SimulatedMachine machine;
  private final JoinedVenue venue;
  private final SimulatedNetwork network;
  private final Optional<Path> file;
  private final MemoryJournal disk = new MemoryJournal();
  private final List<String> notices = new ArrayList<>();
  private final List<String> sins = new ArrayList<>();
  private final SortedMap<String, Long> bites = new TreeMap<>();
  private Optional<LiveDesk> desk = Optional.empty();

  /** When the desk is ended that cannot go on, by the machine's clock. */
  private OptionalLong endsAt = OptionalLong.empty();

  private boolean isCalm;
  private int ends;

  /** A simulation that has not begun, whose disk is memory. */
  Simulation(long seed) {
    this(seed, Optional.empty());
  }

  /** The same with a journal on the disk of the machine that it runs on. */
  Simulation(long seed, Optional<Path> file) {
    this.seed = seed;
    this.file = file;
    this.dice = new SplittableRandom(seed);
    this.speed = SPEEDS[dice.nextInt(SPEEDS.length)];
    LocalDate first = FIRST.plusDays(5 + dice.nextInt(30));
    this.begin = UtcDay.start(first);
    int roughDays = speed == SLOW ? SLOW_DAYS : ROUGH_DAYS;
    this.calm = UtcDay.start(first.plusDays(roughDays));
    this.end = UtcDay.start(first.plusDays(roughDays + CALM_DAYS));
    List<String> days = new ArrayList<>();
    for (int day = 0; day < roughDays; day++) {
      days.add(first.plusDays(day).toString());
    }
    this.script = RandomFaults.of(dice.split(), days);
    this.store = script.contains("delisting") || dice.nextInt(5) == 0 ? known(begin) : MARKET;
    this.machine = new SimulatedMachine(begin, begin + REST + lasts(), dice.split());
    this.venue = new JoinedVenue(MARKET, begin, end, speed, machine, TradingCosts.DEFAULT);
    venue.open(
        List.of(
            new Event.Deposited(begin, Place.SPOT, Money.usdt("20000")),
            new Event.Deposited(begin, Place.FUTURES, Money.usdt("20000"))),
        MarginTerms.of(MARKET).margins(Usual.MARKET),
        dice.nextBoolean() ? FeeAssets.SETTLED : new FeeAssets(true, Optional.empty()));
    venue.arm(script);
    this.network =
        new SimulatedNetwork(
            new JoinedExchange(venue, true), machine, dice.split(), () -> mayEnd(700));
  }

  /** By the machine's clock. */
  private long lasts() {
    return speed == 0 ? REST : (long) ((end - begin) / speed);
  }

  private static Market made() {
    SimulatedMarket all = SimulatedMarket.of(5, FIRST, 60);
    MemoryHistory.Builder few = MemoryHistory.from("a made market of few assets").simulated();
    for (SeriesId id : all.history().ids()) {
      if (ASSETS.contains(id.instrument().base())) {
        few.add(all.history().series(id).orElseThrow());
      }
    }
    return new Market(few.build(), all.rules(), BundledRules.tables());
  }

  /** What was known of the market at a time. */
  private static Market known(long time) {
    Map<SeriesId, Series> known = new TreeMap<>();
    for (SeriesId id : MARKET.history().ids()) {
      known.put(id, MARKET.history().series(id).orElseThrow().asOf(time));
    }
    return new Market(
        new ExtendedHistory(MARKET.history(), known), MARKET.rules(), MARKET.tables());
  }

  /** The power goes away. */
  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1;

    private PowerCut() {
      super(null, null, false, false);
    }
  }

  private void mayEnd(int odds) {
    if (isCalm) {
      return;
    }
    if (venue.now() >= calm) {
      calm();
    } else if (dice.nextInt(odds) == 0) {
      bites.merge("power cut", 1L, Long::sum);
      throw new PowerCut();
    }
  }

  private void calm() {
    isCalm = true;
    venue.calm();
    network.calm();
  }

  /**
   * A contract was settled by the exchange, which no event of a session tells: the desk must stop
   * and say so. It is given the time that it takes to settle all that is under way, and ended.
   */
  private void endIfSettled() {
    if (endsAt.isEmpty() && !settled().isEmpty()) {
      calm();
      endsAt = OptionalLong.of(machine.now() + REST / 12);
    }
    if (endsAt.isPresent() && machine.now() >= endsAt.getAsLong()) {
      desk.ifPresent(LiveDesk::end);
    }
  }

  /** What the exchange has settled of its own. */
  List<Event.Delivered> settled() {
    return venue.events().stream()
        .filter(Event.Delivered.class::isInstance)
        .map(Event.Delivered.class::cast)
        .toList();
  }

  /** Runs it, session after session, until the market's end. */
  Simulation run() {
    while (!ranToTheEnd()) {
      ends++;
      machine.pass(dice.nextLong(1, 30_000));
      if (speed == 0 && dice.nextInt(4) == 0) {
        venue.moveTo(Math.min(calm, venue.now() + dice.nextLong(UtcDay.MILLIS)));
      }
    }
    return this;
  }

  private boolean ranToTheEnd() {
    if (file.isEmpty()) {
      return ranToTheEnd(disk, disk.kept());
    }
    Kept kept = kept();
    try (SqliteJournal journal = SqliteJournal.open(file.get())) {
      journal.begin(new SessionRow(machine.now(), SessionRow.Mode.LIVE, "dice"));
      return ranToTheEnd(journal, kept);
    }
  }

  private boolean ranToTheEnd(Journal journal, Kept kept) {
    RandomOrders strategy =
        new RandomOrders(seed, INSTRUMENTS, calm + UtcDay.MILLIS, kept.events());
    try (LiveExchange exchange = LiveExchange.of(network.client(), new Time(), machine);
        LiveDesk one =
            new LiveDesk(
                exchange,
                store,
                INSTRUMENTS,
                Interval.DAY,
                end,
                kept,
                Optional::empty,
                notices::add)) {
      exchange.requireFit();
      desk = Optional.of(one);
      one.run(strategy, new Failing(journal), Approvals.ALL, Asset.USDT);
      return true;
    } catch (PowerCut _) {
      return false;
    } catch (UserMistake | NotKnown gone) {
      bites.merge("gave up", 1L, Long::sum);
      notices.add("gave up: " + gone.getMessage());
      return false;
    }
  }

  /** The market's time, which goes at its speed, or stands and is moved. */
  private final class Time implements MarketClock {
    @Override
    public long now() {
      return venue.now();
    }

    @Override
    public boolean replays() {
      return true;
    }

    @Override
    public void await(long until, boolean idle, Inbox inbox) {
      endIfSettled();
      if (speed > 0) {
        machine.await(inbox, Math.min((long) ((until - now()) / speed) + 1, idle ? 200 : 20));
      } else if (idle) {
        venue.moveTo(until);
      } else {
        machine.await(inbox, 20);
      }
    }
  }

  /**
   * Nothing is begun while the mark is old of a contract that is listed, but for one that was
   * halted in the last bar: it is not waited for, and nothing new is ordered in it.
   */
  private void arePricesNew(List<Event> events) {
    if (events.stream().anyMatch(Event.BatchBegun.class::isInstance)) {
      for (InstrumentId id : INSTRUMENTS) {
        String symbol = ExchangeSymbols.format(id);
        if (!id.isSpot()
            && network.age(symbol) > PriceWatch.BOUND.toMillis()
            && venue.isListed(id)
            && !wasHalted(symbol)) {
          sins.add("begun while the mark of " + symbol + " was " + network.age(symbol) + " ms old");
        }
      }
    }
  }

  private boolean wasHalted(String symbol) {
    Matcher halts =
        Pattern.compile("fault: halt, symbol: " + symbol + ", from: (\\S+), to: (\\S+)}")
            .matcher(script);
    while (halts.find()) {
      long from = UtcDay.start(LocalDate.parse(halts.group(1)));
      long to = UtcDay.start(LocalDate.parse(halts.group(2)).plusDays(1));
      if (venue.now() >= from && venue.now() < to) {
        return true;
      }
    }
    return false;
  }

  /** What must not have been done. */
  List<String> sins() {
    return sins;
  }

  /** A disk before and after whose commits the power may go away. */
  private final class Failing implements Journal {
    private final Journal disk;

    private Failing(Journal disk) {
      this.disk = disk;
    }

    @Override
    public void append(List<Event> events) {
      mayEnd(60);
      arePricesNew(events);
      disk.append(events);
      mayEnd(60);
    }

    @Override
    public void append(List<Event> events, Decision decision) {
      mayEnd(60);
      arePricesNew(events);
      disk.append(events, decision);
      mayEnd(60);
    }
  }

  /** What an instrument closed at last before a time. */
  static double price(InstrumentId id, long time) {
    BarSeries bars =
        (BarSeries) MARKET.history().series(SeriesId.bars(id, Interval.DAY)).orElseThrow();
    BarSeries known = bars.asOf(time);
    return known.close(known.size() - 1);
  }

  /**
   * What may be done of offsetting legs without its counterpart. Nothing where no bound is set, and
   * none can be kept where orders fill that the exchange has said to be cancelled.
   */
  Optional<Money> unhedged() {
    return seed % 2 == 0 && !script.contains("late-fill")
        ? Optional.of(RandomOrders.UNHEDGED)
        : Optional.empty();
  }

  JoinedVenue venue() {
    return venue;
  }

  SimulatedNetwork network() {
    return network;
  }

  /** What the desk has kept. */
  Kept kept() {
    return file.filter(Files::exists).map(JournalCheck::kept).orElseGet(disk::kept);
  }

  /** How often each thing has gone wrong. */
  SortedMap<String, Long> bites() {
    SortedMap<String, Long> all = new TreeMap<>(bites);
    all.putAll(network.bites());
    all.putAll(venue.bites());
    all.put("settled by the exchange", (long) settled().size());
    return all;
  }

  /** How often the desk was ended, or gave up. */
  int ends() {
    return ends;
  }

  long end() {
    return end;
  }

  /** What a person was told. */
  List<String> notices() {
    return notices;
  }

  /** All that can be known of it, by which a second one of its seed is the same. */
  List<Object> traces() {
    return List.of(
        kept().events(),
        venue.events(),
        notices,
        ends,
        network.requests(),
        machine.now(),
        venue.orders());
  }

  @Override
  public String toString() {
    return "seed "
        + seed
        + ", speed "
        + speed
        + ", "
        + ends
        + " ends, "
        + network.requests()
        + " requests, last notices "
        + notices.subList(Math.max(0, notices.size() - 6), notices.size())
        + "\n"
        + script;
  }
}
