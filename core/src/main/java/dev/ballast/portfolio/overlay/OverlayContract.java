// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;

/**
 * A perpetual that an overlay may hold.
 *
 * @param asset that it is on
 * @param rate fee and half a spread of a trade, a fraction of its notional
 * @param impact of a trade's notional to the power 3/2, in the quote
 * @param funding expected a day, a fraction of notional: longs pay it where it is positive
 */
public record OverlayContract(
    InstrumentId id, Asset asset, double rate, double impact, double funding) {}
