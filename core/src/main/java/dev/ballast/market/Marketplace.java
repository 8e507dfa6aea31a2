// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Asset;

/**
 * Where assets are priced and traded: at a venue, for a currency.
 *
 * @param quote what pairs are priced in, and linear contracts settle in
 */
public record Marketplace(VenueId venue, Asset quote) {
  /** The name that the asset's pair has here, listed or not. */
  public InstrumentId spot(Asset asset) {
    return InstrumentId.spot(venue, asset, quote);
  }

  /** The name that the asset's linear perpetual has here, were it on one of the asset. */
  public InstrumentId perpetual(Asset asset) {
    return InstrumentId.perpetual(venue, asset, quote, quote);
  }

  // Written out, as what a record is given goes through method handles, and maps ask this often.
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Marketplace that
            && quote.equals(that.quote)
            && venue.equals(that.venue));
  }

  @Override
  public int hashCode() {
    return 31 * venue.hashCode() + quote.hashCode();
  }

  @Override
  public String toString() {
    return quote + " at " + venue;
  }
}
