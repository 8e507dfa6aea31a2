// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.SmallDisk;
import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sweeps as users run them, on a made history. */
class SweepCommandTest {
  private static final String[] TWO_KEYS = {
    "--vary", "hedges.0.beta-to=0.2..0.8:0.2", "--vary", "limits.drift-band=0.5%,2%"
  };

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = MadeHistory.plan(folder);
    Path files = new MadeHistory(LocalDate.of(2024, 3, 1)).write(folder.resolve("history"), 240);
    assertThat(Ran.of("data", "import", files, "--store", store).exit()).isZero();
  }

  @Test
  void everyVariantIsWhatABacktestOfItsPlanIs() throws IOException {
    JsonNode swept = json(sweep("--vary", "hedges[1].beta-to=0.3,0.7", "--json"));

    for (JsonNode variant : swept.get("variants")) {
      String beta = variant.get("values").get("hedges[1].beta-to").asString();
      Path alone =
          Files.writeString(
              folder.resolve("alone.yaml"),
              Files.readString(plan).replace("beta-to: 0.3", "beta-to: " + beta));
      JsonNode backtest = json(Ran.of("backtest", alone, "--store", store, "--json"));
      JsonNode figures = variant.get("figures");
      assertThat(figures.get("orderHash")).isEqualTo(backtest.get("orderListHash"));
      assertThat(figures.get("equityEnd").asDouble())
          .isEqualTo(backtest.get("finalEquity").asDouble());
      assertThat(figures.get("sharpe"))
          .isEqualTo(backtest.get("performance").get("Strategy").get("sharpe").get("value"));
    }
    assertThat(swept.get("rowsMeasured").asInt()).isPositive();
    assertThat(swept.get("rowsMeasuredAgain").asInt()).isZero();
  }

  @Test
  void threadsChangeNothing() {
    List<String> printed = new ArrayList<>();
    for (String threads : List.of("1", "2", "5")) {
      List<Object> arguments = new ArrayList<>(List.of((Object[]) TWO_KEYS));
      arguments.addAll(List.of("--threads", threads, "--json"));
      Ran ran = sweep(arguments.toArray());
      assertThat(ran.exit()).as(ran.err()).isZero();
      printed.add(ran.out());
    }
    assertThat(printed.get(1)).isEqualTo(printed.get(0));
    assertThat(printed.get(2)).isEqualTo(printed.get(0));
  }

  @Test
  void theTextLeadsWithLuck() {
    Ran ran = sweep((Object[]) TWO_KEYS);

    assertThat(ran.out())
        .startsWith("Sweep\n8 variants of Majors, hedged")
        .contains("best by luck as well as by worth")
        .contains("Deflated Sharpe ratio")
        .contains("hedges.0.beta-to")
        .contains("by variants again never");
    assertThat(ran.err()).contains("8/8 variants");
    assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
  }

  /** A beta above 2 is none that a plan takes; the others run, and the reason is there once. */
  @Test
  void aVariantThatFailsIsToldAndTheOthersRun() {
    Ran ran = sweep("--vary", "hedges.0.beta-to=0.3,0.5,77", "--json");

    JsonNode variants = json(ran).get("variants");
    assertThat(variants.get(0).get("failed").isNull()).isTrue();
    assertThat(variants.get(1).get("figures").get("orders").asInt()).isPositive();
    assertThat(variants.get(2).get("figures").isNull()).isTrue();
    assertThat(variants.get(2).get("failed").asString())
        .contains("beta-to=77")
        .contains("out of range")
        .doesNotContain("\n");
    assertThat(sweep("--vary", "hedges.0.beta-to=0.3,0.5,77").out()).contains("1 could not be run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hedges.0.beta-too=0.3,0.5       | did you mean 'beta-to'?",
        "rotaton.step=1..3:1%            | did you mean 'rotation'?",
        "rotation.stp=1..3:1%            | did you mean 'step'?",
        "hedges.7.beta-to=0.3            | hedges has no entry 7: it has 1",
        "hedges[0].beta-to=0.3           | counted from 1",
        "hedges.tenth.beta-to=0.3        | no entry named 'tenth'",
        "name.x=1                        | is one value",
        "rotation.step=500%              | out of range",
        "rotation..step=1%               | not a key",
        "rotation.step=1..2              | a grid needs steps",
      })
  void aKeyThatIsNoneIsRefusedInALine(String vary, String why) {
    Ran ran = sweep("--vary", vary);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("ballast: --vary").contains(why).hasLineCount(1);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() throws IOException {
    assertThat(mistaken("--vary", "rotation.step=1%,2%", "--samples", "5")).contains("--samples");
    assertThat(mistaken("--vary", "rotation.step=1%,2%", "--resume")).contains("--out FOLDER");
    assertThat(mistaken("--vary", "rotation.step=1%,2%", "--threads", "0")).contains("--threads 0");
    Path mine = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(mine.resolve("letter.txt"), "mine");
    assertThat(mistaken("--vary", "rotation.step=1%,2%", "--out", mine)).contains("letter.txt");
    assertThat(mistaken("--vary", "rotation.step=1%,2%", "--out", plan)).contains("is a file");
    assertThat(mistaken("--vary", "rotation.step=1%", "--out", folder.resolve("no"), "--resume"))
        .contains("holds no sweep");
    assertThat(mistaken("--vary", "rotation.step=1%,2%", "--out", folder)).contains("plan.yaml");
  }

  /** Sobol's first points after zero in two dimensions: (1/2, 1/2), (3/4, 1/4), (1/4, 3/4). */
  @Test
  void samplesAreDrawnFromRanges() {
    JsonNode sobol =
        json(
            sweep(
                "--vary",
                "hedges.0.beta-to=0.2..0.6",
                "--vary",
                "limits.drift-band=uniform(1..2%)",
                "--method",
                "sobol",
                "--samples",
                "3",
                "--seed",
                "0",
                "--json"));
    assertThat(values(sobol, "hedges.0.beta-to")).containsExactly("0.4", "0.5", "0.3");
    assertThat(values(sobol, "limits.drift-band")).containsExactly("1.5%", "1.25%", "1.75%");

    Object[] random = {
      "--vary", "hedges.0.beta-to=0.2..0.6", "--method", "random", "--samples", "4", "--json"
    };
    assertThat(sweep(random).out()).isEqualTo(sweep(random).out());
    assertThat(json(sweep(random)).get("variants")).hasSize(4);
  }

  @Test
  void outcomesAreKeptAndTablesSayTheSame() throws Exception {
    Path out = folder.resolve("kept");
    List<Object> arguments = new ArrayList<>(List.of((Object[]) TWO_KEYS));
    arguments.addAll(List.of("--out", out, "--json"));

    Ran ran = sweep(arguments.toArray());

    JsonNode printed = json(ran);
    try (Connection duck = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = duck.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT * FROM '" + out.resolve("variants.parquet") + "' ORDER BY variant")) {
      for (JsonNode variant : printed.get("variants")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString("limits.drift-band"))
            .isEqualTo(variant.get("values").get("limits.drift-band").asString());
        assertThat(row.getDouble("sharpe"))
            .isEqualTo(variant.get("figures").get("sharpe").asDouble());
        assertThat(row.getString("order_hash"))
            .isEqualTo(variant.get("figures").get("orderHash").asString());
      }
      assertThat(row.next()).isFalse();
    }
    assertThat(names(out)).contains("outcomes.duckdb", "variants.parquet", "weeks.parquet");

    assertThat(mistaken(arguments.toArray()))
        .contains("holds a sweep already")
        .contains("--resume");
    arguments.add("--resume");
    Ran again = sweep(arguments.toArray());
    assertThat(again.exit()).as(again.err()).isZero();
    JsonNode resumed = json(again);
    assertThat(resumed.get("variants")).isEqualTo(printed.get("variants"));
    assertThat(resumed.get("luck")).isEqualTo(printed.get("luck"));
    arguments.set(1, "hedges.0.beta-to=0.2..0.6:0.2");
    assertThat(mistaken(arguments.toArray()))
        .contains("of another sweep: what is varied is not as it was");
  }

  /** Killed in the midst, gone on with: the same variants to the bit as in one go. */
  @Test
  void aSweepThatIsKilledIsGoneOnWith() throws Exception {
    Path out = folder.resolve("killed");
    List<String> arguments =
        List.of(
            "sweep",
            plan.toString(),
            "--store",
            store.toString(),
            "--threads",
            "2",
            "--json",
            "--vary",
            "hedges.0.beta-to=0.1..0.9:0.01",
            "--out",
            out.toString());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.ballast.app.main.Main");
    command.addAll(arguments);
    Path told = folder.resolve("told.txt");
    Process child =
        new ProcessBuilder(command)
            .redirectError(told.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (child.isAlive()
        && System.nanoTime() < end
        && !Files.readString(told).contains("16/81")) {
      Thread.sleep(5);
    }
    child.destroyForcibly().waitFor();
    assertThat(Files.readString(told)).doesNotContain("81/81 variants");
    assertThat(out.resolve("variants.parquet")).doesNotExist();

    List<Object> rest = new ArrayList<>(arguments);
    rest.add("--resume");
    Ran resumed = Ran.of(rest.toArray());
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    Ran whole = Ran.of(arguments.subList(0, arguments.size() - 2).toArray());
    assertThat(json(resumed).get("variants")).isEqualTo(json(whole).get("variants"));
  }

  /** What was kept before the disk was full is there when it has room. */
  @Test
  void aFullDiskIsOneLineAndKeepsWhatIsDone() throws IOException {
    Path disk = folder.resolve("disk");
    Path out = disk.resolve("out");
    Object[] arguments = {
      "--vary", "hedges.0.beta-to=0.1..0.9:0.01", "--out", out, "--threads", "2", "--json"
    };
    try (SmallDisk _ = SmallDisk.at(disk, 640)) {
      String line = mistaken(arguments);

      assertThat(line).contains("no space left on device").contains("--resume");
    }
  }

  private static List<String> values(JsonNode printed, String key) {
    List<String> values = new ArrayList<>();
    printed.get("variants").forEach(one -> values.add(one.get("values").get(key).asString()));
    return values;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String mistaken(Object... arguments) {
    Ran ran = sweep(arguments);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
    String last = ran.err().lines().toList().getLast();
    assertThat(last).startsWith("ballast: ");
    return last;
  }

  private static Ran sweep(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("sweep", plan, "--store", store));
    all.addAll(List.of(arguments));
    return Ran.of(all.toArray());
  }

  private static JsonNode json(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }
}
