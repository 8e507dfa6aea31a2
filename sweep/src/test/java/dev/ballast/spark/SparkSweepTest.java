// SPDX-License-Identifier: Apache-2.0
package dev.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import dev.ballast.app.cli.Cli;
import dev.ballast.app.desk.RunSpan;
import dev.ballast.app.sweep.SweepJob;
import dev.ballast.app.sweep.SweepOrder;
import dev.ballast.market.Interval;
import dev.ballast.sweep.SweepPlan;
import dev.ballast.sweep.SweepResult;
import dev.ballast.sweep.SweptVariant;
import dev.ballast.sweep.VariantOutcome;
import dev.ballast.sweep.VariedKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spark's results are the local ones to the bit, also where a worker is lost. */
@Timeout(300)
class SparkSweepTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
  private static final int DAYS = 200;
  private static final long DAY = 86_400_000;

  @TempDir private static Path folder;
  private static Path store;
  private static SweepOrder order;

  /** One in thirty is refused by the plan: a failure must come back as well. */
  private static final List<SweptVariant> VARIANTS =
      SweepPlan.grid(
              List.of(
                  VariedKey.parse("hedges.0.beta-to=0.1..0.9:0.05"),
                  VariedKey.parse("limits.drift-band=0.5%,2%,200%")))
          .variants();

  @BeforeAll
  static void importHistory() throws IOException {
    Path history = Files.createDirectories(folder.resolve("history"));
    for (String kind : List.of("spot", "perp")) {
      StringBuilder rows = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
      for (int day = 0; day < DAYS; day++) {
        for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
          double open = close(symbol, day - 1);
          double close = close(symbol, day);
          rows.append(
              String.format(
                  Locale.ROOT,
                  "%sT00:00:00Z,%s,%.1f,%.1f,%.1f,%.1f,40000%n",
                  FIRST.plusDays(day),
                  symbol,
                  open,
                  Math.max(open, close),
                  Math.min(open, close),
                  close));
        }
      }
      Files.writeString(history.resolve(kind + "_1d_binance.csv"), rows);
    }
    StringBuilder funding = new StringBuilder("ts,symbol,funding_rate,mark_price\n");
    for (int day = 0; day < DAYS; day++) {
      for (String hour : List.of("00", "08", "16")) {
        for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
          funding.append(FIRST.plusDays(day) + "T" + hour + ":00:00Z," + symbol + ",0.0001,\n");
        }
      }
    }
    Files.writeString(history.resolve("funding_8h_binance.csv"), funding);
    store = folder.resolve("store");
    assertThat(run("data", "import", history.toString(), "--store", store.toString()).exit())
        .isZero();
    Path plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            spot: {weights: {majors: 100%}}
            hedges: [{always: true, beta-to: 0.3, with: BTC}]
            """);
    long start = FIRST.plusDays(1).toEpochDay() * DAY;
    order =
        new SweepOrder(
            plan,
            List.of(),
            store,
            LocalDate.of(2026, 1, 1),
            new RunSpan(start, start + (DAYS - 1) * DAY),
            false,
            Interval.DAY);
  }

  private static double close(String symbol, int day) {
    double market = 0.15 * StrictMath.sin(day / 23.0) + 0.05 * StrictMath.sin(day * 1.7);
    return symbol.startsWith("BTC")
        ? 60_000 * (1 + market)
        : 3_000 * (1 + 1.2 * market + 0.03 * StrictMath.sin(day * 2.3));
  }

  @Test
  void oneMachineAndAStandaloneClusterGiveTheLocalBits() throws Exception {
    List<VariantOutcome> here = new ArrayList<>();
    SweepJob.of(order, VARIANTS, 2).run(VARIANTS, 2, here::addAll);
    List<String> expected = bits(here);
    assertThat(expected.stream().filter(one -> one.contains("failed"))).hasSize(17);

    List<VariantOutcome> local = new ArrayList<>();
    int rows = new SparkSweep().run("local[2]", order, VARIANTS, local::addAll);
    assertThat(bits(local)).isEqualTo(expected);
    assertThat(rows).isPositive();

    System.setProperty("spark.executor.extraClassPath", System.getProperty("java.class.path"));
    System.setProperty("spark.executor.memory", "512m");
    try (StandaloneCluster cluster = StandaloneCluster.of(folder.resolve("cluster"), 2)) {
      List<VariantOutcome> found = new ArrayList<>();
      List<Integer> killedAfter = new ArrayList<>();
      new SparkSweep()
          .run(
              cluster.address(),
              order,
              VARIANTS,
              some -> {
                found.addAll(some);
                if (killedAfter.isEmpty() && cluster.works(0)) {
                  killedAfter.add(found.size());
                  cluster.kill(0);
                }
              });
      assertThat(killedAfter).as("a worker was killed in the midst").isNotEmpty();
      assertThat(killedAfter.getFirst()).isLessThan(VARIANTS.size());
      assertThat(bits(found)).isEqualTo(expected);
    } finally {
      System.clearProperty("spark.executor.extraClassPath");
      System.clearProperty("spark.executor.memory");
    }
  }

  /** Each variant once, in order, every bit of it. */
  private static List<String> bits(List<VariantOutcome> found) {
    SweepPlan plan = new SweepPlan(List.of(VariedKey.parse("any=1")), false, VARIANTS);
    return SweepResult.joined(plan, found).outcomes().stream()
        .map(one ->
            one instanceof VariantOutcome.Failed failed
                ? failed.variant() + " failed: " + failed.reason().replaceAll("/[^ ]*/", "")
                : one.variant() + " " + java.util.Arrays.toString(OutcomeBytes.of(one)))
        .toList();
  }

  @Test
  void aMasterThatIsNotThereIsOneLine() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String address = "spark://127.0.0.1:" + port;
    Ran ran =
        run(
            "sweep",
            order.policy().toString(),
            "--store",
            store.toString(),
            "--spark",
            address,
            "--vary",
            "hedges.0.beta-to=0.3,0.5");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith("ballast: --spark " + address + ": no Spark master answers there")
        .hasLineCount(1);

    assertThatThrownBy(() -> new SparkSweep().run("yarn", order, VARIANTS, _ -> {}))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("local[*] or spark://HOST:PORT");
  }

  @Test
  void theCommandPrintsTheSameByEitherWay() {
    String[] arguments = {
      "sweep",
      order.policy().toString(),
      "--store",
      store.toString(),
      "--json",
      "--vary",
      "hedges.0.beta-to=0.3,0.5,0.7"
    };
    String[] onSpark = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    onSpark[arguments.length] = "--spark";
    onSpark[arguments.length + 1] = "local[2]";

    Ran there = run(onSpark);
    assertThat(there.exit()).as(there.err()).isZero();
    assertThat(there.out()).isEqualTo(run(arguments).out());
  }

  private record Ran(int exit, String out, String err) {}

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Cli.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Ran(exit, out.toString(), err.toString());
  }
}
