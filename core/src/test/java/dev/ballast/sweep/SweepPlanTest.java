// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepPlanTest {
  private static final VariedKey A = VariedKey.parse("a=1,2");
  private static final VariedKey B = VariedKey.parse("b=x,y,z");
  private static final VariedKey RANGE = VariedKey.parse("r=0..10");

  @Test
  void aGridHasEachCombinationOnceTheLastKeyChangingFirst() {
    SweepPlan plan = SweepPlan.grid(List.of(A, B));

    assertThat(plan.variants().stream().map(SweptVariant::toString))
        .containsExactly("a=1, b=x", "a=1, b=y", "a=1, b=z", "a=2, b=x", "a=2, b=y", "a=2, b=z");
    assertThat(plan.variants().stream().map(SweptVariant::number))
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(plan.variants().get(4).position()).containsExactly(1.0, 0.5);
  }

  /** Of 3,000 draws a value of three comes 1,000 times, and four deviations are 103. */
  @Test
  void whatIsDrawnFollowsFromTheSeedAndIsEven() {
    SweepPlan plan = SweepPlan.random(List.of(B, RANGE), 3_000, 7);

    assertThat(SweepPlan.random(List.of(B, RANGE), 3_000, 7)).isEqualTo(plan);
    assertThat(SweepPlan.random(List.of(B, RANGE), 3_000, 8)).isNotEqualTo(plan);
    for (String value : List.of("x", "y", "z")) {
      long count =
          plan.variants().stream().filter(one -> value.equals(one.values().get("b"))).count();
      assertThat((double) count).isCloseTo(1_000, within(103.0));
    }
    double mean =
        plan.variants().stream()
            .mapToDouble(one -> Double.parseDouble(one.values().getOrDefault("r", "")))
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(5, within(4 * 10 / Math.sqrt(12 * 3_000)));
  }

  @Test
  void whatIsNoPlanIsRefused() {
    assertThatThrownBy(() -> SweepPlan.grid(List.of(RANGE))).hasMessageContaining("needs steps");
    assertThatThrownBy(() -> SweepPlan.grid(List.of())).hasMessageContaining("no key");
    assertThatThrownBy(() -> SweepPlan.grid(List.of(A, A))).hasMessageContaining("varied twice");
    assertThatThrownBy(() -> SweepPlan.random(List.of(A), 0, 1)).hasMessageContaining("samples");
    VariedKey many = VariedKey.parse("m=1..999:1");
    VariedKey more = VariedKey.parse("n=1..999:1");
    assertThatThrownBy(() -> SweepPlan.grid(List.of(many, more)))
        .hasMessageContaining("more than 100000 variants");
  }

  @Test
  void outcomesAreJoinedInOrderAndNoneIsLostOrDoubled() {
    SweepPlan plan = SweepPlan.grid(List.of(B));
    List<VariantOutcome> found = new ArrayList<>();
    plan.variants().reversed().forEach(one -> found.add(new VariantOutcome.Failed(one, "no")));

    assertThat(
            SweepResult.joined(plan, found).outcomes().stream().map(one -> one.variant().number()))
        .containsExactly(1, 2, 3);
    assertThatThrownBy(() -> SweepResult.joined(plan, found.subList(0, 2)))
        .hasMessageContaining("variant 1 never came");
    found.add(found.getFirst());
    assertThatThrownBy(() -> SweepResult.joined(plan, found))
        .hasMessageContaining("variant 3 came twice");
  }
}
