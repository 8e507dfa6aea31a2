// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ballast.app.UserMistake;
import dev.ballast.market.Sector;
import dev.ballast.policy.BearPosture;
import dev.ballast.policy.Circumstance;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.MacroView;
import dev.ballast.policy.Policy;
import dev.ballast.policy.RegimePlan;
import dev.ballast.signal.regime.Phase;
import dev.ballast.signal.regime.RegimeRules;
import dev.ballast.unit.Percent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan's {@code regime} and {@code macro}, and the reviews that go with them. */
class RegimeSectionTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 1);

  @TempDir private Path folder;

  private Policy read(String text) throws IOException {
    assertThat(SchemaCheck.errors(Schema.POLICY, text)).isEmpty();
    return PolicyFile.read(Files.writeString(folder.resolve("plan.yaml"), text), TODAY);
  }

  @Test
  void itIsOffUnlessAsked() throws IOException {
    Policy plain = read("{}");
    assertThat(plain.core().regime()).isEqualTo(RegimePlan.NONE);
    assertThat(plain.reviews().regime()).isEqualTo(Frequency.NEVER);

    Policy asked = read("regime: {}\n");
    assertThat(asked.core().regime()).isEqualTo(RegimePlan.DEFAULT);
    assertThat(asked.reviews().regime()).isEqualTo(Frequency.MONTHLY);
    assertThat(read("{regime: {}, reviews: {sectors: daily}}").reviews().regime())
        .isEqualTo(Frequency.MONTHLY);
    assertThat(read("{regime: {}, reviews: {regime: quarterly}}").reviews().regime())
        .isEqualTo(Frequency.QUARTERLY);
  }

  @Test
  void everyFieldIsRead() throws IOException {
    Files.writeString(
        folder.resolve("mine.yaml"),
        "{name: mine, phases: {bear: {begins: [trend < 0%], goes-on: [trend < 5%]}}}");
    Policy policy =
        read(
            """
            spot: {weights: {majors: 60%, defi: 40%}}
            regime: {rules: mine.yaml, step: 2.5%, reach: 10%, lead: 90 days, leaders: 2}
            macro:
              - {from: 2024-03-01, until: 2024-09-01, tilt: majors +1, words: rates stay high}
              - {from: 2025-01-01, tilt: defi -1 step, words: "fees fall"}
            bear: {when: phase(bear)}
            """);
    RegimePlan plan = policy.core().regime();
    assertThat(plan.rules().name()).isEqualTo("mine");
    assertThat(plan.step()).isEqualTo(Percent.of("2.5"));
    assertThat(plan.reach()).isEqualTo(Percent.of("10"));
    assertThat(plan.lead()).isEqualTo(90);
    assertThat(plan.leaders()).isEqualTo(2);
    assertThat(plan.views())
        .isEqualTo(
            List.of(
                new MacroView(
                    LocalDate.of(2024, 3, 1),
                    Optional.of(LocalDate.of(2024, 9, 1)),
                    Sector.MAJORS,
                    true,
                    "rates stay high"),
                new MacroView(
                    LocalDate.of(2025, 1, 1),
                    Optional.empty(),
                    new Sector("defi"),
                    false,
                    "fees fall")));
    assertThat(policy.overlay().bear().map(BearPosture::when))
        .contains(new Circumstance.InPhase(Phase.BEAR));
    assertThat(PolicyFile.phasesOf(folder.resolve("plan.yaml")))
        .contains(folder.resolve("mine.yaml"));
  }

  /** Views act without phases, at the same review. */
  @Test
  void viewsAloneAreReviewedToo() throws IOException {
    Policy policy = read("macro: [{from: 2024-03-01, tilt: majors +1, words: calm}]\n");
    assertThat(policy.core().regime().enabled()).isFalse();
    assertThat(policy.core().regime().rules()).isEqualTo(RegimeRules.DEFAULT);
    assertThat(policy.reviews().regime()).isEqualTo(Frequency.MONTHLY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          regime: {rules: other.yaml}        | 1:17 | regime.rules: no such file: FOLDER/other.yaml (a path, or 'default')
          regime: {lead: 31 days}            | 1:16 | regime.lead: not one of 7, 30, 90, 180 days: '31 days'
          regime: {leaders: 6}               | 1:19 | regime.leaders: out of range: 6 (1 to 5)
          regime: {step: 10%, reach: 5%}     | 1:28 | regime.reach: out of range: 5% (10% to 100%)
          regime: {steps: 10%}               | 1:10 | regime.steps: unknown key; did you mean 'step'?
          macro: [{from: 2024-03-01, tilt: majors +2, words: much}] | 1:34 | macro[1].tilt: not a tilt of one step: 'majors +2' (write majors +1, or defi -1)
          macro: [{from: 2024-03-01, tilt: major +1, words: one}]   | 1:34 | macro[1].tilt: not a sector with a weight in spot.weights; did you mean 'majors'?
          macro: [{from: 2024-03-01, until: 2024-03-01, tilt: majors +1, words: one}] | 1:35 | macro[1].until: the view ends on 2024-03-01, not after 2024-03-01
          macro: [{tilt: majors +1, words: one}]          | 1:9  | macro[1]: 'from' is missing
          macro: [{from: 2024-03-01, tilt: majors +1}]    | 1:9  | macro[1]: 'words' is missing
          bear: {when: phase(peak)}          | 1:14 | bear.when: not one of bear, phase(bear): 'phase(peak)'
          reviews: {regime: monthly}         | 1:11 | reviews.regime: nothing is looked at: write regime: {} or macro: in the plan, or take the key out
          """)
  void aMistakeIsOneLineWithItsPlace(String text, String place, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), text + "\n");
    UserMistake mistake =
        catchThrowableOfType(UserMistake.class, () -> PolicyFile.read(file, TODAY));

    assertThat(mistake)
        .hasMessage(file + ":" + place + ": " + message.replace("FOLDER", folder.toString()));
  }
}
