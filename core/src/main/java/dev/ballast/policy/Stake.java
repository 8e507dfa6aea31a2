// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;

/** The notional of one side of a rule. */
public sealed interface Stake {
  /**
   * The notional where an account is worth so much.
   *
   * @param equity in the plan's quote
   */
  double notional(double equity);

  /** A share of total equity. */
  record OfEquity(Percent share) implements Stake {
    /** Refuses a share that is not above 0 and up to 500 %. */
    public OfEquity {
      if (share.compareTo(Percent.ZERO) <= 0 || share.compareTo(Percent.of("500")) > 0) {
        throw new IllegalArgumentException("a share is above 0% and up to 500%, not " + share);
      }
    }

    @Override
    public double notional(double equity) {
      return share.fraction() * Math.max(0, equity);
    }

    @Override
    public String toString() {
      return share + " of the portfolio";
    }
  }

  /** A fixed notional in the plan's quote. */
  record Fixed(Money amount) implements Stake {
    /** Refuses an amount that is not above zero. */
    public Fixed {
      if (amount.signum() <= 0) {
        throw new IllegalArgumentException("a notional is above zero, not " + amount);
      }
    }

    @Override
    public double notional(double equity) {
      return amount.toDouble();
    }

    @Override
    public String toString() {
      return amount.toString();
    }
  }
}
