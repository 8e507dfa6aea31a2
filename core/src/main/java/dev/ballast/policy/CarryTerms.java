// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;

/**
 * How a carry is held: spot and a future of equal coins.
 *
 * @param days over which its yield is expected, where it has no delivery
 * @param leverage of the future: its margin is notional / leverage
 * @param reserve kept beside the margin, of the future's notional, for the day that it rises
 * @param idle what margin and reserve would earn elsewhere, a year
 */
public record CarryTerms(int days, int leverage, Percent reserve, Percent idle) {
  /** 30 days, twice, a quarter in reserve, and nothing to be earned elsewhere. */
  public static final CarryTerms DEFAULT = new CarryTerms(30, 2, Percent.of("25"), Percent.ZERO);

  private static final int LONGEST = 365;
  private static final int MOST_LEVERAGE = 5;

  /** Refuses days beyond a year, leverage beyond 5, and shares that are not 0 to 100 %. */
  public CarryTerms {
    if (days < 1 || days > LONGEST) {
      throw new IllegalArgumentException("a carry's horizon is 1 to 365 days, not " + days);
    }
    if (leverage < 1 || leverage > MOST_LEVERAGE) {
      throw new IllegalArgumentException("a carry's leverage is 1 to 5, not " + leverage);
    }
    share("a carry's reserve", reserve);
    share("what idle money earns", idle);
  }

  private static void share(String what, Percent value) {
    if (value.compareTo(Percent.ZERO) < 0 || value.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException(what + " is 0% to 100%, not " + value);
    }
  }

  public CarryTerms withDays(int other) {
    return new CarryTerms(other, leverage, reserve, idle);
  }

  /** What lies in the futures wallet for a notional of one: margin and reserve. */
  public double backing() {
    return 1.0 / leverage + reserve.fraction();
  }
}
