// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.Sector;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Moves from weights to weights, of which nothing is lost. */
class RegimeStepTest {
  private static final Percent STEP = Percent.of("5");

  private static SequencedMap<Sector, Percent> weights(String... parts) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i++) {
      weights.put(new Sector("s" + i), Percent.of(parts[i]));
    }
    return weights;
  }

  /** Twelve points are three moves of four, the last to the target itself. */
  @Test
  void aLongWayIsWalkedInEqualParts() {
    SequencedMap<Sector, Percent> first =
        RegimeStep.toward(weights("60", "30", "10"), weights("48", "36", "16"), STEP);
    assertThat(first).isEqualTo(weights("56", "32", "12"));
    assertThat(RegimeStep.toward(first, weights("48", "36", "16"), STEP))
        .isEqualTo(weights("52", "34", "14"));
    assertThat(RegimeStep.toward(weights("52", "34", "14"), weights("48", "36", "16"), STEP))
        .isEqualTo(weights("48", "36", "16"));
  }

  private static SequencedMap<Sector, Percent> random(SplittableRandom random, int sectors) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    BigDecimal left = BigDecimal.valueOf(100);
    for (int i = 0; i < sectors; i++) {
      BigDecimal part =
          i == sectors - 1
              ? left
              : left.multiply(BigDecimal.valueOf(random.nextInt(1000), 3))
                  .setScale(8, java.math.RoundingMode.DOWN);
      weights.put(new Sector("s" + i), new Percent(part));
      left = left.subtract(part);
    }
    return weights;
  }

  private static BigDecimal sum(SequencedMap<Sector, Percent> weights) {
    return weights.values().stream().map(Percent::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal way(
      SequencedMap<Sector, Percent> from, SequencedMap<Sector, Percent> to) {
    return from.entrySet().stream()
        .map(one ->
            to.getOrDefault(one.getKey(), Percent.ZERO)
                .minus(one.getValue())
                .value()
                .max(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** From anywhere to anywhere in as many moves as the way has steps, exactly. */
  @Test
  void everyWayEndsAtItsTarget() {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < 500; i++) {
      int sectors = 2 + random.nextInt(6);
      SequencedMap<Sector, Percent> current = random(random, sectors);
      SequencedMap<Sector, Percent> target = random(random, sectors);
      int moves = 0;
      int expected = (int) Math.ceil(way(current, target).doubleValue() / 5);
      while (!current.equals(target)) {
        SequencedMap<Sector, Percent> next = RegimeStep.toward(current, target, STEP);
        assertThat(sum(next)).isEqualByComparingTo("100");
        assertThat(way(current, next)).isLessThanOrEqualTo(STEP.value());
        next.forEach((_, weight) -> assertThat(weight).isGreaterThanOrEqualTo(Percent.ZERO));
        current = next;
        moves++;
        assertThat(moves).isLessThanOrEqualTo(expected);
      }
      assertThat(moves).isEqualTo(expected);
    }
  }

  /** What signals took of a sector stays taken where the base moves; none falls below nothing. */
  @Test
  void weightsKeepTheirDistanceFromABaseThatMoves() {
    assertThat(
            RegimeStep.carried(
                weights("60", "20", "20"), weights("50", "30", "20"), weights("45", "30", "25")))
        .isEqualTo(weights("55", "20", "25"));
    assertThat(
            RegimeStep.carried(
                weights("65", "33", "2"), weights("60", "30", "10"), weights("70", "25", "5")))
        .isEqualTo(weights("72", "28", "0"));
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 500; i++) {
      int sectors = 2 + random.nextInt(6);
      SequencedMap<Sector, Percent> carried =
          RegimeStep.carried(
              random(random, sectors), random(random, sectors), random(random, sectors));
      assertThat(sum(carried)).isEqualByComparingTo("100");
      carried.forEach((_, weight) -> assertThat(weight).isGreaterThanOrEqualTo(Percent.ZERO));
    }
  }
}
