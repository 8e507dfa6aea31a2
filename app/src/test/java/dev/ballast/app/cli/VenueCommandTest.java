// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ballast venue} as users start it. */
class VenueCommandTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);

  @TempDir private static Path folder;
  private static Path store;
  private static Path account;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    account =
        Files.writeString(
            folder.resolve("account.yaml"),
            """
            venue: binance
            balances:
              - {asset: USDT, quantity: 50000}
            """);
    Path files = Files.createDirectories(folder.resolve("history"));
    StringBuilder rows = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    for (int day = 0; day < 20; day++) {
      rows.append(FIRST.plusDays(day)).append("T00:00:00Z,BTCUSDT,60000,61000,59000,60500,900\n");
    }
    Files.writeString(files.resolve("spot_1d_binance.csv"), rows);
    Ran imported = Ran.of("data", "import", files, "--store", store);
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  @Test
  void itListensUntilItIsEnded() throws Exception {
    int port = freePort();
    Path faults =
        Files.writeString(
            folder.resolve("faults.yaml"),
            "faults: [{fault: clock-skew, by: 5s, name: 'five seconds'}]");
    AtomicReference<Ran> ran = new AtomicReference<>();
    Thread venue =
        Thread.ofPlatform()
            .start(() ->
                ran.set(
                    Ran.of(
                        "venue",
                        "--from",
                        "2024-03-05",
                        "--speed",
                        "0x",
                        "--port",
                        port,
                        "--key",
                        "me:secret:" + account,
                        "--data",
                        store,
                        "--faults",
                        faults,
                        "--json")));

    String url = "http://127.0.0.1:" + port;
    for (int attempt = 0;
        attempt < 400 && !asked(url + "/local/faults").contains("five");
        attempt++) {
      Thread.sleep(50);
    }
    assertThat(asked(url + "/local/faults")).contains("five seconds");
    assertThat(asked(url + "/api/v3/time")).isEqualTo("{\"serverTime\":1709596805000}");
    venue.interrupt();
    venue.join(20_000);

    assertThat(ran.get().exit()).as(ran.get().err()).isZero();
    assertThat(ran.get().out())
        .isEqualTo(
            "{\"url\": \"http://127.0.0.1:%d\", \"ws\": \"ws://127.0.0.1:%d\"}%n"
                .formatted(port, port));
    assertThat(ran.get().out() + ran.get().err()).doesNotContain("secret");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** What is answered there, once something listens. */
  private static String asked(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int attempt = 0; attempt < 400; attempt++) {
        try {
          return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (ConnectException _) {
          Thread.sleep(50);
        }
      }
    }
    throw new AssertionError("nothing listens at " + url);
  }

  @Test
  void aPortThatIsTakenIsSaid() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Ran ran =
          Ran.of(
              "venue",
              "--from",
              "2024-03-05",
              "--port",
              taken.getLocalPort(),
              "--key",
              "me:secret:" + account,
              "--data",
              store);

      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err())
          .isEqualTo(
              "ballast: port %d is taken: name another, or 0 for any that is free%n"
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void aMistakeInTheFaultsHasItsPlace() throws IOException {
    Path faults =
        Files.writeString(
            folder.resolve("mistake.yaml"),
            "faults:\n  - {fault: halt, symbol: BTCUSD, market: spot}\n");

    Ran ran =
        Ran.of(
            "venue",
            "--from",
            "2024-03-05",
            "--key",
            "me:secret:" + account,
            "--data",
            store,
            "--faults",
            faults);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "ballast: %s:2:27: faults[1].symbol: is not listed on spot; did you mean 'BTCUSDT'?%n"
                .formatted(faults));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--speed fast | --speed fast: write 1x, 3600x or 0x, up to 10000000x",
        "--speed -1x | --speed -1x: write 1x, 3600x or 0x",
        "--port 70000 | --port 70000: from 0 to 65535",
        "--to 2024-03-04 | --to 2024-03-04 is not after --from 2024-03-05",
        "--to 2030-01-01 | --to 2030-01-01 is after the history",
        "--key me:secret | --key: write KEY:SECRET:ACCOUNT.yaml",
        "--key me:secret:nothing.yaml | no such file",
        "--faults nothing.yaml | nothing.yaml: no such file",
        "--bars 7h | --bars 7h: takes an hour to a day, which divides a day",
      })
  void mistakesAreOneLine(String flags, String said) {
    List<Object> all =
        new java.util.ArrayList<>(List.of("venue", "--from", "2024-03-05", "--data", store));
    if (!flags.contains("--key")) {
      all.addAll(List.of("--key", "me:secret:" + account));
    }
    all.addAll(List.of((Object[]) flags.split(" ", -1)));

    Ran ran = Ran.of(all.toArray());

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("ballast: ").contains(said).hasLineCount(1);
    assertThat(ran.out()).isEmpty();
  }
}
