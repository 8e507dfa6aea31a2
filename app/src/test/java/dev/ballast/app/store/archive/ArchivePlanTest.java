// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import dev.ballast.market.Interval;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchivePlanTest {
  private static final LocalDate TODAY = LocalDate.parse("2025-03-20");

  @Test
  void takesWholePastMonthsByTheMonthAndTheRestByTheDay() {
    ArchivePlan plan = plan("2025-01-30", "2025-03-03", ArchiveMarket.SPOT, ArchiveType.KLINES);

    assertThat(plan.files())
        .extracting(ArchiveFile::path)
        .containsExactly(
            "data/spot/daily/klines/BTCUSDT/1d/BTCUSDT-1d-2025-01-30.zip",
            "data/spot/daily/klines/BTCUSDT/1d/BTCUSDT-1d-2025-01-31.zip",
            "data/spot/monthly/klines/BTCUSDT/1d/BTCUSDT-1d-2025-02.zip",
            "data/spot/daily/klines/BTCUSDT/1d/BTCUSDT-1d-2025-03-01.zip",
            "data/spot/daily/klines/BTCUSDT/1d/BTCUSDT-1d-2025-03-02.zip",
            "data/spot/daily/klines/BTCUSDT/1d/BTCUSDT-1d-2025-03-03.zip");
  }

  @Test
  void asksForNoDayThatIsNotOver() {
    ArchivePlan plan = plan("2025-03-18", "2025-03-20", ArchiveMarket.SPOT, ArchiveType.KLINES);

    assertThat(plan.files())
        .extracting(ArchiveFile::period)
        .containsExactly("2025-03-18", "2025-03-19");
  }

  @Test
  void takesFundingByTheMonthAndSaysWhichIsNotOutYet() {
    ArchivePlan plan =
        plan("2025-01-15", "2025-03-10", ArchiveMarket.USDM, ArchiveType.FUNDING_RATE);

    assertThat(plan.files())
        .extracting(ArchiveFile::path)
        .containsExactly(
            "data/futures/um/monthly/fundingRate/BTCUSDT/BTCUSDT-fundingRate-2025-01.zip",
            "data/futures/um/monthly/fundingRate/BTCUSDT/BTCUSDT-fundingRate-2025-02.zip");
    assertThat(plan.notYetPublished()).containsExactly("BTCUSDT-fundingRate-2025-03.zip");
  }

  @Test
  void takesMetricsByTheDayAndOnlyOfFutures() {
    assertThat(plan("2025-01-31", "2025-02-01", ArchiveMarket.USDM, ArchiveType.METRICS).files())
        .extracting(ArchiveFile::path)
        .containsExactly(
            "data/futures/um/daily/metrics/BTCUSDT/BTCUSDT-metrics-2025-01-31.zip",
            "data/futures/um/daily/metrics/BTCUSDT/BTCUSDT-metrics-2025-02-01.zip");
    assertThat(plan("2025-01-31", "2025-02-01", ArchiveMarket.SPOT, ArchiveType.METRICS).files())
        .isEmpty();
  }

  @Test
  void triesTheDaysOfLastMonthWhereItsFileIsLate() {
    ArchiveFile february = month("2025-02-01");
    ArchiveFile january = month("2025-01-01");

    assertThat(ArchivePlan.insteadOf(february, TODAY)).hasSize(28);
    assertThat(ArchivePlan.insteadOf(january, TODAY)).isEmpty();
  }

  @Test
  void refusesDaysThatHaveNotCome() {
    assertThatThrownBy(
            () -> plan("2025-01-01", "2030-01-01", ArchiveMarket.SPOT, ArchiveType.KLINES))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--to 2030-01-01 is in the future (today is 2025-03-20 UTC)");
    assertThatThrownBy(
            () -> plan("2025-02-01", "2025-01-01", ArchiveMarket.SPOT, ArchiveType.KLINES))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--from 2025-02-01 is after --to 2025-01-01");
  }

  @ParameterizedTest
  @CsvSource({
    "BTC, BTCUSDT",
    "btcusdt, BTCUSDT",
    "BTCUSDC, BTCUSDC",
    "WBTC, WBTCUSDT",
    "ETH/BTC, ETHBTC",
    "BTC/USDT:USDT-251226, BTCUSDT_251226",
    "1000PEPE, 1000PEPEUSDT",
    "USDT, USDTUSDT"
  })
  void readsAssetsAndSymbols(String written, String symbol) {
    assertThat(ArchiveRequest.symbol(written)).isEqualTo(symbol);
  }

  @Test
  void refusesWhatIsNoSymbol() {
    assertThatThrownBy(() -> ArchiveRequest.symbol("../etc"))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--symbols: not an asset: '..'");
    assertThatThrownBy(() -> ArchiveRequest.symbol("BTC USDT"))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--symbols: 'BTC USDT' is neither an asset (BTC) nor a symbol (BTCUSDT)");
  }

  private static ArchiveFile month(String first) {
    return new ArchiveFile(
        ArchiveMarket.SPOT,
        ArchiveType.KLINES,
        "BTCUSDT",
        Interval.DAY,
        LocalDate.parse(first),
        true);
  }

  private static ArchivePlan plan(String from, String to, ArchiveMarket market, ArchiveType type) {
    return ArchivePlan.of(
        new ArchiveRequest(
            List.of("BTCUSDT"),
            List.of(market),
            List.of(type),
            List.of(Interval.DAY),
            LocalDate.parse(from),
            LocalDate.parse(to)),
        TODAY);
  }
}
