// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

/** Where something owned is kept. Only what is in the spot wallet can be sold at once. */
public enum Place {
  SPOT("spot wallet"),
  FUTURES("futures wallet"),
  COLD("cold storage"),
  STAKED("staked");

  private final String label;

  Place(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
