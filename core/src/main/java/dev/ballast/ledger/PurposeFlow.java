// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

/** A kind of amount that comes to a purpose or leaves it; gained +, lost -. */
public enum PurposeFlow {
  /** Deposits less withdrawals, and the wallets of isolated positions that were brought. */
  PAID_IN,
  FUNDING,
  /** Of trades and deliveries. */
  FEES,
  /** Paid price against reference price; it is in the values of the trades already. */
  SLIPPAGE,
  /** Liquidation fees, and losses that the insurance fund bore. */
  LIQUIDATION
}
