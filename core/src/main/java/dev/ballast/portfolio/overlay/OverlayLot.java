// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

/**
 * What can be ordered of a contract, as notionals at the mark.
 *
 * @param step of a quantity, above zero
 * @param least order that makes a position smaller or closes it
 * @param leastGrowing order that makes one larger
 */
public record OverlayLot(double step, double least, double leastGrowing) {
  /** A thousandth of a lot is rounding. */
  private static final double ROUNDING = 1e-3;

  /** Refuses a step of nothing. */
  public OverlayLot {
    if (!(step > 0)) {
      throw new IllegalArgumentException("a step of " + step);
    }
  }

  /** What is held, with whole steps to either side of a wish; the nearer one first. */
  double[] around(double held, double wish) {
    double steps = (wish - held) / step;
    double nearest = StrictMath.rint(steps);
    double other = steps > nearest ? nearest + 1 : nearest - 1;
    return new double[] {held + nearest * step, held + other * step};
  }

  /** Whether an order leads from one notional to another, or none is needed. */
  boolean canBeOrdered(double held, double to) {
    double trade = Math.abs(to - held);
    if (trade <= ROUNDING * step) {
      return true;
    }
    boolean turns = held * to < 0;
    if (turns && Math.abs(to) < Math.max(least, step) * (1 - ROUNDING)) {
      return false;
    }
    boolean grows = turns || Math.abs(to) > Math.abs(held);
    return trade >= Math.max(step, grows ? leastGrowing : least) * (1 - ROUNDING);
  }
}
