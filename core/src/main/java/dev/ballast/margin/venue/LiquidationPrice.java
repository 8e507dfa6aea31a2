// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.margin.tier.Bracket;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Where a venue liquidates a position, as the venue would state it: its contract's price moving
 * alone.
 *
 * @param price nothing where no price above zero liquidates
 * @param bankruptcy where nothing is left after the closing fee; nothing where there is no such
 *     price
 * @param tier what holds at the liquidation price; at the mark where there is none
 * @param tierNumber from one; nothing where a rate was given instead of a table
 * @param formula as it was solved, with the tier's rate and amount
 * @param notes what was assumed
 */
public record LiquidationPrice(
    Optional<BigDecimal> price,
    Optional<BigDecimal> bankruptcy,
    Bracket tier,
    Optional<Integer> tierNumber,
    Formula formula,
    List<String> notes) {
  /** Copies the notes. */
  public LiquidationPrice {
    notes = List.copyOf(notes);
  }
}
