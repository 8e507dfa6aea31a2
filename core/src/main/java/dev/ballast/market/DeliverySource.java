// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/**
 * Where the price comes from at which a contract that ends is settled; all but the first are
 * counted as substitutes.
 */
public enum DeliverySource {
  INDEX_MEAN("mean of the index over the last half hour"),
  INDEX_CLOSE("last close of the index"),
  SPOT_CLOSE("last close of spot"),
  LAST_CLOSE("contract's own last close");

  private final String label;

  DeliverySource(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
