// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.Sector;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/**
 * Points of a rotation that are settled once they have lasted; four weeks unless a test says so.
 */
class SettledMovesTest {
  private static final long WEEK = 7 * UtcDay.MILLIS;
  private static final List<Sector> SECTORS =
      List.of(Sector.MAJORS, new Sector("layer-1"), new Sector("defi"));

  private final SettledMoves moves = new SettledMoves(4 * WEEK);
  private int week;

  /** Points of majors, layer-1 and DeFi on the next Monday. */
  private void monday(String... points) {
    moves.add(week * WEEK, points(points));
    week++;
  }

  private static SequencedMap<Sector, BigDecimal> points(String... points) {
    SequencedMap<Sector, BigDecimal> moved = new LinkedHashMap<>();
    for (int i = 0; i < points.length; i++) {
      moved.put(SECTORS.get(i), new BigDecimal(points[i]));
    }
    return moved;
  }

  private void assertSettled(String... points) {
    points(points)
        .forEach((sector, wanted) ->
            assertThat(moves.settled().get(sector)).as("%s", sector).isEqualByComparingTo(wanted));
  }

  @Test
  void aMoveIsSettledWhenItHasLastedAndNotBefore() {
    for (int i = 0; i < 4; i++) {
      monday("10", "-10", "0");
      assertSettled("0", "0", "0");
      assertThat(moves.by()).hasValue(4 * WEEK);
    }
    monday("10", "-10", "0");

    assertSettled("10", "-10", "0");
    assertThat(moves.open()).isEmpty();
    assertThat(moves.by()).isEmpty();
  }

  /** Three weeks out and back again: spot is never moved. */
  @Test
  void whatTurnsBackNeverReachesSpot() {
    for (String points : List.of("10", "10", "10", "0", "0", "10", "0")) {
      monday(points, points.equals("0") ? "0" : "-" + points, "0");
      assertSettled("0", "0", "0");
    }
    assertThat(moves.open()).isEmpty();
  }

  /** 5 of the 10 are there on every Monday of the time; the other 5 come and go. */
  @Test
  void thePartThatLastsIsSettled() {
    for (String points : List.of("5", "10", "5", "10", "5")) {
      monday(points, "-" + points, "0");
    }

    assertSettled("5", "-5", "0");
    monday("10", "-10", "0");
    assertThat(moves.open().get(Sector.MAJORS)).isEqualByComparingTo("5");
  }

  /** Layer-1 gives 10 all along; what took them changed from majors to DeFi two weeks ago. */
  @Test
  void asMuchIsSettledOfOneSideAsOfTheOther() {
    monday("10", "-10", "0");
    monday("10", "-10", "0");
    monday("0", "-10", "10");
    monday("0", "-10", "10");
    monday("0", "-10", "10");

    assertSettled("0", "0", "0");
    assertThat(moves.by()).hasValue(6 * WEEK);
    monday("0", "-10", "10");
    monday("0", "-10", "10");
    assertSettled("0", "-10", "10");
  }

  @Test
  void allCanBeSettledAtOnceAndStaysSo() {
    monday("10", "-4", "-6");
    moves.settleAll();

    assertThat(moves.open()).isEmpty();
    monday("10", "-4", "-6");
    assertSettled("10", "-4", "-6");
  }

  /**
   * Over seeded rotations: parts sum to zero and to the move; none is settled beyond what every
   * Monday of the time agrees on; and where the rotation rests all of it is settled in the end.
   */
  @Test
  void whateverTheRotationNothingIsLostAndNothingIsLeft() {
    int settled = 0;
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      int weeks = 1 + random.nextInt(8);
      SettledMoves seeded = new SettledMoves(weeks * WEEK);
      List<SequencedMap<Sector, BigDecimal>> all = new ArrayList<>();
      all.add(points("0", "0", "0"));
      for (int i = 0; i < 40; i++) {
        boolean rests = i >= 40 - weeks - 1 || random.nextInt(3) > 0;
        all.add(rests && i > 0 ? all.getLast() : rotation(random));
        SequencedMap<Sector, BigDecimal> before = seeded.settled();
        seeded.add(i * WEEK, all.getLast());
        BigDecimal sum = BigDecimal.ZERO;
        for (Sector sector : SECTORS) {
          BigDecimal now = seeded.settled().getOrDefault(sector, BigDecimal.ZERO);
          BigDecimal then = before.getOrDefault(sector, BigDecimal.ZERO);
          sum = sum.add(now);
          assertThat(now.add(seeded.open().getOrDefault(sector, BigDecimal.ZERO)))
              .isEqualByComparingTo(all.getLast().get(sector));
          for (var monday : all.subList(Math.max(0, all.size() - 1 - weeks), all.size())) {
            BigDecimal beyond = now.subtract(monday.get(sector));
            assertThat(beyond.signum() * now.compareTo(then))
                .as("seed %d, week %d", seed, i)
                .isNotPositive();
          }
          settled += now.compareTo(then) == 0 ? 0 : 1;
        }
        assertThat(sum).isEqualByComparingTo("0");
      }
      assertThat(seeded.open()).as("seed %d", seed).isEmpty();
    }
    assertThat(settled).isGreaterThan(3_000);
  }

  private static SequencedMap<Sector, BigDecimal> rotation(Random random) {
    int one = random.nextInt(7) - 3;
    int other = random.nextInt(7) - 3;
    return points("" + 5 * one, "" + 5 * other, "" + -5 * (one + other));
  }
}
