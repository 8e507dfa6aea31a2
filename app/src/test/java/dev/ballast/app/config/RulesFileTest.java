// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ballast.app.UserMistake;
import dev.ballast.signal.Condition;
import dev.ballast.signal.Rule;
import dev.ballast.signal.RuleSet;
import dev.ballast.signal.StandardRules;
import dev.ballast.signal.feature.MemberWeight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFileTest {
  @TempDir private Path folder;

  @Test
  void theFileThatIsShippedIsTheDefault() throws IOException {
    String text = SourceText.ofResource("example/rules.yaml").text();

    assertThat(read(text)).isEqualTo(StandardRules.DEFAULT);
    assertThat(SchemaCheck.errors(Schema.RULES, text)).isEmpty();
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws IOException {
    String text = "rules: {fall: {points: -1, when: momentum-30d <= -10%}}\n";

    RuleSet rules = read(text);

    assertThat(SchemaCheck.errors(Schema.RULES, text)).isEmpty();
    assertThat(rules.name()).isEqualTo("unnamed");
    assertThat(rules.leastCoverage()).isEqualTo(0.5);
    assertThat(rules.weeks()).isZero();
    assertThat(rules.confirm()).isEmpty();
    assertThat(rules.rules()).extracting(Rule::name).containsExactly("fall");
  }

  @Test
  void aRuleMayAskASeriesOfTheUsers() throws IOException {
    String text =
        """
        weight: open-interest
        rules:
          dry: {points: -1, when: stablecoin-supply.30d <= -2%, where-known: true}
          flood: {points: 1, when: inflows.z-score > 1.5}
        """;

    RuleSet rules = read(text);

    assertThat(SchemaCheck.errors(Schema.RULES, text)).isEmpty();
    assertThat(rules.weight()).isEqualTo(MemberWeight.OPEN_INTEREST);
    assertThat(rules.rules().getFirst())
        .isEqualTo(
            Rule.of("dry", -1, Condition.parse("stablecoin-supply.30d <= -2%")).onlyWhereKnown());
    assertThat(rules.rules().getLast().whereKnown()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          rules: {fall: {when: momentum <= -10%}}       | 1:22 | rules.fall.when: no such feature: momentum
          rules: {fall: {when: momentum-30d = -10%}}    | 1:22 | rules.fall.when: not a condition, such as "funding-peak >= 18%": momentum-30d = -10%
          rules: {fall: {when: funding >= 3}}           | 1:22 | rules.fall.when: funding is counted in percent: 3
          rules: {fall: {when: funding-z-score >= 3%}}  | 1:22 | rules.fall.when: funding-z-score is not counted in percent: 3%
          rules: {fall: {when: []}}                     | 1:16 | rules.fall.when: a rule without a condition
          rules: {fall: {points: 11, when: funding > 1%}} | 1:24 | rules.fall.points: out of range: 11 (-10 to 10)
          rules: {fall: {points: -1}}                   | 1:15 | rules.fall: 'when' is missing
          rules: {Fall: {when: funding > 1%}}           | 1:9  | rules.Fall: a rule's name is of small letters, digits and dashes, not "Fall"
          rules: {fall: {when: funding > 1%, lasts: 2}} | 1:43 | rules.fall.lasts: not a number of weeks: '2' (write 2 weeks)
          rules: {fall: {when: {any: [funding > 1%], if-known: funding > 1%}}} | 1:22 | rules.fall.when: one of 'any', 'if-known' and 'instead-of' with 'take'
          rules: {fall: {when: supply.30d >= 2}}        | 1:22 | rules.fall.when: supply.30d is counted in percent: 2
          rules: {fall: {when: supply.7d >= 2%}}        | 1:22 | rules.fall.when: no such feature: supply.7d
          rules: {fall: {when: funding > 1%, where-known: 1}} | 1:49 | rules.fall.where-known: not yes or no: '1' (write true or false)
          {weight: size, rules: {fall: {when: funding > 1%}}} | 1:10 | weight: not one of plain, open-interest, capitalisation: 'size'
          rules: {}                                     | 1:1  | rules: no rules
          name: none                                    | 1:1  | 'rules' is missing
          """)
  void aMistakeIsOneLineWithItsPlace(String text, String place, String message) throws IOException {
    UserMistake mistake = catchThrowableOfType(UserMistake.class, () -> read(text + "\n"));

    assertThat(mistake).hasMessage(folder.resolve("rules.yaml") + ":" + place + ": " + message);
  }

  private RuleSet read(String text) throws IOException {
    return RulesFile.read(Files.writeString(folder.resolve("rules.yaml"), text));
  }
}
