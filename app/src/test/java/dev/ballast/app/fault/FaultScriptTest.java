// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FaultScriptTest {
  private static final Subject ORDER =
      new Subject("POST /fapi/v1/order", Map.of("symbol", "BTCUSDT"), Optional.of("me"));
  private static final Subject TIME = new Subject("GET /fapi/v1/time", Map.of(), Optional.empty());

  private static ScriptedFault scripted(
      String name, FaultTarget target, Choice choice, Window window) {
    return new ScriptedFault(name, "no-answer", new Fault.NoAnswer(true), target, choice, window);
  }

  private static ScriptedFault likely(double chance) {
    return scripted(
        "likely",
        FaultTarget.ANY,
        new Choice(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalDouble.of(chance),
            OptionalInt.empty()),
        Window.ALWAYS);
  }

  private static FaultScript armed(long seed, ScriptedFault... faults) {
    FaultScript script = new FaultScript();
    script.arm(new FaultPlan(seed, List.of(faults)), at(0));
    return script;
  }

  private static FaultTime at(long market) {
    return new FaultTime(market, market);
  }

  private static boolean strikes(FaultScript script, Subject subject, long time) {
    return script.first(Fault.OfAnswer.class, subject, at(time)).isPresent();
  }

  /** Which of a hundred orders are struck. */
  private static List<Integer> struck(FaultScript script) {
    List<Integer> struck = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      if (strikes(script, ORDER, i)) {
        struck.add(i);
      }
    }
    return struck;
  }

  @Test
  void aSeedSaysWhichAreStruck() {
    List<Integer> first = struck(armed(7, likely(0.25)));

    assertThat(first).hasSizeBetween(10, 40).isEqualTo(struck(armed(7, likely(0.25))));
    assertThat(struck(armed(8, likely(0.25)))).isNotEqualTo(first);
  }

  /** The second of two with the same chance is not struck where the first is. */
  @Test
  void oneFaultMoreChangesNoneOfTheOthers() {
    ScriptedFault other =
        scripted(
            "other",
            new FaultTarget(List.of("GET *"), Map.of(), Optional.empty()),
            Choice.ALL,
            Window.ALWAYS);

    assertThat(struck(armed(7, likely(0.25), other))).isEqualTo(struck(armed(7, likely(0.25))));
    assertThat(struck(armed(7, other, likely(0.25)))).isNotEqualTo(struck(armed(7, likely(0.25))));
  }

  @Test
  void whatIsCountedIsWhatItIsFor() {
    Choice third =
        new Choice(
            OptionalInt.empty(), OptionalInt.of(3), OptionalDouble.empty(), OptionalInt.of(2));
    FaultScript script =
        armed(
            1,
            scripted(
                "third",
                new FaultTarget(
                    List.of("POST */order"), Map.of("symbol", "BTC*"), Optional.of("me")),
                third,
                Window.ALWAYS));

    assertThat(strikes(script, TIME, 0)).isFalse();
    assertThat(strikes(script, new Subject(ORDER.name(), ORDER.values(), Optional.of("you")), 0))
        .isFalse();
    assertThat(
            strikes(script, new Subject(ORDER.name(), Map.of("symbol", "ETHUSDT"), ORDER.key()), 0))
        .isFalse();
    assertThat(struck(script)).containsExactly(2, 5);
    FaultState state = script.states(at(100)).getFirst();
    assertThat(state.seen()).isEqualTo(100);
    assertThat(state.struck()).isEqualTo(2);
    assertThat(state.phase()).isEqualTo(FaultState.Phase.OVER);
  }

  @Test
  void itStrikesInItsTime() {
    FaultScript script =
        armed(
            1,
            scripted(
                "while",
                FaultTarget.ANY,
                Choice.ALL,
                new Window(OptionalLong.of(10), OptionalLong.of(40), OptionalLong.of(20))));

    assertThat(script.states(at(9)).getFirst().phase()).isEqualTo(FaultState.Phase.WAITS);
    assertThat(struck(script)).hasSize(20).startsWith(10).endsWith(29);
    assertThat(script.states(at(41)).getFirst().phase()).isEqualTo(FaultState.Phase.OVER);
  }

  @Test
  void theFirstOfSeveralStrikesAndTheOthersDoNotCountIt() {
    FaultScript script =
        armed(
            1,
            scripted("one", FaultTarget.ANY, Choice.ALL, Window.ALWAYS),
            scripted("two", FaultTarget.ANY, Choice.ALL, Window.ALWAYS));

    struck(script);

    assertThat(script.states(at(0))).extracting(FaultState::seen).containsExactly(100, 0);
    script.disarm(Optional.of("one"));
    assertThat(strikes(script, ORDER, 0)).isTrue();
    script.disarm(Optional.empty());
    assertThat(script.isQuiet()).isTrue();
  }

  @Test
  void whatTheClockBringsAboutComesOnce() {
    ScriptedFault cut =
        new ScriptedFault(
            "cut",
            "cut",
            new Fault.Cut(true),
            FaultTarget.ANY,
            Choice.ALL,
            new Window(OptionalLong.of(5), OptionalLong.empty(), OptionalLong.empty()));
    FaultScript script = armed(1, cut);

    assertThat(script.falling(Fault.Cut.class, at(4))).isEmpty();
    assertThat(script.first(Fault.Cut.class, ORDER, at(6))).isEmpty();
    assertThat(script.falling(Fault.Cut.class, at(6))).containsExactly(cut);
    assertThat(script.falling(Fault.Cut.class, at(7))).isEmpty();
  }
}
