// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

/** How a feature is measured of an asset; a sector's is the mean of its members'. */
@FunctionalInterface
public interface AssetMeasure {
  /** The number, or why there is none. It rests on what the market's view shows, and no more. */
  Feature of(AssetMarket market);
}
