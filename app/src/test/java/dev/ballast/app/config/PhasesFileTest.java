// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ballast.app.UserMistake;
import dev.ballast.signal.regime.Phase;
import dev.ballast.signal.regime.PhaseRule;
import dev.ballast.signal.regime.RegimeRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhasesFileTest {
  @TempDir private Path folder;

  private RegimeRules read(String text) throws IOException {
    return PhasesFile.read(Files.writeString(folder.resolve("phases.yaml"), text));
  }

  @Test
  void theFileThatIsShippedIsTheDefault() throws IOException {
    String text = SourceText.ofResource("example/phases.yaml").text();

    assertThat(read(text)).isEqualTo(RegimeRules.DEFAULT);
  }

  @Test
  void whatIsPrintedReadsBack() throws IOException {
    RegimeRules own =
        new RegimeRules(
            "Mine",
            List.of(
                PhaseRule.of(
                    Phase.PEAK,
                    List.of("drawdown <= -12.5%"),
                    List.of("month < 10%", "trend > 0%"))),
            3);
    for (RegimeRules rules : List.of(RegimeRules.DEFAULT, own)) {
      String text = PhasesFile.write(rules);
      assertThat(read(text)).isEqualTo(rules);
      assertThat(SchemaCheck.errors(Schema.PHASES, text)).isEmpty();
    }
  }

  /** The file in the guide is one, and its table of rules is the default's. */
  @Test
  void theGuideIsRight() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "guide", "regime.md"));
    Matcher block = Pattern.compile("```\n(name: .*?)```", Pattern.DOTALL).matcher(guide);
    assertThat(block.find()).isTrue();
    assertThat(read(block.group(1)).looks()).isEqualTo(3);
    assertThat(SchemaCheck.errors(Schema.PHASES, block.group(1))).isEmpty();
    for (PhaseRule rule : RegimeRules.DEFAULT.phases()) {
      assertThat(guide)
          .contains(
              "| `%s` | %s | %s |"
                  .formatted(
                      rule.phase(),
                      String.join(", ", rule.begins().stream().map(Object::toString).toList()),
                      String.join(", ", rule.goesOn().stream().map(Object::toString).toList())));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          phases: {top: {begins: [month < 0%], goes-on: [month < 0%]}}      | 1:10 | phases.top: no such phase; known: dominance, layer-ones, narratives, peak, bear
          phases: {peaks: {begins: [month < 0%], goes-on: [month < 0%]}}    | 1:10 | phases.peaks: no such phase; did you mean 'peak'?
          phases: {peak: {begins: [width < 0%], goes-on: [month < 0%]}}     | 1:26 | phases.peak.begins[1]: no such measure: 'width'; known: dominance, breadth, leaders, momentum, month, trend, drawdown, volatility
          phases: {peak: {begins: [month < 0], goes-on: [month < 0%]}}      | 1:26 | phases.peak.begins[1]: not a bound: 'month < 0' (write breadth >= 70%)
          phases: {peak: {begins: [], goes-on: [month < 0%]}}               | 1:25 | phases.peak.begins: is empty: write a bound such as breadth >= 70%
          phases: {peak: {begins: [month < 0%]}}                            | 1:16 | phases.peak: 'goes-on' is missing
          phases: {peak: {begins: month < 0%, goes-on: [month < 0%]}}       | 1:25 | phases.peak.begins: expected a list, found 'month < 0%'
          {looks: 9, phases: {peak: {begins: [month < 0%], goes-on: [month < 0%]}}} | 1:9 | looks: out of range: 9 (1 to 8)
          phases: {}                                                        | 1:1  | phases: each phase has one rule, and there is one at least
          name: none                                                        | 1:1  | 'phases' is missing
          phase: {}                                                         | 1:1  | phase: unknown key; did you mean 'phases'?
          """)
  void aMistakeIsOneLineWithItsPlace(String text, String place, String message) throws IOException {
    UserMistake mistake = catchThrowableOfType(UserMistake.class, () -> read(text + "\n"));

    assertThat(mistake).hasMessage(folder.resolve("phases.yaml") + ":" + place + ": " + message);
  }
}
