// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

/**
 * How a hedge is held.
 *
 * @param horizon days over which its costs are reckoned, 1 to 365; fewer where its rule ends before
 */
public record HedgeTerms(int horizon) {
  /** Costs of thirty days. */
  public static final HedgeTerms USUAL = new HedgeTerms(30);

  private static final int LONGEST = 365;

  /** Refuses a horizon out of range. */
  public HedgeTerms {
    if (horizon < 1 || horizon > LONGEST) {
      throw new IllegalArgumentException("a horizon is 1 to 365 days, not " + horizon);
    }
  }
}
