// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

/**
 * Where the price of a funding payment comes from; all but the first are counted as substitutes.
 */
public enum MarkSource {
  RECORDED_MARK("recorded mark price"),
  MARK_OPEN_AT_SETTLEMENT("open of mark price bars at the settlement"),
  OPEN_AT_SETTLEMENT("perpetual's open at the settlement"),
  LAST_CLOSE("perpetual's last close before the settlement");

  private final String label;

  MarkSource(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
