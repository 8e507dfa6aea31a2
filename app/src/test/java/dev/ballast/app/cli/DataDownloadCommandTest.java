// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Store;
import dev.ballast.app.store.archive.ArchiveHost;
import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.testing.Ids;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way from the archive's server to series in a store. */
class DataDownloadCommandTest {
  private static final String SPOT = "data/spot/monthly/klines/BTCUSDT/1d/BTCUSDT-1d-2025-01.zip";
  private static final String SPOT_DAY =
      "data/spot/daily/klines/BTCUSDT/1d/BTCUSDT-1d-2025-02-01.zip";
  private static final String FUTURE =
      "data/futures/um/monthly/klines/BTCUSDT/1d/BTCUSDT-1d-2025-01.zip";
  private static final String FUNDING =
      "data/futures/um/monthly/fundingRate/BTCUSDT/BTCUSDT-fundingRate-2025-01.zip";

  @TempDir private Path folder;
  private Path store;
  private ArchiveHost host;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() throws IOException {
    store = folder.resolve("store");
    host = new ArchiveHost();
    // Spot: microseconds since 2025 and no header; futures: milliseconds and a header.
    host.put(SPOT, spotBar("2025-01-30", 104) + spotBar("2025-01-31", 105));
    host.put(SPOT_DAY, spotBar("2025-02-01", 102));
    host.put(
        FUTURE,
        "open_time,open,high,low,close,volume,close_time,quote_volume,count,"
            + "taker_buy_volume,taker_buy_quote_volume,ignore\n"
            + millis("2025-01-31")
            + ",104,106,103,105.5,7,0,0,0,0,0,0\n");
    host.put(
        FUNDING,
        "calc_time,funding_interval_hours,last_funding_rate\n"
            + (millis("2025-01-31") + 3)
            + ",8,0.00010000\n");
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void bringsFilesOfBothMarketsIntoTheStore() {
    int exit = download("--symbols", "BTC", "--from", "2025-01-01", "--to", "2025-02-01");

    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    Store opened = Store.open(store);
    BarSeries spot = bars(opened, "BTC/USDT");
    assertThat(spot.closes(0, 9)).containsExactly(104, 105, 102);
    assertThat(spot.time(2)).isEqualTo(millis("2025-02-01"));
    assertThat(bars(opened, "BTC/USDT:USDT").close(0)).isEqualTo(105.5);
    assertThat(opened.series(SeriesId.funding(Ids.parse("BTC/USDT:USDT"))))
        .get()
        .satisfies(funding -> assertThat(funding.time(0)).isEqualTo(millis("2025-01-31")));
    assertThat(out.toString())
        .contains("6 files: 4 fetched (0.0 MiB), 0 there already, 2 missing, 0 failed")
        .contains("not in the archive: BTCUSDT usdm klines 1d 2025-02-01")
        .contains("imported; 5 rows new, 3 series in " + store);
  }

  @Test
  void twiceChangesNothingAndTransfersNothing() throws IOException {
    String[] request = {"--symbols", "BTC", "--from", "2025-01-01", "--to", "2025-01-31"};
    download(request);
    String before = listing();
    host.forgetRequests();

    assertThat(download(request)).isZero();

    assertThat(host.requests()).isEmpty();
    assertThat(out.toString()).contains("3 there already").contains("nothing new; 0 rows new");
    assertThat(listing()).isEqualTo(before);
  }

  @Test
  void importsNothingOfAFileWhoseChecksumIsWrong() {
    host.tamper(
        SPOT,
        zip -> {
          zip[20] ^= 1;
          return zip;
        });

    int exit =
        download(
            "--symbols",
            "BTC",
            "--market",
            "spot",
            "--types",
            "klines",
            "--from",
            "2025-01-01",
            "--to",
            "2025-02-01",
            "--tries",
            "2");

    assertThat(exit).isEqualTo(1);
    assertThat(bars(Store.open(store), "BTC/USDT").closes(0, 9)).containsExactly(102);
    assertThat(out.toString())
        .contains("failed: BTCUSDT-1d-2025-01.zip: its checksum is ")
        .contains("after 2 tries")
        .contains("not complete: the same command again goes on where this one stopped");
  }

  @Test
  void refusesASymbolOfWhichThereIsNothingAndImportsNothing() {
    int exit = download("--symbols", "BTC,NOSUCH", "--from", "2025-01-01", "--to", "2025-01-31");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("ballast: NOSUCHUSDT: the archive has nothing on [spot, usdm] from 2025-01-01")
        .hasLineCount(1);
    assertThat(Store.isStore(store)).isFalse();
  }

  @Test
  void refusesTheFuture() {
    assertThat(download("--symbols", "BTC", "--from", "2025-01-01", "--to", "2999-01-01"))
        .isEqualTo(2);
    assertThat(err.toString())
        .startsWith("ballast: --to 2999-01-01 is in the future")
        .hasLineCount(1);
    assertThat(host.requests()).isEmpty();
    assertThat(store).doesNotExist();
  }

  @Test
  void refusesWordsThatAreNoDateTypeOrMarket() {
    download("--symbols", "BTC", "--from", "01/02/2025");
    download("--symbols", "BTC", "--from", "2025-01-01", "--types", "trades");
    download("--symbols", "BTC", "--from", "2025-01-01", "--market", "coinm");
    download("--symbols", "BTC", "--from", "2025-01-01", "--interval", "daily");

    assertThat(err.toString().lines())
        .containsExactly(
            "ballast: --from '01/02/2025' is not a date (write 2025-01-31)",
            "ballast: --types 'trades' is none of [klines, markPriceKlines, indexPriceKlines,"
                + " fundingRate, metrics]",
            "ballast: --market 'coinm' is none of [spot, usdm]",
            "ballast: --interval: not an interval: 'daily' (write 8h or 1d)");
  }

  @Test
  void saysItInJson() {
    download("--symbols", "BTC", "--from", "2025-01-01", "--to", "2025-02-01", "--json");

    JsonNode json = JsonMapper.shared().readTree(out.toString());
    assertThat(json.propertyNames())
        .containsExactly(
            "store",
            "baseUrl",
            "from",
            "to",
            "files",
            "fetched",
            "held",
            "bytes",
            "missing",
            "notYetPublished",
            "failed",
            "imported");
    assertThat(json.get("fetched").asInt()).isEqualTo(4);
    assertThat(json.get("missing").get(0).asString())
        .isEqualTo("data/futures/um/daily/klines/BTCUSDT/1d/BTCUSDT-1d-2025-02-01.zip");
    assertThat(json.get("imported").get("added").asInt()).isEqualTo(5);
  }

  private int download(String... more) {
    String[] all =
        Stream.concat(
                Stream.of(
                    "data", "download", "--base-url", host.base(), "--store", store.toString()),
                Arrays.stream(more))
            .toArray(String[]::new);
    return Cli.run(new PrintWriter(out), new PrintWriter(err), all);
  }

  private static String spotBar(String day, int close) {
    return millis(day) * 1000 + ",100,110,90," + close + ",5,0,0,0,0,0,0\n";
  }

  private static long millis(String day) {
    return Instant.parse(day + "T00:00:00Z").toEpochMilli();
  }

  private static BarSeries bars(Store store, String symbol) {
    SeriesId id = SeriesId.bars(Ids.parse(symbol), Interval.DAY);
    return (BarSeries) store.series(id).orElseThrow();
  }

  /** Every file below the store with its size. */
  private String listing() throws IOException {
    StringBuilder listing = new StringBuilder();
    try (Stream<Path> walk = Files.walk(store)) {
      for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
        listing.append(store.relativize(path)).append(' ').append(Files.size(path)).append('\n');
      }
    }
    return listing.toString();
  }
}
