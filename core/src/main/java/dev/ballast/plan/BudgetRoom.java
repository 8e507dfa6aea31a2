// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.policy.Budget;
import dev.ballast.policy.Budgets;
import dev.ballast.unit.Percent;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What is left of each budget of initial margin, in the quote. */
final class BudgetRoom {
  private final Budgets budgets;
  private final double equity;
  private final SequencedMap<Budget, Double> taken = new TreeMap<>();

  BudgetRoom(Budgets budgets, double equity) {
    this.budgets = budgets;
    this.equity = equity;
  }

  /** The same of which nothing is taken. */
  BudgetRoom fresh() {
    return new BudgetRoom(budgets, equity);
  }

  void take(Budget budget, double margin) {
    taken.merge(budget, margin, Double::sum);
  }

  /** Without bound where the policy has no such budget. */
  double left(Budget budget) {
    Optional<Percent> share = budgets.share(budget);
    return share.isPresent()
        ? Math.max(0, share.get().fraction() * equity - taken.getOrDefault(budget, 0.0))
        : Double.MAX_VALUE;
  }

  /** Which budget binds, in half a sentence. */
  String sentence(Budget budget) {
    return sentence(budget, budgets.share(budget).orElseThrow());
  }

  static String sentence(Budget budget, Percent share) {
    return "the " + budget + " budget of " + share + " allows no more";
  }
}
