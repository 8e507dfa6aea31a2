// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import dev.ballast.app.fault.Fault;
import dev.ballast.app.fault.MarketName;
import dev.ballast.app.fault.ScriptedFault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FaultsFileTest {
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private static final Pattern ENTRY = Pattern.compile("`(\\{fault: [^`]*})`");

  @TempDir private Path folder;

  private static List<ScriptedFault> read(String text) {
    return FaultsFile.parse("faults", text).plan().faults();
  }

  private static Fault one(String entry) {
    return read("faults: [" + entry + "]").getFirst().fault();
  }

  @Test
  void theExampleIsRead() {
    List<ScriptedFault> faults = read(SourceText.ofResource("example/faults.yaml").text());

    assertThat(faults)
        .extracting(ScriptedFault::fault)
        .containsExactly(
            new Fault.NoAnswer(true),
            new Fault.Refused(400, -2011, "", false),
            new Fault.Slow(new Fault.Delay(200, 800), false),
            new Fault.PartFills(3, false, Fault.PartFills.Last.FILLS),
            new Fault.Silent(),
            new Fault.Halt(new Fault.Symbol(MarketName.USDM, "ETHUSDT")));
    assertThat(faults)
        .extracting(ScriptedFault::name)
        .containsExactly("lost order", "error 2", "slow 3", "part-fills 4", "silent 5", "halt 6");
    assertThat(faults.get(4).window().to().orElseThrow())
        .isEqualTo(faults.get(4).window().from().orElseThrow() + 8 * 3_600_000);
  }

  @Test
  void jsonIsReadAsYamlIs() {
    assertThat(
            FaultsFile.parse(
                    "faults",
                    """
                    {"seed": 3, "faults": [{"fault": "late", "delay": "2s", "on": ["user"]},
                    \t{"fault": "filters", "symbol": "BTCUSDT", "step": 0.01}]}
                    """)
                .plan()
                .faults())
        .extracting(ScriptedFault::fault)
        .containsExactly(
            new Fault.Late(new Fault.Delay(2000, 2000)),
            new Fault.Filters(
                new Fault.Symbol(MarketName.USDM, "BTCUSDT"),
                Optional.empty(),
                Optional.of(new BigDecimal("0.01")),
                Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void everyKindStandsInGuideAndSchema(FaultKind kind) throws IOException {
    assertThat(guide().contains("| `" + kind + "` |")).as("the guide's row").isTrue();
    JsonNode items =
        JsonMapper.shared()
            .readTree(Schema.FAULTS.text())
            .path("properties")
            .path("faults")
            .path("items");
    for (String key : kind.keys()) {
      assertThat(guide().contains("`" + key)).as("the guide on " + key).isTrue();
      assertThat(items.path("properties").has(key)).as(key).isTrue();
    }
    JsonNode shape =
        items
            .path("oneOf")
            .valueStream()
            .filter(one ->
                words(one.path("properties").path("fault").path("enum")).contains(kind.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(words(shape.path("propertyNames").path("enum")))
        .containsAll(kind.keys())
        .hasSize((int) kind.keys().stream().distinct().count() + 1);
  }

  private static List<String> words(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "guide", "venue.md"));
  }

  @Test
  void theGuidesExamplesAreReadAndFitTheSchema() throws IOException {
    List<String> examples = new ArrayList<>();
    BLOCK
        .matcher(guide())
        .results()
        .map(one -> one.group(1))
        .filter(text -> text.contains("faults:"))
        .forEach(examples::add);
    ENTRY.matcher(guide()).results().forEach(one -> examples.add("faults: [" + one.group(1) + "]"));

    assertThat(examples).hasSizeGreaterThan(12);
    for (String example : examples) {
      assertThat(read(example)).as(example).isNotEmpty();
      assertThat(SchemaCheck.errors(Schema.FAULTS, example)).as(example).isEmpty();
    }
  }

  @Test
  void wordsStandForWhatIsAskedMost() {
    ScriptedFault cancel =
        read("faults: [{fault: unavailable, on: [cancel, 'GET /fapi/*']}]").getFirst();

    assertThat(cancel.target().names()).contains("DELETE */order", "GET /fapi/*");
    assertThat(one("{fault: clock-skew, by: -1500ms}")).isEqualTo(new Fault.ClockSkew(-1500));
    assertThat(one("{fault: too-many, wait: 5s, ban: 2m}")).isEqualTo(new Fault.TooMany(5, 120));
  }

  private static List<Wrong> wrong() {
    return List.of(
        Wrong.both("faults: []", "1:9", "faults: is empty"),
        Wrong.both("seed: 3", "1:1", "'faults' is missing"),
        Wrong.both(
            "seed: x\nfaults: [{fault: silent}]",
            "1:7",
            "seed: not a whole number: 'x' (write 0 to 999999999)"),
        Wrong.both(
            "faults:\n  - {fault: silence}",
            "2:13",
            "faults[1].fault: no such fault: 'silence'; did you mean 'silent'?"),
        Wrong.both("faults:\n  - {on: user}", "2:5", "faults[1]: 'fault' is missing"),
        Wrong.both("faults:\n  - {fault: no-answer}", "2:5", "faults[1]: 'executed' is missing"),
        Wrong.both(
            "faults:\n  - {fault: silent, symbol: BTCUSDT}",
            "2:21",
            "faults[1].symbol: does not go with silent; known: name, from, to, lasts, on, key, nth, every, chance, times"),
        Wrong.both(
            "faults:\n  - {fault: silent, chance: 120%}",
            "2:29", "faults[1].chance: out of range: 120% (0% to 100%)"),
        Wrong.both(
            "faults:\n  - {fault: slow, delay: soon}",
            "2:26",
            "faults[1].delay: not a length of time: 'soon' (write 250ms, 5s, 2m, 8h or 1d)"),
        Wrong.reader(
            "faults:\n  - {fault: slow, delay: 300..100ms}",
            "2:19",
            "faults[1].delay: a delay from 300 to 100 ms"),
        Wrong.reader(
            "faults:\n  - {fault: silent, from: 2024-03-02, to: 2024-03-01}",
            "2:39",
            "faults[1].to: is over before it begins"),
        Wrong.reader(
            "faults:\n  - {fault: silent, on: everything}",
            "2:25",
            "faults[1].on: strikes nothing: 'everything' (write user, market, 'user ORDER_TRADE_UPDATE' or 'market btcusdt@markPrice')"),
        Wrong.both(
            "faults:\n  - {fault: delisting, symbol: BTCUSDT}",
            "2:5",
            "faults[1]: 'from' is missing"),
        Wrong.both(
            "faults:\n  - {fault: filters, symbol: BTCUSDT}",
            "2:5",
            "faults[1]: changes nothing; write tick, step or minimum"),
        Wrong.reader(
            "faults:\n  - {fault: silent, name: a}\n  - {fault: twice, name: a}",
            "3:5",
            "faults[2]: the name 'a' occurs twice"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void mistakesHaveTheirPlace(Wrong wrong) throws IOException {
    Path file = Files.writeString(folder.resolve("faults.yaml"), wrong.text());

    assertThatThrownBy(() -> FaultsFile.read(file))
        .isInstanceOf(UserMistake.class)
        .hasMessage(wrong.line(file.toString()));
    assertThat(SchemaCheck.errors(Schema.FAULTS, wrong.text()).isEmpty())
        .as(wrong.text())
        .isEqualTo(!wrong.bySchema());
  }

  @Test
  void symbolsAndKeysAreThoseOfTheExchange() {
    FaultsFile file =
        FaultsFile.parse(
            "faults", "faults:\n  - {fault: halt, symbol: BTCUSD}\n  - {fault: silent, key: you}");

    assertThatThrownBy(() -> file.check(_ -> List.of("BTCUSDT"), List.of("you")))
        .hasMessage(
            "faults:2:27: faults[1].symbol: is not listed on usdm; did you mean 'BTCUSDT'?");
    assertThatThrownBy(() -> file.check(_ -> List.of("BTCUSD"), List.of("me")))
        .hasMessage("faults:3:26: faults[2].key: nobody has the key 'you'");
    assertThat(Arrays.stream(FaultKind.values()).map(FaultKind::toString)).doesNotHaveDuplicates();
  }
}
