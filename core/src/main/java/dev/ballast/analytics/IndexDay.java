// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;

/**
 * An index's change on one day and what it was made of.
 *
 * @param change a simple return; zero where there is no member
 * @param members that it was made of
 * @param capitalised whether they were weighted by capitalisation
 * @param oldest supply among them, in days; zero where they were not
 * @param aside what has closes and no capitalisation, where the others were weighted by it
 */
record IndexDay(double change, int members, boolean capitalised, int oldest, List<Asset> aside) {
  IndexDay {
    aside = List.copyOf(aside);
  }

  /**
   * The day of these, asked day by day.
   *
   * @param day when its bars opened
   */
  static IndexDay of(List<IndexMember> all, long day) {
    List<IndexMember> present = all.stream().filter(one -> one.moveTo(day)).toList();
    List<IndexMember> known = present.stream().filter(one -> one.capitalisation() > 0).toList();
    if (known.isEmpty() || 2 * known.size() < present.size()) {
      double sum = 0;
      for (IndexMember one : present) {
        sum += one.change();
      }
      double change = present.isEmpty() ? 0 : sum / present.size();
      return new IndexDay(change, present.size(), false, 0, List.of());
    }
    double sum = 0;
    double whole = 0;
    int oldest = 0;
    for (IndexMember one : known) {
      sum += one.capitalisation() * one.change();
      whole += one.capitalisation();
      oldest = Math.max(oldest, one.age());
    }
    List<Asset> aside = new ArrayList<>();
    present.stream()
        .filter(one -> !(one.capitalisation() > 0))
        .forEach(one -> aside.add(one.asset()));
    return new IndexDay(sum / whole, known.size(), true, oldest, aside);
  }
}
