// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.evidence.OutcomeSpans.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All ways of testing on some of the groups that history is cut into and learning from the others,
 * purged: combinatorial purged cross-validation, which walks history on several paths instead of
 * one. Lopez de Prado, "Advances in Financial Machine Learning", 2018, chapter 12.
 */
public final class CombinatorialFolds {
  private final int groups;
  private final List<List<Integer>> tested;
  private final List<Fold> folds;

  private CombinatorialFolds(int groups, List<List<Integer>> tested, List<Fold> folds) {
    this.groups = groups;
    this.tested = List.copyOf(tested);
    this.folds = List.copyOf(folds);
  }

  /**
   * Cuts and combines.
   *
   * @param groups of neighbouring observations, as even as can be
   * @param tests groups that are tested on at a time: fewer than there are
   * @param embargo observations after the outcomes of a tested group that are not learned from
   */
  public static CombinatorialFolds of(OutcomeSpans spans, int groups, int tests, int embargo) {
    if (tests < 1 || tests >= groups || groups > spans.size() || embargo < 0) {
      throw new IllegalArgumentException(
          tests + " of " + groups + " groups of " + spans.size() + ", embargo " + embargo);
    }
    List<List<Integer>> tested = new ArrayList<>();
    choose(groups, tests, List.of(), tested);
    Range all = new Range(0, spans.size());
    return new CombinatorialFolds(
        groups,
        tested,
        tested.stream()
            .map(chosen ->
                spans.fold(
                    all,
                    chosen.stream().map(group -> range(group, groups, spans.size())).toList(),
                    embargo))
            .toList());
  }

  /** All ways to go on to so many groups, in the order of their first, then second... */
  private static void choose(int groups, int tests, List<Integer> chosen, List<List<Integer>> all) {
    if (chosen.size() == tests) {
      all.add(chosen);
      return;
    }
    int first = chosen.isEmpty() ? 0 : chosen.getLast() + 1;
    for (int group = first; group < groups; group++) {
      List<Integer> more = new ArrayList<>(chosen);
      more.add(group);
      choose(groups, tests, List.copyOf(more), all);
    }
  }

  private static Range range(int group, int groups, int observations) {
    return new Range(
        (int) ((long) group * observations / groups),
        (int) ((long) (group + 1) * observations / groups));
  }

  /** One for each way to choose the groups that are tested on. */
  public List<Fold> folds() {
    return folds;
  }

  /** The groups that each fold tests on, counted from 0. */
  public List<List<Integer>> tested() {
    return tested;
  }

  /**
   * Ways through all of history that never use a test twice: for each group the fold that tests it.
   * Every group is tested as often as there are paths.
   */
  public List<List<Integer>> paths() {
    List<int[]> testing =
        IntStream.range(0, groups)
            .mapToObj(group ->
                IntStream.range(0, folds.size())
                    .filter(fold -> tested.get(fold).contains(group))
                    .toArray())
            .toList();
    return IntStream.range(0, testing.getFirst().length)
        .mapToObj(path -> testing.stream().map(folds -> folds[path]).toList())
        .toList();
  }
}
