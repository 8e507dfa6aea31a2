// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

/** How a feature is measured that only a sector has, as a whole or beside the other sectors. */
@FunctionalInterface
public interface SectorMeasure {
  /** The number, or why there is none. It rests on what is measured of sectors, and no more. */
  Feature of(SectorFeatures sector);
}
