// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryBoundsTest {
  private static final HistoryBounds BOUNDS =
      HistoryBounds.at(Instant.parse("2026-01-10T12:00:00Z"));
  private static final InstrumentId ETH = Ids.perpetual(Asset.ETH, Asset.USDT, Asset.USDT);

  private static Optional<HistoryBounds.Fault> bar(String interval, String time, double... values) {
    double[] row = values.length == 0 ? new double[] {10, 11, 9, 10, 1} : values;
    return BOUNDS.fault(
        SeriesId.bars(ETH, Interval.parse(interval)), Instant.parse(time).toEpochMilli(), row);
  }

  @ParameterizedTest
  @CsvSource({
    "1d, 2024-01-10T00:00:00Z", "8h, 2024-01-10T16:00:00Z", "4h, 2024-01-10T20:00:00Z",
    "1h, 2024-01-10T23:00:00Z", "5m, 2024-01-10T23:55:00Z", "1w, 2024-01-08T00:00:00Z",
    "1w, 2024-01-07T00:00:00Z", "3d, 2024-01-10T00:00:00Z", "1d, 2009-01-03T00:00:00Z",
    "1d, 2026-01-10T00:00:00Z"
  })
  void barsOpenOnTheirGrid(String interval, String time) {
    assertThat(bar(interval, time)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1d, 2024-01-10T07:13:00Z, opens",
    "1d, 2024-01-10T16:00:00Z, opens",
    "8h, 2024-01-10T04:00:00Z, opens",
    "1h, 2024-01-10T04:30:00Z, opens",
    "1w, 2024-01-08T08:00:00Z, opens",
    "1d, 2026-01-11T00:00:00Z, in the future",
    "1h, 2026-01-10T13:00:00Z, in the future",
    "1d, 2009-01-02T00:00:00Z, before 2009-01-03",
    "1d, 1970-01-20T00:00:00Z, before 2009-01-03"
  })
  void otherTimesAreNoBars(String interval, String time, String said) {
    assertThat(bar(interval, time).orElseThrow().reason()).contains(said);
    assertThat(bar(interval, time).orElseThrow().column()).isEqualTo(-1);
  }

  @Test
  void aBarThatHasNotClosedIsUnfinished() {
    SeriesId daily = SeriesId.bars(ETH, Interval.DAY);
    assertThat(BOUNDS.unfinished(daily, Instant.parse("2026-01-10T00:00:00Z").toEpochMilli()))
        .isTrue();
    assertThat(BOUNDS.unfinished(daily, Instant.parse("2026-01-09T00:00:00Z").toEpochMilli()))
        .isFalse();
    assertThat(
            BOUNDS.unfinished(
                SeriesId.funding(ETH), Instant.parse("2026-01-10T12:00:00Z").toEpochMilli()))
        .isFalse();
  }

  @Test
  void pricesAreWhatTheBooksHold() {
    String day = "2024-01-10T00:00:00Z";
    assertThat(bar("1d", day, 1e-8, 1e-8, 1e-8, 1e-8, 1e18)).isEmpty();
    assertThat(bar("1d", day, 1e10, 1e10, 1e10, 1e10, 1e5)).isEmpty();
    assertThat(bar("1d", day, 1, 2, 9e-9, 1, 1).orElseThrow().column()).isEqualTo(2);
    assertThat(bar("1d", day, 1, 1.1e10, 1, 1, 1).orElseThrow().column()).isEqualTo(1);
    // 1.1e5 of something at 1e10 would be 1.1e15 in one bar.
    assertThat(bar("1d", day, 1e10, 1e10, 1e10, 1e10, 1.1e5).orElseThrow().column()).isEqualTo(4);
  }

  @Test
  void fundingBeyondATenthIsNone() {
    SeriesId id = SeriesId.funding(ETH);
    long at = Instant.parse("2024-01-10T08:00:00.004Z").toEpochMilli();
    assertThat(BOUNDS.fault(id, at, -0.1, Double.NaN)).isEmpty();
    assertThat(BOUNDS.fault(id, at, 0.11, Double.NaN).orElseThrow().reason())
        .contains("11.0 % in one settlement");
    assertThat(BOUNDS.fault(id, at, 0.01, 1e11).orElseThrow().column()).isEqualTo(1);
  }
}
