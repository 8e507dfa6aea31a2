// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.policy.Budget;
import dev.ballast.policy.Budgets;
import dev.ballast.unit.Percent;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The plan's {@code budgets}: shares of total equity for initial margin, and the reserve. */
final class BudgetsSection {
  private BudgetsSection() {}

  static Budgets read(Field field) {
    Mapping table = field.table("hedge", "directional", "spread", "carry", "reserve");
    SequencedMap<Budget, Percent> shares = new TreeMap<>();
    for (Budget budget : Budget.values()) {
      table
          .get(budget.toString(), one -> one.percent("0", "100"))
          .ifPresent(share -> shares.put(budget, share));
    }
    Percent reserve = table.get("reserve", one -> one.percent("0", "100"), Percent.ZERO);
    try {
      return new Budgets(shares, reserve);
    } catch (IllegalArgumentException e) {
      throw field.mistake(e.getMessage() + ": write smaller ones");
    }
  }
}
