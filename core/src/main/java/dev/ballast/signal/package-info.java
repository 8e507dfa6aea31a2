// SPDX-License-Identifier: Apache-2.0
/**
 * What the futures market says: features of assets and sectors as of a time, and a stance for each
 * sector with its reason.
 *
 * <p>Imports {@code unit}, {@code market} and {@code analytics}. What cannot be measured is absent
 * with its reason, never zero.
 */
@NullMarked
package dev.ballast.signal;

import org.jspecify.annotations.NullMarked;
