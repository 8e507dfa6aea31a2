// SPDX-License-Identifier: Apache-2.0
/**
 * An exchange on this machine: the simulated venue and recorded history behind the REST and
 * WebSocket of Binance's spot and USD-M markets, for clients that know no other address. What goes
 * wrong on purpose is decided by {@code fault} and done here.
 */
@NullMarked
package dev.ballast.app.exchange.local;

import org.jspecify.annotations.NullMarked;
