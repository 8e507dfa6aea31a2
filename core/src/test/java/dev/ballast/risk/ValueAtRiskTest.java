// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against numpy 2.4.6 and SciPy 1.17.1 on the same thousand profits. */
class ValueAtRiskTest {
  private static final List<ValueAtRisk> FIGURES =
      ValueAtRisk.of(HeldReturns.ofProfits(profits(1000), ValueAtRisk.SPAN));

  /** Cubes of a linear congruential generator's numbers, louder and quieter by hundreds of days. */
  private static double[] profits(int days) {
    long state = 42;
    double[] profits = new double[days];
    for (int i = 0; i < days; i++) {
      state = (state * 1103515245 + 12345) % (1L << 31);
      double u = (double) state / (1L << 31) - 0.5;
      profits[i] = 8000 * u * u * u * (1 + i / 100 % 3);
    }
    return profits;
  }

  /** {@code -numpy.quantile(x, 1 - level)}, and the mean of the lowest share by Acerbi-Tasche. */
  @ParameterizedTest
  @CsvSource({
    "HISTORICAL, 0.95, 1, 1393.3166983370, 1970.2540719909",
    "HISTORICAL, 0.99, 1, 2163.5954366888, 2470.4116666316",
    "FILTERED, 0.95, 1, 565.0742241334, 750.0173925374",
    "FILTERED, 0.99, 1, 855.6882469589, 971.3642741547",
    "HISTORICAL, 0.95, 10, 4219.6431487991, 5404.6885173764",
    "HISTORICAL, 0.99, 10, 5481.9989958679, 7541.0642931078",
    "FILTERED, 0.95, 10, 1786.9215953140, 2371.7632451587",
    "FILTERED, 0.99, 10, 2705.9238274267, 3071.7235440452",
  })
  void agreesWithNumpy(
      ValueAtRisk.Method method, double level, int days, double amount, double shortfall) {
    ValueAtRisk figure = figure(method, level, days);

    assertThat(figure.amount()).isCloseTo(amount, within(1e-8));
    assertThat(figure.shortfall()).isCloseTo(shortfall, within(1e-8));
    assertThat(figure.observations()).isEqualTo(500);
  }

  /** Counts over 720 days, and {@code scipy.stats.chi2.sf} of both likelihood ratios. */
  @ParameterizedTest
  @CsvSource({
    "HISTORICAL, 0.95, 30, 0.291390657725, 0.036964740473",
    "HISTORICAL, 0.99, 6, 0.643525895002, 0.750653218345",
    "FILTERED, 0.95, 35, 0.863629895792, 0.109077218530",
    "FILTERED, 0.99, 11, 0.186606570134, 0.558779606479",
  })
  void isTestedByWhatCame(
      ValueAtRisk.Method method, double level, int exceedances, double share, double alone) {
    ExceedanceTest test = figure(method, level, 1).test().orElseThrow();

    assertThat(test.days()).isEqualTo(720);
    assertThat(test.exceedances()).isEqualTo(exceedances);
    assertThat(test.expected()).isCloseTo(720 * (1 - level), within(1e-9));
    assertThat(test.share()).isCloseTo(share, within(1e-10));
    assertThat(test.independence().orElseThrow()).isCloseTo(alone, within(1e-10));
  }

  /** {@code scipy.stats.chi2.sf(x, 1)}, on both sides of where the formula changes. */
  @ParameterizedTest
  @CsvSource({
    "0.001, 0.9747728793699604",
    "0.5, 0.47950012218695337",
    "3.841458820694124, 0.04999999999999989",
    "6.6348966, 0.010000000005732706",
    "12.5, 0.00040695201744495946",
    "30, 4.3204630578274955e-08",
    "200, 2.0884875837625688e-45",
  })
  void chancesAgreeWithSciPy(double x, double chance) {
    assertThat(ChiSquared.above(x)).isCloseTo(chance, within(chance * 1e-11));
  }

  @Test
  void aShortHistoryHasNoFigure() {
    assertThat(ValueAtRisk.of(HeldReturns.ofProfits(profits(279), ValueAtRisk.SPAN))).isEmpty();
    assertThat(ValueAtRisk.of(HeldReturns.ofProfits(profits(280), ValueAtRisk.SPAN)))
        .isNotEmpty()
        .allMatch(figure -> figure.test().isEmpty());
  }

  /** No day exceeds, so there is nothing to cluster: 2 x 100 x -log 0.99 = 2.01 has a chance. */
  @Test
  void nothingExceededHasNoIndependence() {
    ExceedanceTest test = ExceedanceTest.of(new boolean[100], 0.99);

    assertThat(test.independence()).isEqualTo(OptionalDouble.empty());
    assertThat(test.share())
        .isCloseTo(ChiSquared.above(-200 * StrictMath.log(0.99)), within(1e-12));
  }

  private static ValueAtRisk figure(ValueAtRisk.Method method, double level, int days) {
    return FIGURES.stream()
        .filter(one -> one.method() == method && one.level() == level && one.days() == days)
        .findFirst()
        .orElseThrow();
  }
}
