// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.Sector;
import dev.ballast.policy.RotationPlan;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights move from where they are: steps of 5 points, up to 15 from the plan's. */
class RotationStepTest {
  private static final Sector A = new Sector("a");
  private static final Sector B = new Sector("b");
  private static final Sector C = new Sector("c");
  private static final Sector D = new Sector("d");

  private final SequencedMap<Sector, Percent> base = weights("40", "15", "15", "15", "15");

  /** Four sectors are reduced at once: 40 points are freed, majors have room for 15. */
  @Test
  void whatFindsNoPlaceIsNotSold() {
    Map<Sector, Stance> all =
        Map.of(A, Stance.REDUCE, B, Stance.REDUCE, C, Stance.REDUCE, D, Stance.REDUCE);

    SequencedMap<Sector, Percent> first = step(base, all);
    SequencedMap<Sector, Percent> second = step(first, all);

    // 25 of 40 come back, 6.25 to each: 15 - 10 + 6.25.
    assertThat(first).isEqualTo(weights("55", "11.25", "11.25", "11.25", "11.25"));
    assertThat(second).isEqualTo(first);
  }

  /** Reduced for one week: out by two steps, back by one a week. */
  @Test
  void aSectorThatHoldsAgainComesBackByAStepAWeek() {
    SequencedMap<Sector, Percent> out = step(base, Map.of(A, Stance.REDUCE));
    SequencedMap<Sector, Percent> back = step(out, Map.of());
    SequencedMap<Sector, Percent> home = step(back, Map.of());

    assertThat(out).isEqualTo(weights("50", "5", "15", "15", "15"));
    assertThat(back).isEqualTo(weights("45", "10", "15", "15", "15"));
    assertThat(home).isEqualTo(base);
  }

  @Test
  void whatIsReducedStaysAtTwoStepsBelow() {
    SequencedMap<Sector, Percent> out = step(base, Map.of(A, Stance.REDUCE));

    assertThat(step(out, Map.of(A, Stance.REDUCE))).isEqualTo(out);
    // Trimmed instead, it comes back to one step below.
    assertThat(step(out, Map.of(A, Stance.TRIM))).isEqualTo(weights("45", "10", "15", "15", "15"));
  }

  /** B came to 30 while A was reduced; reduced itself it goes by two steps a week, to two below. */
  @Test
  void fromFarAboveItGoesByTwoStepsAWeek() {
    SequencedMap<Sector, Percent> high = weights("40", "5", "30", "10", "15");

    SequencedMap<Sector, Percent> first = step(high, Map.of(B, Stance.REDUCE, A, Stance.REDUCE));
    SequencedMap<Sector, Percent> second = step(first, Map.of(B, Stance.REDUCE, A, Stance.REDUCE));

    // C is back by one step first, the rest is the majors'.
    assertThat(first).isEqualTo(weights("45", "5", "20", "15", "15"));
    assertThat(second).isEqualTo(weights("55", "5", "10", "15", "15"));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void weightsSumToOneHundredWithinReachAndMoveByTwoStepsAtMost(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    SequencedMap<Sector, Percent> current = base;
    for (int week = 0; week < 200; week++) {
      Map<Sector, Stance> stances = new LinkedHashMap<>();
      for (Sector sector : base.keySet()) {
        stances.put(sector, List.of(Stance.values()).get(random.nextInt(4)));
      }
      SequencedMap<Sector, Percent> after = step(current, stances);
      String told = "seed " + seed + ", week " + week + ", " + stances + ": " + after;
      assertThat(after.values().stream().reduce(Percent.ZERO, Percent::plus))
          .as(told)
          .isEqualTo(Percent.HUNDRED);
      for (Sector sector : base.keySet()) {
        double weight = 100 * fraction(after, sector);
        double planned = 100 * fraction(base, sector);
        double before = 100 * fraction(current, sector);
        assertThat(weight)
            .as(told)
            .isBetween(Math.max(0, planned - 15) - 1e-6, planned + 15 + 1e-6);
        assertThat(before - weight).as(told).isLessThan(10 + 1e-6);
      }
      current = after;
    }
  }

  private SequencedMap<Sector, Percent> step(
      SequencedMap<Sector, Percent> current, Map<Sector, Stance> stances) {
    return Rotation.weights(current, base, stances, RotationPlan.DEFAULT);
  }

  private static double fraction(SequencedMap<Sector, Percent> weights, Sector sector) {
    return weights.getOrDefault(sector, Percent.ZERO).fraction();
  }

  private static SequencedMap<Sector, Percent> weights(
      String majors, String a, String b, String c, String d) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(Sector.MAJORS, Percent.of(majors));
    weights.put(A, Percent.of(a));
    weights.put(B, Percent.of(b));
    weights.put(C, Percent.of(c));
    weights.put(D, Percent.of(d));
    return weights;
  }
}
