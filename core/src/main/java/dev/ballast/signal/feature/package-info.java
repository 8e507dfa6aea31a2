// SPDX-License-Identifier: Apache-2.0
/**
 * What is measured of the futures market: features of assets and sectors as of a time.
 *
 * <p>Imports {@code unit}, {@code market} and {@code analytics}. What cannot be measured is absent
 * with its reason, never zero. A new feature is a class that measures it and a line of {@link
 * dev.ballast.signal.feature.FeatureKind}.
 */
@NullMarked
package dev.ballast.signal.feature;

import org.jspecify.annotations.NullMarked;
