// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A sweep's variants with what became of them, in the order of its plan however they were run.
 *
 * @param outcomes one for each variant of the plan
 */
public record SweepResult(SweepPlan plan, List<VariantOutcome> outcomes) {
  /** Refuses another number of outcomes, and another order. */
  public SweepResult {
    outcomes = List.copyOf(outcomes);
    if (outcomes.size() != plan.variants().size()) {
      throw new IllegalArgumentException(
          outcomes.size() + " outcomes of " + plan.variants().size() + " variants");
    }
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).variant().number() != plan.variants().get(i).number()) {
        throw new IllegalArgumentException("out of order: " + outcomes.get(i).variant());
      }
    }
  }

  /** Joins outcomes that came in any order; throws where one is missing or there twice. */
  public static SweepResult joined(SweepPlan plan, Iterable<VariantOutcome> found) {
    Map<Integer, VariantOutcome> byNumber = new LinkedHashMap<>();
    for (VariantOutcome one : found) {
      if (byNumber.put(one.variant().number(), one) != null) {
        throw new IllegalArgumentException("variant " + one.variant().number() + " came twice");
      }
    }
    List<VariantOutcome> outcomes = new ArrayList<>();
    for (SweptVariant variant : plan.variants()) {
      VariantOutcome one = byNumber.get(variant.number());
      if (one == null) {
        throw new IllegalArgumentException("variant " + variant.number() + " never came");
      }
      outcomes.add(one);
    }
    return new SweepResult(plan, outcomes);
  }

  /** Those that ran, in order. */
  public List<VariantOutcome.Ran> ran() {
    List<VariantOutcome.Ran> ran = new ArrayList<>();
    for (VariantOutcome one : outcomes) {
      if (one instanceof VariantOutcome.Ran done) {
        ran.add(done);
      }
    }
    return ran;
  }

  /** Those that failed, in order. */
  public List<VariantOutcome.Failed> failed() {
    List<VariantOutcome.Failed> failed = new ArrayList<>();
    for (VariantOutcome one : outcomes) {
      if (one instanceof VariantOutcome.Failed done) {
        failed.add(done);
      }
    }
    return failed;
  }

  /** Failures by their reason, in the order in which they came up: how many of each. */
  public SequencedMap<String, Integer> failures() {
    SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    failed().forEach(one -> counts.merge(one.reason(), 1, Integer::sum));
    return counts;
  }

  /** Those with a Sharpe ratio, the largest first; of equal ones in order. */
  public List<VariantOutcome.Ran> ranked() {
    return ran().stream()
        .filter(one -> one.figures().sharpe().isPresent())
        .sorted(Comparator.comparingDouble(SweepResult::sharpe).reversed())
        .toList();
  }

  /** The one with the largest Sharpe ratio. */
  public Optional<VariantOutcome.Ran> best() {
    return ranked().stream().findFirst();
  }

  /** The one in the middle, of an even number the better. */
  public Optional<VariantOutcome.Ran> median() {
    List<VariantOutcome.Ran> ranked = ranked();
    return ranked.isEmpty() ? Optional.empty() : Optional.of(ranked.get((ranked.size() - 1) / 2));
  }

  /** The one with the smallest Sharpe ratio. */
  public Optional<VariantOutcome.Ran> worst() {
    List<VariantOutcome.Ran> ranked = ranked();
    return ranked.isEmpty() ? Optional.empty() : Optional.of(ranked.getLast());
  }

  static double sharpe(VariantOutcome.Ran one) {
    return one.figures().sharpe().orElseThrow();
  }
}
