// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.order.Purpose;
import dev.ballast.report.attribution.RealisedCarry;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CarryReportTest {
  private static final long DAY = 86_400_000L;
  private static final Asset SOL = new Asset("SOL");

  /**
   * 1,000 for 10 days at an expected 20 %, 3,000 for 30 days at 10 %, 500 for 40 days of which
   * nothing was told: 10,000, 90,000 and 20,000 capital days. Expected: (10,000 x 20 % + 90,000 x
   * 10 %) / 100,000 = 11 %. Profit of 12 + 30 - 6 = 36 over 120,000 capital days: 36 / 120,000 x
   * 365 = 10.95 % a year.
   */
  @Test
  void yieldsCountByWhatWasTiedUpForHowLong() {
    TreeMap<Asset, List<RealisedCarry>> carries = new TreeMap<>();
    carries.put(
        SOL,
        List.of(
            carry(10, 1_000, OptionalDouble.of(0.2), "12"),
            carry(30, 3_000, OptionalDouble.of(0.1), "30")));
    carries.put(Asset.BTC, List.of(carry(40, 500, OptionalDouble.empty(), "-6")));

    CarryReport report = CarryReport.of(carries);

    CarryReport.Sum all = report.all().orElseThrow();
    assertThat(all.holdings()).isEqualTo(3);
    assertThat(all.capitalDays()).isCloseTo(120_000, within(1e-9));
    assertThat(all.expected().orElseThrow()).isCloseTo(0.11, within(1e-12));
    assertThat(all.realised().orElseThrow()).isCloseTo(0.1095, within(1e-12));
    assertThat(all.profit()).isEqualByComparingTo("36");
    assertThat(report.assets()).extracting(CarryReport.Sum::name).containsExactly("BTC", "SOL");
    assertThat(report.assets().getFirst().expected()).isEmpty();
    assertThat(report.holdings()).hasSize(3);
    assertThat(report.holdings().getLast().realised().orElseThrow())
        .isCloseTo(30 / 3_000.0 * 365 / 30, within(1e-12));
  }

  @Test
  void whereNothingWasHeldThereIsNoYield() {
    assertThat(CarryReport.of(new TreeMap<>()).all()).isEmpty();
  }

  private static RealisedCarry carry(
      int days, double capital, OptionalDouble expected, String profit) {
    Money zero = Money.zero(Asset.USDT);
    return new RealisedCarry(
        Purpose.of("carry", "SOL"),
        0,
        days * DAY,
        true,
        expected,
        Money.usdt(profit),
        zero,
        zero,
        zero,
        capital);
  }
}
