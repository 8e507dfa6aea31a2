// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.account.Account;
import java.util.Arrays;
import java.util.OptionalLong;

/** What a run has left behind. */
public final class GridResult {
  private final Account account;
  private final double[] equity;
  private final int bars;
  private final OptionalLong liquidation;

  GridResult(Account account, double[] equity, int bars, OptionalLong liquidation) {
    this.account = account;
    this.equity = equity;
    this.bars = bars;
    this.liquidation = liquidation;
  }

  /** The account at the end. */
  public Account account() {
    return account;
  }

  /** How many bars were run: all of them, or those up to the one with the liquidation. */
  public int bars() {
    return bars;
  }

  /** Equity at a bar's close, after its funding and before what is decided on it. */
  public double equity(int bar) {
    if (bar >= bars) {
      throw new IndexOutOfBoundsException("bar " + bar + " of " + bars);
    }
    return equity[bar];
  }

  /** Equity at every close, copied. */
  public double[] equity() {
    return Arrays.copyOf(equity, bars);
  }

  /**
   * The close of the bar within which the futures wallet could have been liquidated, at the bar's
   * worst prices all at once. The run ends there, with everything still held: what a liquidation
   * does is a session's to tell. Absent where nothing came near.
   */
  public OptionalLong liquidation() {
    return liquidation;
  }
}
