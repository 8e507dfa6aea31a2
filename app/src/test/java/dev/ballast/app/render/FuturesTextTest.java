// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.report.desk.FundingRow;
import dev.ballast.report.desk.FuturesReading;
import dev.ballast.report.figure.Reading;
import dev.ballast.testing.Ids;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of funding on what is held: no figure that is missing is taken for zero. */
class FuturesTextTest {
  private static final Instant TIME = Instant.parse("2025-11-01T00:00:00Z");
  private static final Reading UNKNOWN = Reading.absent("3 settlements are missing");

  @Test
  void fundingThatIsNotKnownIsNoZero() {
    assertThat(expected(held("BTC", UNKNOWN, UNKNOWN), none()))
        .isEqualTo(
            "What funding is to be expected on what is held cannot be told: BTC/USDT:USDT,"
                + " 3 settlements are missing.");
  }

  @Test
  void whatIsNotCountedIsNamed() {
    assertThat(
            expected(
                held("BTC", Reading.of(40), Reading.of(30)), held("SOL", Reading.of(5), UNKNOWN)))
        .startsWith("On what is held, funding of +40.00 USDT is expected over 30 days")
        .contains("would have been paid +30.00.")
        .endsWith(" Not counted: SOL/USDT:USDT, 3 settlements are missing.");
  }

  @Test
  void whatIsNotHeldNeedsNoFigure() {
    assertThat(expected(none())).isEqualTo("Nothing is held that funding is paid on.");
    assertThat(expected(held("BTC", Reading.of(40), Reading.of(30)), none()))
        .doesNotContain("Not counted");
  }

  private static String expected(FundingRow... rows) {
    return FuturesText.expected(
        new FuturesReading(TIME, List.of(), List.of(), List.of(rows), List.of()));
  }

  private static FundingRow none() {
    return row("ETH", 0, UNKNOWN, UNKNOWN);
  }

  private static FundingRow held(String asset, Reading month, Reading lastMonth) {
    return row(asset, -10_000, month, lastMonth);
  }

  private static FundingRow row(String asset, double notional, Reading month, Reading lastMonth) {
    return new FundingRow(
        Ids.parse(asset + "/USDT:USDT"),
        TIME,
        8,
        0.0001,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        notional,
        UNKNOWN,
        UNKNOWN,
        month,
        lastMonth);
  }
}
