// SPDX-License-Identifier: Apache-2.0
/**
 * A client of Binance's spot and USD-M markets over REST and WebSocket, in exact decimals. What it
 * is answered is an {@link dev.ballast.app.exchange.binance.Answer}: done, refused, to be sent
 * later, or unknown. It never waits, but for one answer, and never sends an order twice.
 */
@NullMarked
package dev.ballast.app.exchange.binance;

import org.jspecify.annotations.NullMarked;
