// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.report.diary.WeightSwing.Turn;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weights of a Monday each, in steps of five points: more than ten are a swing. */
class WeightSwingTest {
  private static List<Turn> turns(int... weights) {
    long[] mondays = new long[weights.length];
    Arrays.setAll(mondays, week -> week * 7L * UtcDay.MILLIS);
    List<BigDecimal> points = Arrays.stream(weights).mapToObj(BigDecimal::valueOf).toList();
    return WeightSwing.turns(mondays, points, BigDecimal.TEN);
  }

  @Test
  void outAndBackByMoreThanTwoStepsIsOne() {
    assertThat(turns(20, 5, 20)).containsExactly(new Turn(0, 1, 2));
    assertThat(turns(20, 15, 8, 14, 19)).containsExactly(new Turn(0, 2, 4));
    assertThat(turns(20, 31, 20)).containsExactly(new Turn(0, 1, 2));
  }

  @Test
  void twoStepsOrOneWayAreNone() {
    assertThat(turns(20, 10, 20)).isEmpty();
    assertThat(turns(30, 20, 10, 0)).isEmpty();
    assertThat(turns(20, 5, 14, 15)).isEmpty();
  }

  /** Four weeks are in; five are out. */
  @Test
  void slowerThanFourWeeksIsNone() {
    assertThat(turns(20, 5, 5, 5, 20)).containsExactly(new Turn(0, 1, 4));
    assertThat(turns(20, 15, 10, 5, 5, 20)).isEmpty();
  }

  /** What ends one begins the next. */
  @Test
  void oneAfterTheOther() {
    assertThat(turns(20, 5, 20, 5, 20)).containsExactly(new Turn(0, 1, 2), new Turn(2, 3, 4));
  }
}
