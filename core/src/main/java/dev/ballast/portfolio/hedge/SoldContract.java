// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import java.util.OptionalDouble;

/**
 * A contract sold against a book, and what it costs to hold.
 *
 * @param ratio notional over the book's value, sold +
 * @param held the part of the ratio that is sold already
 * @param oneWay fee, half spread and impact of one trade, a share of notional
 * @param fundingPerDay expected, a share of notional a day: a short receives it where it is
 *     positive; of a dated contract its basis a day; absent where it is not known
 * @param leverage that it is carried at, one at least
 */
public record SoldContract(
    double ratio, double held, double oneWay, OptionalDouble fundingPerDay, double leverage) {
  /** Refuses a purchase, a cost below zero and a leverage below one. */
  public SoldContract {
    if (!(ratio >= 0 && Double.isFinite(ratio))
        || !(held >= 0)
        || !(oneWay >= 0)
        || !(leverage >= 1)) {
      throw new IllegalArgumentException(
          "sold at a ratio of %s for %s, %s times".formatted(ratio, oneWay, leverage));
    }
  }

  SoldContract times(double share) {
    return new SoldContract(share * ratio, held, oneWay, fundingPerDay, leverage);
  }

  /**
   * Trading it, in and out, a share of the book; nothing of what is held already, which is to be
   * bought back some day whether it is kept now or not.
   */
  double trading() {
    return 2 * Math.max(0, ratio - held) * oneWay;
  }
}
