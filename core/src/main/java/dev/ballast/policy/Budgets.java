// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;
import java.util.Collections;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * How total equity is divided among what margin is for. A contract that several purposes hold is
 * counted for each by its own part.
 *
 * @param shares the largest initial margin by budget; no bound of its own where there is none
 * @param reserve of total equity, kept as cash beside all margin
 */
public record Budgets(SequencedMap<Budget, Percent> shares, Percent reserve) {
  /** No bounds and no reserve. */
  public static final Budgets NONE = new Budgets(new TreeMap<>(), Percent.ZERO);

  /** Copies the map; refuses shares that are not 0 to 100 % and do not leave the reserve. */
  public Budgets {
    shares = Collections.unmodifiableSequencedMap(new TreeMap<>(shares));
    Percent sum = reserve;
    for (Percent share : shares.values()) {
      checked(share);
      sum = sum.plus(share);
    }
    checked(reserve);
    if (sum.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException("budgets and reserve sum to " + sum + ", above 100%");
    }
  }

  /** The largest initial margin, of total equity. */
  public Optional<Percent> share(Budget budget) {
    return Optional.ofNullable(shares.get(budget));
  }

  private static void checked(Percent share) {
    if (share.compareTo(Percent.ZERO) < 0 || share.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException("a budget is 0% to 100%, not " + share);
    }
  }
}
