// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.order.Event;

/**
 * Margin that went into an isolated position's wallet or out of it.
 *
 * @param asked whether the client asked for it, else a fill brought it
 */
record MarginMove(Event.IsolatedMarginMoved moved, boolean asked) {}
