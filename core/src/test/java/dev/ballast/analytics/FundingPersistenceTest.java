// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.FundingSeries;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RecordedHistory;
import dev.ballast.market.SeriesId;
import dev.ballast.testing.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** How long funding stays, and how often it turns. */
class FundingPersistenceTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final double RELATIVE = 1e-9;

  /** Six assets at two dates; the resource says how its figures were made. */
  @Test
  void agreesWithStatsmodelsOnRealHistory() throws IOException {
    Assumptions.assumeTrue(RecordedHistory.present(), "skipped: no shared history");
    MemoryHistory history = RecordedHistory.of(Set.of("BTC", "ETH", "SOL", "DOGE", "XRP", "LINK"));
    List<String[]> expected = expected();

    assertThat(expected).hasSize(12);
    for (String[] row : expected) {
      long end = Instant.parse(row[0] + "T00:00:00Z").toEpochMilli();
      DailyValues days = funding(history, row[1]).daily(end, 365);
      DailyValues levels = days.means(7);
      Autoregression fit = Autoregression.of(days).orElseThrow();
      double level = levels.latest().orElseThrow();
      double mean = days.mean().orElseThrow();
      FlipRisk risk = FlipRisk.of(levels, 30).orElseThrow();
      assertThat(days.size()).as(row[1]).isEqualTo(Integer.parseInt(row[2]));
      assertClose(fit.slope(), row[3]);
      assertClose(fit.intercept(), row[4]);
      assertClose(fit.standardError(), row[5]);
      assertClose(fit.halfLife().orElseThrow(), row[6]);
      assertClose(fit.halfLifeError().orElseThrow(), row[7]);
      assertClose(level, row[8]);
      assertClose(FlipRisk.rank(levels.values(), level), row[9]);
      assertThat(risk.times()).as(row[1]).isEqualTo(Integer.parseInt(row[10]));
      assertThat(risk.flips()).as(row[1]).isEqualTo(Integer.parseInt(row[11]));
      assertClose(mean, row[12]);
      assertClose(fit.expected(level, mean, 30), row[13]);
    }
  }

  /**
   * 8, 4, 2, 1, 0.5 is halved every day: slope 1/2 without error, half-life one day. From 8 to a
   * long mean of 2 over three days: 2 + 6 x (1/2 + 1/4 + 1/8) / 3 = 3.75.
   */
  @Test
  void halvesWhereEveryDayIsHalfOfTheDayBefore() {
    Autoregression fit = Autoregression.of(days(8, 4, 2, 1, 0.5)).orElseThrow();

    assertThat(fit.slope()).isCloseTo(0.5, within(1e-12));
    assertThat(fit.halfLife().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(fit.halfLifeError().orElseThrow()).isCloseTo(0, within(1e-9));
    assertThat(fit.expected(8, 2, 3)).isCloseTo(3.75, within(1e-12));
    assertThat(fit.observations()).isEqualTo(4);
  }

  /** 1, 2, 4, 8 doubles: no half-life, and the level is carried on. */
  @Test
  void hasNoHalfLifeWhereItDoesNotRevert() {
    Autoregression fit = Autoregression.of(days(1, 2, 4, 8)).orElseThrow();

    assertThat(fit.reverts()).isFalse();
    assertThat(fit.halfLife()).isEmpty();
    assertThat(fit.halfLifeError()).isEmpty();
    assertThat(fit.expected(8, 3.75, 30)).isCloseTo(8, within(1e-12));
  }

  /** 1, -1, 1, -1, 1 turns daily: slope -1, nothing is left after a day. */
  @Test
  void isBackAtItsMeanAtOnceWhereItTurnsDaily() {
    Autoregression fit = Autoregression.of(days(1, -1, 1, -1, 1)).orElseThrow();

    assertThat(fit.slope()).isCloseTo(-1, within(1e-12));
    assertThat(fit.halfLife()).isEmpty();
    assertThat(fit.expected(1, 0.2, 30)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void needsThreePairsThatMove() {
    assertThat(Autoregression.of(days(1, 2, 3))).isEmpty();
    assertThat(Autoregression.of(days(2, 2, 2, 2, 2))).isEmpty();
    assertThatThrownBy(() -> new Autoregression(0.5, 0, 0, 9).expected(1, 0, 0))
        .hasMessageContaining("0 days");
  }

  /** Days 5, 4, 2, 1, 0 before the end: of four neighbours three follow each other. */
  @Test
  void takesNoPairAcrossAMissingDay() {
    DailyValues gap = DailyValues.of(new int[] {5, 4, 2, 1, 0}, new double[] {8, 4, 100, 50, 25});

    assertThat(Autoregression.of(gap).orElseThrow().observations()).isEqualTo(3);
    assertThat(Autoregression.of(gap).orElseThrow().slope()).isCloseTo(0.5, within(1e-12));
    assertThat(gap.means(2).values()).containsExactly(6, 75, 37.5);
    assertThat(gap.means(2).ago(0)).isEqualTo(4);
    assertThat(gap.last(3).values()).containsExactly(100, 50, 25);
    assertThat(gap.last(4).values()).containsExactly(100, 50, 25);
    assertThat(gap.last(5).mean().orElseThrow()).isEqualTo(44.75);
    assertThat(gap.means(3).values()).containsExactly(175 / 3.0);
  }

  /**
   * Three settlements of 0.01 % on the first day, a day with one only, and six of 0.01 %, every
   * four hours, on the last.
   */
  @Test
  void sumsWhatWasSettledADayAndLeavesOutADayWithAHole() {
    long[] time = new long[10];
    double[] rate = new double[10];
    int count = 0;
    for (long hour : new long[] {8, 16, 24, 48, 52, 56, 60, 64, 68, 72}) {
      time[count] = hour * HOUR;
      rate[count++] = 0.0001;
    }
    Funding funding = Funding.of(time, rate);
    DailyValues days = funding.daily(3 * DAY, 365);

    assertThat(days.values()).containsExactly(new double[] {0.0003, 0.0006}, within(1e-15));
    assertThat(days.ago(0)).isEqualTo(2);
    assertThat(days.latest()).isPresent();
    assertThat(funding.settled(DAY, 3 * DAY)).isCloseTo(0.0007, within(1e-15));
    assertThat(funding.daily(4 * DAY, 365).latest()).isEmpty();
  }

  /**
   * Levels 1, 1, 1, -1, 1, 1, 1, 1 with a horizon of two days: all ones are like the last. Those at
   * 0, 1, 2, 4, 5 have two days after them; the one at 1 and the one at 2 see the -1. Apart: 0, 2,
   * 4.
   */
  @Test
  void countsTheTurnsThatFollowedDaysLikeNow() {
    assertThat(FlipRisk.of(days(1, 1, 1, -1, 1, 1, 1, 1), 2))
        .contains(new FlipRisk(5, 2, 3))
        .hasValueSatisfying(risk -> assertThat(risk.share()).isEqualTo(0.4));
  }

  /**
   * Ten levels, the last 1: rank 0.2, so like now is what lies between the quantiles of 0.1 and
   * 0.3. The high levels before do not count, though they never turned.
   */
  @Test
  void looksOnlyAtLevelsNearTheOneOfNow() {
    DailyValues levels = days(9, 8, 1.1, -1, 9, 8, 7, 6, 9, 1);

    assertThat(FlipRisk.of(levels, 1)).contains(new FlipRisk(1, 1, 1));
    assertThat(FlipRisk.of(days(-1, -1, -1, -1, 1), 1)).isEmpty();
    assertThat(FlipRisk.of(days(1, 1, 0), 1)).isEmpty();
    assertThat(FlipRisk.of(DailyValues.of(new int[] {3, 2, 1}, new double[] {1, 1, 1}), 1))
        .isEmpty();
  }

  private static DailyValues days(double... values) {
    int[] ago = new int[values.length];
    for (int i = 0; i < ago.length; i++) {
      ago[i] = ago.length - 1 - i;
    }
    return DailyValues.of(ago, values);
  }

  private static Funding funding(MemoryHistory history, String asset) {
    FundingSeries series =
        (FundingSeries)
            history.series(SeriesId.funding(Ids.parse(asset + "/USDT:USDT"))).orElseThrow();
    long[] time = new long[series.size()];
    double[] rate = new double[series.size()];
    for (int row = 0; row < time.length; row++) {
      time[row] = series.knownAt(row);
      rate[row] = series.rate(row);
    }
    return Funding.of(time, rate);
  }

  private static void assertClose(double actual, String expected) {
    double value = Double.parseDouble(expected);
    assertThat(actual).isCloseTo(value, within(RELATIVE * Math.abs(value)));
  }

  private static List<String[]> expected() throws IOException {
    InputStream resource =
        Objects.requireNonNull(
            FundingPersistenceTest.class.getResourceAsStream("funding-statsmodels.csv"));
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return reader
          .lines()
          .filter(line -> line.startsWith("20"))
          .map(line -> line.split(",", -1))
          .toList();
    }
  }
}
