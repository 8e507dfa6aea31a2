// SPDX-License-Identifier: Apache-2.0
/**
 * A session on the market as it is: a feed that waits for the market's moments, and the exchange as
 * a venue that tells what has happened. One thread decides; what other threads learn is handed to
 * it.
 */
@NullMarked
package dev.ballast.app.trading;

import org.jspecify.annotations.NullMarked;
