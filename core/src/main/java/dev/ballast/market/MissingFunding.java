// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/** What is done where a perpetual's funding was due and none is recorded. */
public enum MissingFunding {
  /** A run that holds the contract stops there. */
  STOP("stop"),
  /** The last rate recorded is paid again, at its spacing; each time is counted. */
  CARRY_LAST_RATE("carry-last-rate");

  private final String label;

  MissingFunding(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
