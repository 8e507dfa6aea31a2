// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import java.math.BigDecimal;

/**
 * What an order takes from the available balance before it fills, in the settlement asset.
 *
 * @param initial notional at the order's price / leverage
 * @param openLoss what filling at that price loses at once against the mark; zero where it gains
 */
public record OrderMargin(BigDecimal initial, BigDecimal openLoss) {

  /**
   * Of the position that the order would open.
   *
   * @param opened with the order's price as entry
   */
  public static OrderMargin of(VenueMargin venue, MarginPosition opened) {
    return new OrderMargin(
        venue.initial(opened, opened.entryPrice()),
        venue.stated(opened.unrealised().min(BigDecimal.ZERO).negate()));
  }

  /** Initial margin and open loss. */
  public BigDecimal cost() {
    return initial.add(openLoss);
  }
}
