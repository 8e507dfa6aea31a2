// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Liquidations of the fast run against those of a session with a simulated venue. */
class GridLiquidationTest {
  private static final String START = "2025-01-01";
  private static final BasisPoints FEE = BasisPoints.of("5");
  private static final BasisPoints SPREAD = BasisPoints.of("2");
  private static final BasisPoints WIDE = BasisPoints.of("500");
  private static final List<String> SHORTS = List.of("BTC/USDT:USDT", "ETH/USDT:USDT");

  /** A run by both, of which all must be the same. */
  private record Both(List<String> lines, GridResult fast) {
    long count(String kind) {
      return lines.stream().filter(line -> line.startsWith(kind)).count();
    }
  }

  /**
   * Markets that jump, shorts of up to twice the equity on thin margin in narrow tiers, funding of
   * up to several percent, missing bars: the same to the last unit, whatever happens.
   */
  @ParameterizedTest
  @CsvSource({"1d,DAILY,120,40", "1d,MONTHLY,150,40", "1h,DAILY,480,25", "1h,WEEKLY,720,25"})
  void isASessionToTheLastUnit(String interval, Frequency rebalanced, int bars, int seeds) {
    long cuts = 0;
    long partial = 0;
    long covered = 0;
    long cancelled = 0;
    long penalties = 0;
    for (long seed = 0; seed < seeds; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MadeMarket made = market(random, Interval.parse(interval), bars);
      MemoryHistory history = withHoles(made.history(), random);
      Both both =
          both(made, history, targets(random, rebalanced), SPREAD, interval, bars, "seed " + seed);
      cuts += both.count("liquidation");
      partial += both.count("liquidation") > 1 ? 1 : 0;
      covered += both.count("covered");
      cancelled += both.count("cancelled");
      penalties += both.count("penalty");
    }
    assertThat(cuts).as("liquidations").isGreaterThan(seeds);
    assertThat(partial).as("runs with several cuts").isGreaterThan(seeds / 4);
    assertThat(covered).as("losses covered").isPositive();
    assertThat(penalties).as("liquidation fees").isPositive();
    if (rebalanced == Frequency.DAILY) {
      assertThat(cancelled).as("orders taken back at the opens").isPositive();
    }
  }

  /**
   * By hand. Of 100,000 there are 6,000 in the futures wallet. 500 contracts are sold at 99.98 for
   * a fee of 24.995, 400 A bought at 100.02 for 40.008. At the next midnight equity is 99,916.997,
   * of which 6 % is 5,995.01982, and the margin 5,965.005: 30.01 are moved, and the balance is
   * 6,005.015. At a price of P, equity is 6,005.015 + 49,990 - 500 P and 0.5 % of 500 P must be
   * kept, so they meet at 55,995.015 / 502.5 = 111.432865671..., on the way to 150. At 111.43286568
   * equity is 278.58216; the taker's fee is 27.85821642, and the liquidation fee of 1.5 % would be
   * 835.75, and is what is left: 250.72394358. What goes on is 94,000 - 40,048.008 - 30.01 in cash
   * and 400 A at 100.
   */
  @Test
  void goesOnWithWhatIsLeft() {
    MadeMarket made =
        MadeMarket.from(START)
            .bars("A/USDT", Interval.DAY, rows(100, 100, 100, 100, 100, 100, 100, 100))
            .bars("BTC/USDT:USDT", Interval.DAY, rows(100, 100, 100, 150, 150, 150, 150, 150))
            .bars("ETH/USDT:USDT", Interval.DAY, rows(100, 100, 100, 100, 100, 100, 100, 100));
    for (String symbol : SHORTS) {
      made.fundingEvery(8, symbol, START, "2025-01-09", 0);
    }
    SequencedMap<InstrumentId, Double> spot = new LinkedHashMap<>();
    spot.put(Ids.parse("A/USDT"), 0.40);
    SequencedMap<InstrumentId, Double> shorts = new LinkedHashMap<>();
    shorts.put(Ids.parse("BTC/USDT:USDT"), 0.50);
    shorts.put(Ids.parse("ETH/USDT:USDT"), 0.0);
    TargetWeights lean =
        new TargetWeights(
            spot, shorts, 0.06, 0.02, 0.005, BigDecimal.valueOf(20), Frequency.MONTHLY);

    Both both = both(made, made.history(), lean, SPREAD, "1d", 8, "by hand");

    String perpetual = " 2025-01-05T00:00:00Z BTC/USDT:USDT ";
    assertThat(both.lines())
        .contains(
            "penalty" + perpetual + "[25072394358]",
            "liquidation" + perpetual + "[50000000000, 11143286568, 2785821642]");
    assertThat(both.count("liquidation")).isEqualTo(1);
    assertThat(both.count("covered")).isZero();
    assertThat(both.fast().liquidation()).hasValue(MadeMarket.at("2025-01-05"));
    assertThat(both.fast().account().positions()).isEmpty();
    assertThat(both.fast().equity(3)).isCloseTo(93_921.982, within(1e-8));
  }

  /**
   * Half a spread of 5 % on a margin of 0.8 %, of which 0.5 % of a contract's 10,000 must be kept.
   * One contract is sold while equity is about 100,000; when A falls by nine tenths, 9 % of equity
   * is less than half a contract, and it is bought back. That costs 500 and the fee of 5.25, and
   * the wallet has 0.8 % of some 51,000 to pay for it.
   */
  @Test
  void whatAFillLeavesOwedIsCovered() {
    MadeMarket made =
        MadeMarket.from(START)
            .bars("A/USDT", Interval.DAY, rows(100, 100, 100, 10, 10, 10))
            .bars(
                "BTC/USDT:USDT", Interval.DAY, rows(10_000, 10_000, 10_000, 10_000, 10_000, 10_000))
            .rules("BTC/USDT:USDT", "0.01", "1", "1", "5")
            .fundingEvery(8, "BTC/USDT:USDT", START, "2025-01-07", 0);
    SequencedMap<InstrumentId, Double> spot = new LinkedHashMap<>();
    spot.put(Ids.parse("A/USDT"), 0.50);
    SequencedMap<InstrumentId, Double> shorts = new LinkedHashMap<>();
    shorts.put(Ids.parse("BTC/USDT:USDT"), 0.09);
    TargetWeights thin =
        new TargetWeights(spot, shorts, 0.008, 0, 0.005, BigDecimal.valueOf(50), Frequency.DAILY);

    Both both = both(made, made.history(), thin, WIDE, "1d", 6, "by hand");

    assertThat(both.count("covered")).isEqualTo(1);
    assertThat(both.count("liquidation")).isZero();
    assertThat(both.fast().liquidation()).isEmpty();
  }

  private static Both both(
      MadeMarket made,
      MemoryHistory history,
      TargetWeights targets,
      BasisPoints spread,
      String bars,
      int count,
      String what) {
    Interval interval = Interval.parse(bars);
    long from = MadeMarket.at(START);
    long to = from + count * interval.millis();
    Money spot = Money.usdt("94000");
    Money futures = Money.usdt("6000");
    MemoryJournal journal = new MemoryJournal();
    HistoryFeed feed =
        HistoryFeed.of(history, made.rules(), targets.instruments(), interval, from, to);
    Run plain =
        new Session(
                feed,
                new PlainTargets(targets, made.rules()),
                new SimulatedVenue(
                    feed,
                    new TradingCosts(BasisPoints.of("10"), FEE, spread, BasisPoints.ZERO),
                    made.brackets(),
                    Ids.MARKET),
                journal,
                Asset.USDT,
                feed.end())
            .run(
                List.of(
                    new Event.Deposited(from, Place.SPOT, spot),
                    new Event.Deposited(from, Place.FUTURES, futures)));
    PriceGrid prices = PriceGrid.of(history, targets.instruments(), interval, from, to);
    TapeLines tape = new TapeLines(targets.instruments());
    GridResult fast =
        GridRun.of(
                new GridMarket(
                    prices, Settlements.of(history, prices), made.rules(), made.brackets()),
                targets,
                new GridCosts(BasisPoints.of("10"), FEE, spread),
                Asset.USDT)
            .run(spot, futures, tape);
    List<String> expected = TapeLines.of(journal.events());
    assertThat(tape.lines()).as(what).isEqualTo(expected);
    assertThat(fast.account()).as(what).isEqualTo(plain.last().account());
    assertThat(Replay.of(journal.events()).difference(fast.account())).as(what).isZero();
    for (int bar = 0; bar < count; bar++) {
      double equity = plain.snapshots().get(bar + 1).exposure().equity().toDouble();
      assertThat(fast.equity(bar)).as("%s, bar %d", what, bar).isCloseTo(equity, within(1e-6));
    }
    long first =
        journal.events().stream()
            .filter(event ->
                event instanceof Event.Filled filled
                    && filled.order().ticket().equals(Event.LIQUIDATION))
            .mapToLong(Event::time)
            .findFirst()
            .orElse(-1);
    assertThat(fast.liquidation().orElse(-1)).as(what).isEqualTo(first);
    return new Both(expected, fast);
  }

  private static TargetWeights targets(SplittableRandom random, Frequency rebalanced) {
    SequencedMap<InstrumentId, Double> spot = new LinkedHashMap<>();
    spot.put(Ids.parse("A/USDT"), 0.30);
    spot.put(Ids.parse("BTC/USDT"), 0.20);
    SequencedMap<InstrumentId, Double> shorts = new LinkedHashMap<>();
    for (String symbol : SHORTS) {
      shorts.put(Ids.parse(symbol), random.nextDouble(0.05, 1.0));
    }
    double margin = random.nextDouble(0.10, 0.30);
    return new TargetWeights(spot, shorts, margin, 0.02, 0.005, BigDecimal.valueOf(20), rebalanced);
  }

  /** Walks that now and then jump, within a bar, over a close, or both. */
  private static MadeMarket market(SplittableRandom random, Interval interval, int bars) {
    MadeMarket made = MadeMarket.from(START);
    boolean daily = interval.equals(Interval.DAY);
    double size = daily ? 0.04 : 0.015;
    List<String> all = new ArrayList<>(List.of("A/USDT", "BTC/USDT"));
    all.addAll(SHORTS);
    for (String symbol : all) {
      double price = random.nextDouble(5, 6_000);
      double[][] rows = new double[bars][];
      for (int bar = 0; bar < bars; bar++) {
        boolean midnight = daily || bar % 24 == 0;
        double gap = midnight && random.nextInt(12) == 0 ? 0.2 : size / 10;
        double open = tick(Math.max(2, price * random.nextDouble(1 - gap, 1 + gap)));
        double reach = random.nextInt(daily ? 25 : 100) == 0 ? 0.7 : size;
        double close = tick(Math.max(2, open * random.nextDouble(1 - size, 1 + size)));
        double high = tick(Math.max(open, close) * random.nextDouble(1, 1 + reach));
        double low = tick(Math.min(open, close) * random.nextDouble(1 - reach, 1));
        rows[bar] = new double[] {open, high, low, close};
        price = close;
      }
      made.candles(symbol, interval, rows);
    }
    for (String symbol : SHORTS) {
      made.brackets(
          symbol,
          MadeMarket.tier("0", "10000", "0.01", "0", "50"),
          MadeMarket.tier("10000", "30000", "0.02", "100", "50"),
          MadeMarket.tier("30000", "60000", "0.05", "1000", "50"),
          MadeMarket.tier("60000", "100000000", "0.10", "4000", "50"));
      if (random.nextBoolean()) {
        made.liquidationFee(symbol, String.valueOf(random.nextInt(0, 200)));
      }
    }
    long from = MadeMarket.at(START);
    long end = from + bars * interval.millis();
    for (long time = from + 8 * 3_600_000L; time <= end; time += 8 * 3_600_000L) {
      for (String symbol : SHORTS) {
        double wild = random.nextInt(30) == 0 ? 20 : 1;
        double rate = Math.round(wild * random.nextLong(-300_000, 200_000)) / 1e8;
        made.funding(symbol, Instant.ofEpochMilli(time).toString(), rate);
      }
    }
    return made;
  }

  /** A bar of a contract in twenty is missing. */
  private static MemoryHistory withHoles(MemoryHistory whole, SplittableRandom random) {
    MemoryHistory.Builder history = MemoryHistory.from("made by a test").simulated();
    for (SeriesId id : whole.ids()) {
      Series series = whole.series(id).orElseThrow();
      history.add(
          series instanceof BarSeries bars && id.subject().contains(":")
              ? holed(bars, random)
              : series);
    }
    return history.build();
  }

  private static BarSeries holed(BarSeries bars, SplittableRandom random) {
    int[] rows =
        IntStream.range(0, bars.size()).filter(row -> row == 0 || random.nextInt(20) > 0).toArray();
    return BarSeries.of(
        bars.id(),
        IntStream.of(rows).mapToLong(bars::time).toArray(),
        IntStream.of(rows).mapToDouble(bars::open).toArray(),
        IntStream.of(rows).mapToDouble(bars::high).toArray(),
        IntStream.of(rows).mapToDouble(bars::low).toArray(),
        IntStream.of(rows).mapToDouble(bars::close).toArray(),
        IntStream.of(rows).mapToDouble(bars::volume).toArray());
  }

  /** Days of an open and a close, each opening where the one before closed. */
  private static double[][] rows(double... closes) {
    double[][] rows = new double[closes.length][];
    for (int i = 0; i < closes.length; i++) {
      rows[i] = new double[] {closes[Math.max(0, i - 1)], closes[i]};
    }
    return rows;
  }

  private static double tick(double price) {
    return Math.round(price * 100) / 100.0;
  }
}
