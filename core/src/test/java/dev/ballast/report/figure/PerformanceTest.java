// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PerformanceTest {
  private static final Instant START = Instant.parse("2024-01-10T00:00:00Z");
  private static final Offset<Double> CLOSE = within(1e-9);

  /*
   * Figures of pandas 3.1.1, numpy 2.4.6, Python 3.11.7:
   *
   * r = np.array([((i * 7919 + 104729) % 1000 - 495) / 20000 for i in range(400)])
   * e = pd.Series(100000.0, index=range(401)); e.iloc[1:] = 100000.0 * np.cumprod(1 + r)
   * x = e.pct_change().dropna()
   * dd = e / e.cummax() - 1
   * ann = (e.iloc[-1] / e.iloc[0]) ** (365 / 400) - 1
   * down = np.sqrt((x.clip(upper=0) ** 2).mean())
   * e.iloc[-1] / e.iloc[0] - 1; ann; x.std(ddof=1) * np.sqrt(365); dd.min(); dd.idxmin()
   * x.mean() / x.std(ddof=1) * np.sqrt(365); x.mean() / down * np.sqrt(365); ann / -dd.min()
   * dd.groupby((dd == 0).cumsum()).min().nsmallest(5)
   */
  @Test
  void agreesWithAnIndependentProgram() {
    double[] equity = new double[401];
    equity[0] = 100_000;
    for (int i = 0; i < 400; i++) {
      equity[i + 1] = equity[i] * (1 + ((i * 7919 + 104_729) % 1000 - 495) / 20_000.0);
    }
    Performance performance = Performance.of(days(401), equity);

    assertThat(figure(performance.totalReturn())).isCloseTo(0.049935376819008725, CLOSE);
    assertThat(figure(performance.annualisedReturn())).isCloseTo(0.04546824087741608, CLOSE);
    assertThat(figure(performance.volatility())).isCloseTo(0.2747815776458346, CLOSE);
    assertThat(figure(performance.maximumDrawdown())).isCloseTo(-0.12301437774081303, CLOSE);
    assertThat(figure(performance.sharpe())).isCloseTo(0.29887374802778843, CLOSE);
    assertThat(figure(performance.sortino())).isCloseTo(0.42831765040713154, CLOSE);
    assertThat(figure(performance.calmar())).isCloseTo(0.3696172895595673, CLOSE);
    assertThat(performance.drawdowns())
        .extracting(drawdown -> Math.round(drawdown.depth() * 1e9))
        .containsExactly(-123014378L, -96218776L, -78030412L, -77188987L, -62217954L);
    assertThat(performance.drawdowns())
        .extracting(Drawdown::peak)
        .containsExactly(day(3), day(361), day(300), day(337), day(324));
    assertThat(performance.drawdowns())
        .extracting(Drawdown::trough)
        .containsExactly(day(133), day(380), day(306), day(343), day(330));
  }

  /*
   * By hand, for 100, 110, 99, 99: returns 1/10, -1/10, 0; mean 0; deviations 1/10, 1/10, 0, so the
   * sample variance is 0.02 / 2 = 0.01 and the volatility 0.1 x sqrt(365); the fall is
   * 99 / 110 - 1 = -1/10.
   */
  @Test
  void agreesWithAHandComputation() {
    Performance performance = Performance.of(days(4), new double[] {100, 110, 99, 99});

    assertThat(figure(performance.totalReturn())).isCloseTo(-0.01, CLOSE);
    assertThat(figure(performance.volatility())).isCloseTo(0.1 * Math.sqrt(365), CLOSE);
    assertThat(figure(performance.sharpe())).isCloseTo(0, CLOSE);
    assertThat(performance.drawdowns()).hasSize(1);
    Drawdown fall = performance.drawdowns().getFirst();
    assertThat(fall.depth()).isCloseTo(-0.1, CLOSE);
    assertThat(fall.peak()).isEqualTo(day(1));
    assertThat(fall.trough()).as("the first of the equal lows").isEqualTo(day(2));
    assertThat(fall.recovered()).isEmpty();
  }

  @Test
  void aDrawdownEndsWhereItsHighIsReachedAgain() {
    double[] equity = {100, 100, 90, 95, 100, 120, 60, 119};
    List<Drawdown> falls = Performance.of(days(8), equity).drawdowns();

    assertThat(falls)
        .containsExactly(
            new Drawdown(-0.5, day(5), day(6), Optional.empty()),
            new Drawdown(90.0 / 100 - 1, day(1), day(2), Optional.of(day(4))));
    assertThat(Drawdown.line(equity))
        .containsExactly(0, 0, 90.0 / 100 - 1, 95.0 / 100 - 1, 0, 0, -0.5, 119.0 / 120 - 1);
  }

  @Test
  void aYearHas365DaysWhateverTheSpacing() {
    List<Instant> eightHours = new ArrayList<>();
    double[] equity = new double[3 * 365 + 1];
    for (int i = 0; i < equity.length; i++) {
      eightHours.add(START.plus(Duration.ofHours(8L * i)));
      equity[i] = i % 2 == 0 ? 100 : 101;
    }
    equity[equity.length - 1] = 150;
    Performance performance = Performance.of(eightHours, equity);

    assertThat(figure(performance.annualisedReturn())).isCloseTo(0.5, CLOSE);
  }

  /** A week of -8 % would be -98.7 % a year: true of nothing that anyone holds for a year. */
  @Test
  void growthOverLessThanThirtyDaysIsNotStretchedToAYear() {
    double[] falling = new double[31];
    for (int i = 0; i < falling.length; i++) {
      falling[i] = 100 - i;
    }
    Performance month = Performance.of(days(31), falling);
    Performance less = Performance.of(days(30), Arrays.copyOf(falling, 30));

    assertThat(figure(month.annualisedReturn()))
        .isCloseTo(Math.pow(0.7, 365 / 30.0) - 1, within(1e-12));
    assertThat(less.annualisedReturn())
        .isEqualTo(Reading.absent("too short a time to annualise"))
        .isEqualTo(less.calmar());
    assertThat(figure(less.totalReturn())).isCloseTo(-0.29, CLOSE);
  }

  @Test
  void whatCannotBeMeasuredIsAbsentWithItsReason() {
    double[] higherEveryDay = IntStream.rangeClosed(100, 130).asDoubleStream().toArray();
    Performance rising = Performance.of(days(31), higherEveryDay);
    assertThat(rising.sortino()).isEqualTo(Reading.absent("no losing day"));
    assertThat(rising.calmar()).isEqualTo(Reading.absent("no drawdown"));
    assertThat(figure(rising.maximumDrawdown())).isZero();

    Performance flat = Performance.of(days(3), new double[] {100, 100, 100});
    assertThat(flat.sharpe()).isEqualTo(Reading.absent("no volatility"));

    Performance single = Performance.of(days(1), new double[] {100});
    assertThat(single.totalReturn()).isEqualTo(Reading.absent("fewer than two points of equity"));

    Performance broke = Performance.of(days(2), new double[] {0, 5});
    assertThat(broke.totalReturn()).isEqualTo(Reading.absent("there was no equity to begin with"));
  }

  /*
   * Returns of 0.1, -1, then 29 of nothing. pandas 3.1.1: r = pd.Series([0.1, -1] + [0] * 29);
   * r.std() * 365 ** 0.5; r.mean() / r.std() * 365 ** 0.5
   */
  @Test
  void afterATotalLossEverythingIsLostAndFiguresStand() {
    double[] equity = new double[32];
    equity[0] = 100;
    equity[1] = 110;
    Performance performance = Performance.of(days(32), equity);

    assertThat(figure(performance.totalReturn())).isEqualTo(-1);
    assertThat(figure(performance.annualisedReturn())).isEqualTo(-1);
    assertThat(figure(performance.maximumDrawdown())).isEqualTo(-1);
    assertThat(figure(performance.calmar())).isEqualTo(-1);
    assertThat(figure(performance.volatility())).isCloseTo(3.459830936263632, CLOSE);
    assertThat(figure(performance.sharpe())).isCloseTo(-3.062801156692396, CLOSE);
    assertThat(performance.drawdowns())
        .containsExactly(new Drawdown(-1, day(1), day(2), Optional.empty()));
  }

  /** 1 % every day, to the eighth decimal: a Sharpe ratio of a hundred million says nothing. */
  @Test
  void evenGrowthHasNoVolatilityToDivideBy() {
    double[] equity = new double[40];
    for (int i = 0; i < equity.length; i++) {
      equity[i] = Math.round(1e8 * 1000 * Math.pow(1.01, i)) / 1e8;
    }
    Performance performance = Performance.of(days(40), equity);

    assertThat(figure(performance.volatility())).isZero();
    assertThat(performance.sharpe()).isEqualTo(Reading.absent("no volatility"));
  }

  @Test
  void notANumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Performance.of(days(2), new double[] {100, Double.NaN}));
    assertThatIllegalArgumentException().isThrownBy(() -> Reading.of(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Curve.of("equity", new double[] {Double.POSITIVE_INFINITY}));
  }

  private static double figure(Reading reading) {
    return reading.value().orElseThrow(() -> new AssertionError(reading.reason()));
  }

  private static List<Instant> days(int count) {
    List<Instant> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      days.add(day(i));
    }
    return days;
  }

  private static Instant day(int number) {
    return START.plus(Duration.ofDays(number));
  }
}
