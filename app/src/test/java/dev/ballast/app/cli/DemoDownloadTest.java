// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.desk.Market;
import dev.ballast.app.store.Ran;
import dev.ballast.app.store.Store;
import dev.ballast.app.store.archive.ArchiveHost;
import dev.ballast.unit.Asset;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo where there is no history: from an archive, or from nothing. */
class DemoDownloadTest {
  private static final int MONTHS = 14;

  @TempDir private Path folder;
  private Path store;
  private Path page;
  private Path plan;
  private Path account;

  @BeforeEach
  void write() throws IOException {
    store = folder.resolve("store");
    page = folder.resolve("report.html");
    plan = MadeHistory.plan(folder);
    account = MadeHistory.account(folder);
  }

  @Test
  void downloadsImportsAndReports() throws IOException {
    YearMonth last = YearMonth.from(Today.utc()).minusMonths(1);
    try (ArchiveHost host = archive(last)) {
      Ran first = demo(host.base());

      assertThat(first.err()).isEmpty();
      assertThat(first.exit()).isZero();
      assertThat(first.out())
          .contains("no history found: downloading 2 assets, ")
          .contains(" to " + last.atEndOfMonth() + ", from " + host.base())
          .contains("downloaded 84/84 ")
          .contains("imported: 6 series, ")
          .contains("Hedge to a beta of at most 0.30")
          .doesNotContain("SIMULATED");
      assertThat(Files.readString(page)).doesNotContain("SIMULATED");
      assertThat(Market.of(dev.ballast.app.store.HistorySource.of(Store.open(store))).end())
          .isEqualTo(millis(last.plusMonths(1).atDay(1)));

      host.forgetRequests();
      Ran second = demo(host.base());

      assertThat(second.exit()).as(second.err()).isZero();
      assertThat(second.out()).startsWith("history: the store at " + store);
      assertThat(host.requests()).isEmpty();
    }
  }

  /** In the first days of a month the funding of the month before is not there yet. */
  @Test
  void endsWithTheLastMonthWhoseFundingIsPublished() throws IOException {
    YearMonth last = YearMonth.from(Today.utc()).minusMonths(2);
    try (ArchiveHost host = archive(last)) {
      Ran ran = demo(host.base());

      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.out()).contains(" to " + last.atEndOfMonth() + ", from ");
    }
  }

  @Test
  void simulatesWhereNobodyAnswersAndLeavesNoStore() throws IOException {
    long began = System.nanoTime();

    Ran ran = Ran.of("demo", "--base-url", closedPort(), "--store", store, "--out", page);

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith("the archive cannot be reached (connection refused): simulating a market;")
        .contains("give real history with --data DIR")
        .contains("SIMULATED");
    assertThat(Files.readString(page)).contains("SIMULATED");
    assertThat(store).doesNotExist();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void waitsForASilentServerNoLongerThanTwoSeconds() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      long began = System.nanoTime();

      String said = find("http://127.0.0.1:" + silent.getLocalPort());

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
      assertThat(said).startsWith("the archive cannot be reached (").hasLineCount(1);
      assertThat(store).doesNotExist();
    }
  }

  @Test
  void simulatesWhereTheArchiveRefusesOrHasNothing() throws Exception {
    try (ArchiveHost host = new ArchiveHost()) {
      assertThat(find(host.base() + "/"))
          .startsWith("the archive cannot be reached (it has no funding of BTCUSDT since ");
      assertThat(host.requests()).hasSize(3);
      assertThat(store).doesNotExist();
    }
  }

  /** Half a history is none: the store is not made, and the next demo goes on. */
  @Test
  void aDownloadThatFailsIsNotImported() throws Exception {
    YearMonth last = YearMonth.from(Today.utc()).minusMonths(1);
    try (ArchiveHost host = archive(last)) {
      String lost = path("spot", "klines", "ETHUSDT", last);
      host.misbehave(lost, ArchiveHost.status(403));

      assertThat(demo(host.base()).out())
          .contains("(1 files failed, the first: HTTP 403): simulating a market");
      assertThat(Store.isStore(store)).isFalse();

      host.forgetRequests();
      assertThat(demo(host.base()).out()).contains("imported: 6 series").doesNotContain("SIMUL");
      assertThat(host.requests()).hasSize(3);
    }
  }

  @Test
  void anAddressThatIsNoneIsAMistake() {
    Ran ran = Ran.of("demo", "--base-url", "ftp:archive", "--store", store, "--out", page);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("'ftp:archive' is not an http or https address").hasLineCount(1);
    assertThat(page).doesNotExist();
  }

  private Ran demo(String base) {
    return Ran.of(
        "demo",
        "--policy",
        plan,
        "--account",
        account,
        "--base-url",
        base,
        "--store",
        store,
        "--out",
        page);
  }

  /** What is said on the way to a market, the archive named by the environment. */
  private String find(String base) throws InterruptedException {
    StringWriter said = new StringWriter();
    DataOptions options =
        CommandLine.populateCommand(new DataOptions(), "--store", store.toString());
    Market market =
        DemoMarket.find(
            options,
            null,
            new LinkedHashSet<>(List.of(Asset.BTC)),
            Map.of("BALLAST_ARCHIVE", base, "BALLAST_DATA", folder.resolve("absent").toString()),
            new PrintWriter(said, true));
    assertThat(market.history().simulated()).isTrue();
    return said.toString();
  }

  private static String closedPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + taken.getLocalPort();
    }
  }

  /** Fourteen months of BTC and ETH, up to the end of a month. */
  private static ArchiveHost archive(YearMonth last) throws IOException {
    YearMonth first = last.minusMonths(MONTHS - 1L);
    MadeHistory made = new MadeHistory(first.atDay(1));
    ArchiveHost host = new ArchiveHost();
    for (String symbol : MadeHistory.SYMBOLS) {
      for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
        host.put(path("spot", "klines", symbol, month), bars(made, symbol, false, month));
        host.put(path("futures/um", "klines", symbol, month), bars(made, symbol, true, month));
        host.put(path("futures/um", "fundingRate", symbol, month), funding(month));
      }
    }
    return host;
  }

  private static String path(String market, String type, String symbol, YearMonth month) {
    String middle = type.equals("klines") ? "/1d/" : "/";
    String name = type.equals("klines") ? "-1d-" : "-fundingRate-";
    return "data/"
        + market
        + "/monthly/"
        + type
        + "/"
        + symbol
        + middle
        + symbol
        + name
        + month
        + ".zip";
  }

  private static String bars(MadeHistory made, String symbol, boolean perpetual, YearMonth month) {
    StringBuilder rows = new StringBuilder();
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      LocalDate date = month.atDay(day);
      boolean micros = !perpetual && date.getYear() >= 2025;
      rows.append(millis(date) * (micros ? 1000 : 1)).append(',');
      rows.append(made.bar(symbol, perpetual, date)).append(",0,0,0,0,0,0\n");
    }
    return rows.toString();
  }

  private static String funding(YearMonth month) {
    StringBuilder rows = new StringBuilder("calc_time,funding_interval_hours,last_funding_rate\n");
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      MadeHistory.settlements(
          month.atDay(day), (time, rate) -> rows.append(time + ",8," + rate + "\n"));
    }
    return rows.toString();
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
