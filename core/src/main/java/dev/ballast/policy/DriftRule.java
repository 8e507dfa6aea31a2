// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.Locale;

/**
 * How drift from the plan's weights is corrected between the profile's reviews, at which spot is
 * moved and what futures hold for it is closed.
 *
 * @param name in the user's words
 * @param via what is traded
 * @param days that costs are reckoned over, where the cheapest way is looked for
 * @param leverage that futures are carried at: 1 to 5
 */
public record DriftRule(String name, Via via, int days, int leverage) implements OverlayRule {
  private static final int LONGEST = 365;

  /** What is traded. */
  public enum Via {
    /** Spot itself. */
    SPOT,
    /** The futures of what is overweight alone, sold. */
    LEG,
    /** The futures of what is overweight, sold, and of what is underweight, bought. */
    SPREAD,
    /** Spot or the spread, whichever costs less. */
    CHEAPEST;

    /** {@code spread}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Refuses days that are not 1 to 365 and leverage that is not 1 to 5. */
  public DriftRule {
    RuleChecks.name(name);
    RuleChecks.leverage(leverage);
    if (days < 1 || days > LONGEST) {
      throw new IllegalArgumentException("a horizon is 1 to 365 days, not " + days);
    }
  }

  @Override
  public OverlayKind kind() {
    return OverlayKind.SPREAD;
  }
}
