// SPDX-License-Identifier: Apache-2.0
/**
 * A made market, for showing the program where there is neither history nor network.
 *
 * <p>Imports {@code unit} and {@code market}; touches no disk. The same seed gives the same market.
 */
@NullMarked
package dev.ballast.app.simulate;

import org.jspecify.annotations.NullMarked;
