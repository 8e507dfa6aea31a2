// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

/**
 * What a profit is made of. All parts of an asset sum to the change of equity that it brought;
 * {@link #SELECTION} is the one that balances.
 */
public enum Part {
  /** Exposure x the asset's beta x the benchmark's return; for the benchmark, its own move. */
  MARKET("market beta"),
  /** The same with a beta of one, where none could be measured. */
  MARKET_ASSUMED("market, beta of 1 assumed"),
  /** Exposure x the mean return of the sector's members beyond their betas. */
  SECTOR("sector"),
  /** What is left of the price's move: this asset rather than its sector. */
  SELECTION("selection"),
  /** What futures moved beyond spot. */
  BASIS("basis"),
  FUNDING("funding"),
  /** Of trades and deliveries. */
  FEES("fees"),
  /** Spread, impact and ticks: paid price against reference price. */
  SLIPPAGE("slippage"),
  /** Liquidation fees, and losses that the insurance fund bore. */
  LIQUIDATION("liquidation"),
  /** Deposits less withdrawals: no profit, but a change of equity. */
  CASH_FLOWS("cash flows");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
