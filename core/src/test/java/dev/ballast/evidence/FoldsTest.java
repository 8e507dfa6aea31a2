// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {
  /**
   * Ten observations, each known a period later, tests of three after four: the outcome of 3 ends
   * where test 4 begins, and stays; an embargo of one takes it.
   */
  @Test
  void anchoredFoldsLearnFromAllBefore() {
    List<Fold> folds = WalkForward.anchored(OutcomeSpans.ofHorizon(10, 1), 4, 3, 0);
    List<Fold> embargoed = WalkForward.anchored(OutcomeSpans.ofHorizon(10, 1), 4, 3, 1);

    assertThat(folds).hasSize(2);
    assertThat(folds.getFirst().train()).containsExactly(0, 1, 2, 3);
    assertThat(folds.getFirst().test()).containsExactly(4, 5, 6);
    assertThat(folds.getLast().train()).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(folds.getLast().test()).containsExactly(7, 8, 9);
    assertThat(embargoed.getFirst().train()).containsExactly(0, 1, 2);
  }

  /**
   * Known three periods later: of 2, 3, 4, 5 before the test of 6, only 2 and 3 are known by then.
   */
  @Test
  void rollingFoldsForgetAndPurge() {
    List<Fold> folds = WalkForward.rolling(OutcomeSpans.ofHorizon(9, 3), 4, 2, 0);

    assertThat(folds).hasSize(3);
    assertThat(folds.get(1).train()).containsExactly(2, 3);
    assertThat(folds.get(1).test()).containsExactly(6, 7);
    assertThat(folds.getLast().train()).containsExactly(4, 5);
    assertThat(folds.getLast().test()).containsExactly(8);
  }

  /** The figures of the book: C(6, 2) = 15 ways, 2/6 x 15 = 5 paths. */
  @ParameterizedTest
  @CsvSource({"6, 2, 15, 5", "5, 1, 5, 1", "8, 4, 70, 35"})
  void combinationsMakePaths(int groups, int tests, int ways, int paths) {
    CombinatorialFolds folds =
        CombinatorialFolds.of(OutcomeSpans.ofHorizon(60, 1), groups, tests, 0);

    assertThat(folds.folds()).hasSize(ways);
    assertThat(folds.paths()).hasSize(paths);
    Set<List<Integer>> used = new HashSet<>();
    for (List<Integer> path : folds.paths()) {
      assertThat(path).hasSize(groups);
      for (int group = 0; group < groups; group++) {
        assertThat(folds.tested().get(path.get(group))).contains(group);
        assertThat(used.add(List.of(group, path.get(group)))).isTrue();
      }
    }
    int[] seen = new int[60];
    folds.folds().forEach(fold -> Arrays.stream(fold.test()).forEach(i -> seen[i]++));
    assertThat(seen).containsOnly(paths);
  }

  /**
   * Twelve observations in four groups, known two periods later, the second and third groups (3 to
   * 8) tested: 2 ends inside, at 4; the last outcome ends at 10, an embargo of one takes 10.
   */
  @Test
  void whatOverlapsATestIsPurged() {
    Fold plain = CombinatorialFolds.of(OutcomeSpans.ofHorizon(12, 2), 4, 2, 0).folds().get(3);
    Fold later = CombinatorialFolds.of(OutcomeSpans.ofHorizon(12, 2), 4, 2, 1).folds().get(3);

    assertThat(plain.test()).containsExactly(3, 4, 5, 6, 7, 8);
    assertThat(plain.train()).containsExactly(0, 1, 10, 11);
    assertThat(later.train()).containsExactly(0, 1, 11);
  }

  /**
   * Outcomes of any length: no learned outcome overlaps a tested one, and without embargo nothing
   * else is purged. Two overlap where each begins before the other ends.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void exactlyWhatOverlapsIsPurged(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int[] until = IntStream.range(0, 40).map(i -> i + random.nextInt(6)).toArray();
    CombinatorialFolds folds = CombinatorialFolds.of(OutcomeSpans.of(until), 7, 3, 0);

    for (Fold fold : folds.folds()) {
      int[] clear =
          IntStream.range(0, 40)
              .filter(i -> Arrays.stream(fold.test()).allMatch(j -> i != j))
              .filter(i -> Arrays.stream(fold.test()).allMatch(j -> i >= until[j] || j >= until[i]))
              .toArray();
      assertThat(fold.train()).containsExactly(clear);
    }
  }

  @Test
  void refusesFoldsThatAreNone() {
    OutcomeSpans spans = OutcomeSpans.ofHorizon(10, 1);
    assertThatThrownBy(() -> OutcomeSpans.of(new int[] {0, 0}))
        .hasMessage("the outcome of period 1 is known before it, in 0");
    assertThatThrownBy(() -> WalkForward.rolling(spans, 0, 1, 0))
        .hasMessage("tests of 1 after 0 with an embargo of 0");
    assertThatThrownBy(() -> CombinatorialFolds.of(spans, 4, 4, 0))
        .hasMessage("4 of 4 groups of 10, embargo 0");
    assertThat(WalkForward.anchored(spans, 10, 1, 0)).isEmpty();
  }
}
