// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.BarSeries;
import dev.ballast.market.History;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesId;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Asked as of every day of a history, it says what a study of that day says. */
final class BetaHistoryTest {
  private static final long DAY = Interval.DAY.millis();
  private static final int WINDOW = 20;
  private static final int DAYS = 200;
  private static final Asset XYZ = new Asset("XYZ");

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20251101);
  private final double[] benchmark = walk(60_000);

  /**
   * XYZ jumps a thousandfold on day 120, which no symbol change says. Twenty returns are known from
   * day 21 to 120, and of the new name from 141 to 200: on 160 days.
   */
  @Test
  void aCutChangesNothingOfTheDaysBeforeIt() {
    double[] xyz = walk(2);
    for (int day = 120; day < DAYS; day++) {
      xyz[day] *= 1000;
    }
    History whole = history(bars("BTC/USDT", 0, benchmark), bars("XYZ/USDT", 0, xyz));

    assertThat(agreesOnEveryDay(whole)).isEqualTo(160);
    OptionalDouble before = last(whole, 110);
    assertThat(before).isPresent();
    assertThat(last(whole, 130)).isEmpty();
    History cut =
        history(
            bars("BTC/USDT", 0, Arrays.copyOf(benchmark, 110)),
            bars("XYZ/USDT", 0, Arrays.copyOf(xyz, 110)));
    assertThat(last(cut, 110)).isEqualTo(before);
  }

  /** The benchmark's own name is cut: no window of any asset reaches across. */
  @Test
  void aCutOfTheBenchmarkCutsAll() {
    double[] jumping = benchmark.clone();
    for (int day = 120; day < DAYS; day++) {
      jumping[day] /= 1000;
    }
    agreesOnEveryDay(history(bars("BTC/USDT", 0, jumping), bars("XYZ/USDT", 0, walk(2))));
  }

  /** Spot ends on day 100, and the perpetual is listed on day 60: on 1000XYZ from day 90 on. */
  @Test
  void whatIsListedLaterIsNotAskedBefore() {
    agreesOnEveryDay(
        history(
            bars("BTC/USDT", 0, benchmark),
            bars("XYZ/USDT", 0, Arrays.copyOf(walk(2), 100)),
            bars("1000XYZ/USDT:USDT", 60, Arrays.copyOf(walk(2000), 120)),
            bars("XYZ/USDT:USDT", 90, Arrays.copyOf(walk(2), 110))));
  }

  /** From day 150 on the bars are flat and without volume: an end that shows after a week. */
  @Test
  void theTailOfADelistingIsJudgedByWhatWasKnown() {
    double[] xyz = walk(2);
    Arrays.fill(xyz, 150, DAYS, xyz[149]);
    agreesOnEveryDay(history(bars("BTC/USDT", 0, benchmark), bars("XYZ/USDT", 0, xyz)));
  }

  /** How many days had a beta. */
  private static int agreesOnEveryDay(History history) {
    MarketView end = MarketView.of(history, RuleBook.empty(), DAYS * DAY);
    BetaHistory betas = BetaHistory.of(end, Asset.BTC, Ids.MARKET, WINDOW);
    int measured = 0;
    for (int day = 1; day <= DAYS; day++) {
      OptionalDouble beta = betas.at(XYZ, day * DAY, end);
      BetaStudy study =
          BetaStudy.of(
              MarketView.of(history, RuleBook.empty(), day * DAY),
              XYZ,
              Asset.BTC,
              Ids.MARKET,
              WINDOW);
      if (study instanceof BetaStudy.Measured known) {
        assertThat(beta).as("day " + day).isPresent();
        assertThat(beta.getAsDouble())
            .as("day " + day)
            .isCloseTo(known.beta().beta(), within(1e-9));
        measured++;
      } else {
        assertThat(beta).as("day " + day).isEmpty();
      }
    }
    return measured;
  }

  private static OptionalDouble last(History history, int day) {
    MarketView view = MarketView.of(history, RuleBook.empty(), day * DAY);
    return BetaHistory.of(view, Asset.BTC, Ids.MARKET, WINDOW).at(XYZ, view.time(), view);
  }

  private double[] walk(double start) {
    double[] prices = new double[DAYS];
    double price = start;
    for (int day = 0; day < DAYS; day++) {
      price *= Math.exp(0.03 * random.nextGaussian());
      prices[day] = price;
    }
    return prices;
  }

  private static History history(BarSeries... series) {
    MemoryHistory.Builder history = MemoryHistory.from("made here");
    for (BarSeries each : series) {
      history.add(each);
    }
    return history.build();
  }

  private static BarSeries bars(String instrument, int first, double[] close) {
    List<Long> times = new ArrayList<>();
    double[] open = new double[close.length];
    double[] high = new double[close.length];
    double[] low = new double[close.length];
    double[] volume = new double[close.length];
    for (int row = 0; row < close.length; row++) {
      times.add((first + row) * DAY);
      boolean flat = row > 0 && close[row] == close[row - 1];
      open[row] = close[row];
      high[row] = close[row];
      low[row] = close[row];
      volume[row] = flat ? 0 : 1000;
    }
    return BarSeries.of(
        SeriesId.bars(Ids.parse(instrument), Interval.DAY),
        times.stream().mapToLong(Long::longValue).toArray(),
        open,
        high,
        low,
        close,
        volume);
  }
}
