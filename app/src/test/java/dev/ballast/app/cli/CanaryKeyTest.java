// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.app.Usual;
import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.config.Schema;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.ImportProgress;
import dev.ballast.app.store.Ran;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A desk with a key in its environment, as a process of its own, through everything that an
 * exchange can be made to do wrong, refused, cut off, and killed: whatever it prints or leaves on
 * the disk, the key and what signs with it are not in it.
 */
class CanaryKeyTest {
  /** Characters that are written otherwise in an address. */
  private static final String ID = "CanaryId7f3e/41+9b";

  private static final String SECRET = "CanarySecret8a1c/52+0d==";

  private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
  private static final long FROM = UtcDay.start(FIRST.plusDays(150));
  private static final long SECONDS = 60;
  private static final Pattern TIME = Pattern.compile("\"time\":([0-9]{13})");

  /** When the last of the faults begins; the market goes on for weeks after it. */
  private static final long LAST_FAULT = UtcDay.start(LocalDate.of(2024, 8, 7));

  /** Of every kind that the venue knows. */
  private static final String FAULTS =
      """
      seed: 5
      faults:
        - {fault: no-answer, executed: true, on: order, chance: 10%}
        - {fault: unknown, executed: true, on: [order, transfer], chance: 10%}
        - {fault: timeout, executed: true, on: [order, cancel], chance: 10%}
        - {fault: disconnected, executed: false, on: [order, query], chance: 10%}
        - {fault: server-error, executed: false, on: [balance, query], chance: 5%}
        - {fault: bad-gateway, executed: false, on: [query, trades, balance], chance: 5%}
        - {fault: unavailable, on: order, chance: 5%}
        - {fault: overloaded, on: order, chance: 5%}
        - {fault: error, code: -2015, status: 401, on: [balance, order], chance: 5%}
        - {fault: error, code: -1022, on: [positions, order], chance: 5%}
        - {fault: error, code: -1021, on: order, chance: 5%}
        - {fault: too-many, wait: 1s, on: query, nth: 7, ban: 1s}
        - {fault: slow, delay: 5..50ms, on: order, chance: 10%}
        - {fault: part-fills, parts: 3, over: at-once, market: usdm}
        - {fault: late-fill, for: 1h, market: usdm}
        - {fault: not-found, for: 200ms, chance: 20%}
        - {fault: trigger-refused, reason: full, market: usdm}
        - {fault: stop-child, market: usdm}
        - {fault: cut, clean: false, on: user, every: 5}
        - {fault: silent, on: market, chance: 5%}
        - {fault: twice, on: user, chance: 20%}
        - {fault: shuffled, window: 3, on: user, chance: 20%}
        - {fault: late, delay: 50ms, on: user, chance: 20%}
        - {fault: listen-key-expires, from: 2024-07-31 00:00}
        - {fault: short-history, days: 1, from: 2024-08-02 00:00, to: 2024-08-03 00:00}
        - {fault: clock-skew, by: 5s, from: 2024-08-01 00:00, to: 2024-08-02 00:00}
        - {fault: halt, symbol: ETHUSDT, from: 2024-08-03 00:00, to: 2024-08-04 00:00}
        - {fault: filters, symbol: BTCUSDT, step: 0.01, from: 2024-08-04 00:00}
        - {fault: unlisted, symbol: ETHUSDT, market: spot, from: 2024-08-05 00:00, to: 2024-08-06 00:00}
        - {fault: delisting, symbol: ETHUSDT, from: 2024-08-07 00:00}
      """;

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private Path plan;
  private Path store;
  private int started;

  @BeforeEach
  void history() throws IOException {
    store = folder.resolve("store");
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            profile: moderate
            spot:
              share: 60%
              weights: {majors: 100%}
            hedges:
              - {name: standing, beta-to: 0.3}
            """);
    Path files = new MadeHistory(FIRST).write(folder.resolve("history"), 240);
    Ran imported = Ran.of("data", "import", files, "--store", store);
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  private LocalVenue venue(String secret) {
    Market market =
        Market.of(HistorySource.open(store, null, Map.of(), ImportProgress.SILENT, Instant.now()));
    LocalVenue venue =
        LocalVenue.start(
            market,
            Interval.DAY,
            FROM,
            FROM + 80 * UtcDay.MILLIS,
            0,
            System::currentTimeMillis,
            TradingCosts.DEFAULT,
            0);
    venue.open(
        ID,
        secret,
        List.of(
            new Event.Deposited(FROM, Place.SPOT, Money.usdt("50000")),
            new Event.Deposited(FROM, Place.FUTURES, Money.usdt("50000"))),
        MarginTerms.of(market).margins(Usual.MARKET),
        false);
    return venue;
  }

  @Test
  void everyKindOfFaultIsInTheScript() {
    List<String> kinds = new ArrayList<>();
    for (JsonNode shape :
        JsonMapper.shared()
            .readTree(Schema.FAULTS.text())
            .path("properties")
            .path("faults")
            .path("items")
            .path("oneOf")) {
      JsonNode named = shape.path("properties").path("fault");
      named.path("enum").forEach(one -> kinds.add(one.asString()));
    }

    assertThat(kinds).hasSizeGreaterThan(25);
    assertThat(kinds).allSatisfy(kind -> assertThat(FAULTS).contains("{fault: " + kind + ","));
  }

  @Test
  void aKeyIsInNothingThatADeskLeaves() throws Exception {
    Path journal = folder.resolve("desk.db");
    try (LocalVenue venue = venue(SECRET)) {
      venue.arm(FaultsFile.parse("faults", FAULTS));
      Process desk =
          start(ID, SECRET, "live", plan, "--json", "--journal", journal, at(venue), data());
      for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(12);
          reached(read(folder.resolve("said1"))) < LAST_FAULT && System.nanoTime() < end; ) {
        Thread.sleep(100);
      }
      signal(desk, "QUIT");
      Thread.sleep(1000);
      signal(desk, "SEGV");
      ended(desk);
      assertThat(read(folder.resolve("said1"))).contains("{\"", "Full thread dump");
      run(1, ID, SECRET, "desk", "kill", "--flatten", "--journal", "none/desk.db", at(venue));
      assertThat(said.getLast())
          .startsWith("ballast: THE DESK IS NOT STOPPED, end its process yourself: ")
          .as("the exchange is asked all the same")
          .contains(" futures");
      run(2, ID, "a" + SECRET, "live", plan, "--journal", journal, at(venue), data());
      run(
          2,
          ID,
          SECRET,
          "live",
          plan,
          "--journal",
          journal,
          "--exchange=http://127.0.0.1:1",
          data());
      run(2, ID, SECRET + "\n" + SECRET, "live", plan, "--journal", journal, at(venue), data());
    }

    try (Stream<Path> files = Files.walk(folder)) {
      for (Path one : files.filter(Files::isRegularFile).toList()) {
        assertThat(read(one)).as(one.toString()).satisfies(CanaryKeyTest::hasNoKey);
      }
    }
    assertThat(folder.resolve("crash.log")).isNotEmptyFile();
  }

  /** Neither as it is nor as it is written in addresses, headers and dumps. */
  private static void hasNoKey(String text) {
    for (String secret : List.of(ID, SECRET)) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      assertThat(text)
          .doesNotContain(
              secret,
              URLEncoder.encode(secret, StandardCharsets.UTF_8),
              Base64.getEncoder().withoutPadding().encodeToString(bytes),
              Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
              HexFormat.of().formatHex(bytes),
              secret.substring(0, secret.indexOf('/')));
    }
    assertThat(text).doesNotContain("signature=");
  }

  private static String at(LocalVenue venue) {
    return "--exchange=" + venue.url();
  }

  private String data() {
    return "--data=" + store;
  }

  /** Runs a command to its end. */
  private void run(int exit, String id, String secret, Object... words) throws Exception {
    Process process = start(id, secret, words);
    ended(process);
    said.add(read(folder.resolve("said" + started)));
    assertThat(process.exitValue()).as(said.getLast()).isEqualTo(exit);
  }

  private static void ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** The time of the last event that was told, epoch milliseconds; zero before the first. */
  private static long reached(String told) {
    return TIME.matcher(told)
        .results()
        .mapToLong(one -> Long.parseLong(one.group(1)))
        .max()
        .orElse(0);
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private Process start(String id, String secret, Object... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ballast.app.main.Main"));
    Stream.of(words).map(Object::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("BALLAST_API_KEY", id);
    builder.environment().put("BALLAST_API_SECRET", secret);
    builder.environment().put("BALLAST_DEBUG", "1");
    Path out = folder.resolve("said" + ++started);
    return builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
  }
}
