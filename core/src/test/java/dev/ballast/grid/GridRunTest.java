// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.engine.Run;
import dev.ballast.engine.Session;
import dev.ballast.ledger.MemoryJournal;
import dev.ballast.ledger.Replay;
import dev.ballast.market.BarSeries;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.MissingData;
import dev.ballast.market.PriceGrid;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.Settlements;
import dev.ballast.order.Event;
import dev.ballast.policy.Frequency;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast run against the plain one: a session with a simulated venue and a small strategy. */
class GridRunTest {
  private static final String START = "2025-01-01";
  private static final Money SPOT = Money.usdt("80000");
  private static final Money FUTURES = Money.usdt("20000");
  private static final BasisPoints SPOT_FEE = BasisPoints.of("10");
  private static final BasisPoints FUTURES_FEE = BasisPoints.of("5");
  private static final BasisPoints SPREAD = BasisPoints.of("2");

  private static final List<String> COINS = List.of("BTC", "ETH", "SOL", "XRP", "LATE", "GONE");

  @ParameterizedTest
  @CsvSource({"1d,DAILY,200", "1d,MONTHLY,200", "1d,WEEKLY,120", "1h,DAILY,960", "1h,MONTHLY,960"})
  void isASessionToTheLastUnit(String interval, Frequency rebalanced, int bars) {
    for (long seed = 0; seed < 4; seed++) {
      compare(market(seed, Interval.parse(interval), bars), interval, bars, rebalanced, seed);
    }
  }

  private static void compare(
      MadeMarket made, String bars, int count, Frequency rebalanced, long seed) {
    Interval interval = Interval.parse(bars);
    TargetWeights targets = targets(rebalanced);
    long from = MadeMarket.at(START);
    long to = from + count * interval.millis();
    MemoryJournal journal = new MemoryJournal();
    MemoryHistory history = withGaps(made.history(), random(seed));
    HistoryFeed feed =
        HistoryFeed.of(history, made.rules(), targets.instruments(), interval, from, to);
    Session session =
        new Session(
            feed,
            new PlainTargets(targets, made.rules()),
            new SimulatedVenue(
                feed,
                new TradingCosts(SPOT_FEE, FUTURES_FEE, SPREAD, BasisPoints.ZERO),
                made.brackets(),
                Ids.MARKET),
            journal,
            Asset.USDT,
            feed.end());
    Run plain =
        session.run(
            List.of(
                new Event.Deposited(from, Place.SPOT, SPOT),
                new Event.Deposited(from, Place.FUTURES, FUTURES)));
    TapeLines tape = new TapeLines(targets.instruments());
    GridResult fast = run(made, history, targets, interval, count, tape);

    assertThat(tape.lines())
        .as("seed %d", seed)
        .isNotEmpty()
        .isEqualTo(TapeLines.of(journal.events()));
    assertThat(fast.account()).as("seed %d", seed).isEqualTo(plain.last().account());
    assertThat(Replay.of(journal.events()).difference(fast.account())).isZero();
    assertThat(fast.liquidation()).isEmpty();
    for (int bar = 0; bar < count; bar++) {
      double equity = plain.snapshots().get(bar + 1).exposure().equity().toDouble();
      assertThat(fast.equity(bar)).as("bar %d", bar).isCloseTo(equity, within(1e-6));
    }
  }

  @Test
  void aDayWithoutFundingOfWhatIsHeldStopsTheRun() {
    MadeMarket made =
        MadeMarket.from(START)
            .bars("A/USDT", Interval.DAY, flat(8))
            .bars("BTC/USDT:USDT", Interval.DAY, flat(8))
            .fundingEvery(8, "BTC/USDT:USDT", START, "2025-01-03", 0.0001);

    assertThatThrownBy(
            () -> run(made, made.history(), targets("A/USDT"), Interval.DAY, 8, GridTape.SILENT))
        .isInstanceOf(MissingData.class)
        .hasMessage("no funding rate for a day of BTC/USDT:USDT at 2025-01-05T00:00:00Z");
  }

  private static GridResult run(
      MadeMarket made,
      MemoryHistory history,
      TargetWeights targets,
      Interval interval,
      int bars,
      GridTape tape) {
    long from = MadeMarket.at(START);
    PriceGrid prices =
        PriceGrid.of(
            history, targets.instruments(), interval, from, from + bars * interval.millis());
    GridMarket market =
        new GridMarket(prices, Settlements.of(history, prices), made.rules(), made.brackets());
    return GridRun.of(market, targets, new GridCosts(SPOT_FEE, FUTURES_FEE, SPREAD), Asset.USDT)
        .run(SPOT, FUTURES, tape);
  }

  private static double[][] flat(int bars) {
    double[][] rows = new double[bars][];
    Arrays.setAll(rows, bar -> new double[] {100, 100});
    return rows;
  }

  private static TargetWeights targets(Frequency rebalanced) {
    SequencedMap<InstrumentId, Double> spot = new LinkedHashMap<>();
    for (String coin : COINS) {
      spot.put(Ids.parse(coin + "/USDT"), 0.80 / COINS.size());
    }
    SequencedMap<InstrumentId, Double> shorts = new LinkedHashMap<>();
    shorts.put(Ids.parse("BTC/USDT:USDT"), 0.25);
    shorts.put(Ids.parse("ETH/USDT:USDT"), 0.05);
    return new TargetWeights(spot, shorts, 0.20, 0.02, 0.005, BigDecimal.TEN, rebalanced);
  }

  private static TargetWeights targets(String coin) {
    SequencedMap<InstrumentId, Double> spot = new LinkedHashMap<>();
    spot.put(Ids.parse(coin), 0.80);
    SequencedMap<InstrumentId, Double> shorts = new LinkedHashMap<>();
    shorts.put(Ids.parse("BTC/USDT:USDT"), 0.30);
    return new TargetWeights(spot, shorts, 0.20, 0.02, 0.005, BigDecimal.TEN, Frequency.DAILY);
  }

  /** Random walks of prices and funding; a settlement in three has no recorded mark. */
  private static MadeMarket market(long seed, Interval interval, int bars) {
    SplittableRandom random = new SplittableRandom(seed);
    MadeMarket made = MadeMarket.from(START);
    List<String> all = new ArrayList<>();
    COINS.forEach(coin -> all.add(coin + "/USDT"));
    all.addAll(List.of("BTC/USDT:USDT", "ETH/USDT:USDT"));
    double size = interval.equals(Interval.DAY) ? 0.04 : 0.01;
    for (String symbol : all) {
      double price = random.nextDouble(0.5, 60_000);
      double[][] rows = new double[bars][];
      for (int bar = 0; bar < bars; bar++) {
        double open = tick(price * random.nextDouble(1 - size / 10, 1 + size / 10));
        price = Math.max(0.5, price * random.nextDouble(1 - size, 1 + size));
        rows[bar] = new double[] {open, tick(price)};
      }
      made.bars(symbol, interval, rows);
    }
    long from = MadeMarket.at(START);
    long end = from + bars * interval.millis();
    for (long time = from + 8 * 3_600_000L; time <= end; time += 8 * 3_600_000L) {
      for (String symbol : List.of("BTC/USDT:USDT", "ETH/USDT:USDT")) {
        double rate = random.nextLong(-30_000, 60_000) / 1e8;
        double mark =
            random.nextInt(3) == 0 ? Double.NaN : random.nextLong(1, 6_000_000_000L) / 1e5;
        made.funding(symbol, Instant.ofEpochMilli(time).toString(), rate, mark);
      }
    }
    return made;
  }

  private static SplittableRandom random(long seed) {
    return new SplittableRandom(-1 - seed);
  }

  /** LATE is listed after a third of the time, GONE lacks a bar in ten. */
  private static MemoryHistory withGaps(MemoryHistory whole, SplittableRandom random) {
    MemoryHistory.Builder history = MemoryHistory.from("made by a test").simulated();
    for (SeriesId id : whole.ids()) {
      Series series = whole.series(id).orElseThrow();
      if (series instanceof BarSeries bars && id.subject().startsWith("LATE")) {
        history.add(chosen(bars, IntStream.range(bars.size() / 3, bars.size())));
      } else if (series instanceof BarSeries bars && id.subject().startsWith("GONE")) {
        history.add(
            chosen(bars, IntStream.range(0, bars.size()).filter(row -> random.nextInt(10) > 0)));
      } else {
        history.add(series);
      }
    }
    return history.build();
  }

  private static BarSeries chosen(BarSeries bars, IntStream chosen) {
    int[] rows = chosen.toArray();
    return BarSeries.of(
        bars.id(),
        IntStream.of(rows).mapToLong(bars::time).toArray(),
        IntStream.of(rows).mapToDouble(bars::open).toArray(),
        IntStream.of(rows).mapToDouble(bars::high).toArray(),
        IntStream.of(rows).mapToDouble(bars::low).toArray(),
        IntStream.of(rows).mapToDouble(bars::close).toArray(),
        IntStream.of(rows).mapToDouble(bars::volume).toArray());
  }

  private static double tick(double price) {
    return Math.round(price * 100) / 100.0;
  }
}
