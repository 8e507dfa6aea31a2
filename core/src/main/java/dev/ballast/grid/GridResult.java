// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.account.Account;
import java.util.OptionalLong;

/** The result of a run. */
public final class GridResult {
  private final Account account;
  private final double[] equity;
  private final OptionalLong liquidation;

  GridResult(Account account, double[] equity, OptionalLong liquidation) {
    this.account = account;
    this.equity = equity;
    this.liquidation = liquidation;
  }

  /** The account at the end. */
  public Account account() {
    return account;
  }

  /** Equity at a bar's close, after its funding and before what is decided on it. */
  public double equity(int bar) {
    return equity[bar];
  }

  /** Equity at every close, copied. */
  public double[] equity() {
    return equity.clone();
  }

  /**
   * When the futures wallet was liquidated for the first time: the close of the bar within which,
   * or the open at which it was. The run went on with the rest. Absent where it never was.
   */
  public OptionalLong liquidation() {
    return liquidation;
  }
}
