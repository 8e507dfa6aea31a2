// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.unit.Rate;
import java.time.Duration;
import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class FundingTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  /** 0.01 % every 8 hours: three a day, 0.0001 x 3 x 365 = 10.95 % a year, as a Rate says too. */
  @Test
  void isTheRateTimesItsPeriodsInAYearWhereTheSpacingIsEven() {
    Rate rate = new Rate(0.0001, Duration.ofHours(8));
    Funding funding = every(8, 0.0001, 30);

    assertThat(funding.annualised(3 * DAY, 10 * DAY).orElseThrow())
        .isCloseTo(0.1095, Percentage.withPercentage(1e-10))
        .isCloseTo(rate.annualised(), Percentage.withPercentage(1e-10));
    assertThat(rate.annualPercentageYield())
        .isCloseTo(StrictMath.pow(1.0001, 1095) - 1, Percentage.withPercentage(1e-8));
  }

  /**
   * Two days: the first with three settlements of 0.01 %, the second with six of 0.02 % and then
   * hourly 0.005 %. Day two: 4h, 8h, 12h at 0.02 % and twelve hourly ones. Sum over the two days =
   * 0.0003 + 0.0006 + 0.0006 = 0.0015; x 365 / 2 = 0.27375.
   */
  @Test
  void addsSettlementsOverTheDaysWhereTheIntervalChanges() {
    long[] time = new long[19];
    double[] rate = new double[19];
    int count = 0;
    for (long at : new long[] {0, 8, 16, 24}) {
      time[count] = at * HOUR;
      rate[count++] = 0.0001;
    }
    for (long at : new long[] {28, 32, 36}) {
      time[count] = at * HOUR;
      rate[count++] = 0.0002;
    }
    for (int hour = 37; hour <= 48; hour++) {
      time[count] = hour * HOUR;
      rate[count++] = 0.00005;
    }

    Funding funding = Funding.of(time, rate);

    assertThat(funding.annualised(0, 2 * DAY).orElseThrow()).isCloseTo(0.27375, within(1e-15));
    assertThat(funding.coverage(0, 2 * DAY)).isEqualTo(1);
  }

  @Test
  void doesNotCountAHoleInTheRecordAsZero() {
    Funding whole = every(8, 0.0001, 30);
    long[] time = new long[] {8, 16, 24, 32, 56, 64, 72};
    double[] rate = new double[7];
    Arrays.fill(rate, 0.0001);
    for (int i = 0; i < time.length; i++) {
      time[i] *= HOUR;
    }

    Funding holed = Funding.of(time, rate);

    assertThat(holed.annualised(0, 3 * DAY).orElseThrow())
        .isCloseTo(whole.annualised(0, 3 * DAY).orElseThrow(), within(1e-15));
    assertThat(holed.coverage(0, 3 * DAY)).isCloseTo(7 / 9.0, within(1e-15));
  }

  @Test
  void isAbsentWhereNothingWasSettled() {
    assertThat(every(8, 0.0001, 10).annualised(20 * DAY, 27 * DAY)).isEmpty();
  }

  private static Funding every(int hours, double each, int days) {
    int count = days * 24 / hours + 1;
    long[] time = new long[count];
    double[] rate = new double[count];
    for (int i = 0; i < count; i++) {
      time[i] = (long) i * hours * HOUR;
      rate[i] = each;
    }
    return Funding.of(time, rate);
  }
}
