// SPDX-License-Identifier: Apache-2.0
/**
 * Binance's public archive of history: which files there are, and fetching them safely.
 *
 * <p>Imports {@code market} and the program's mistakes; knows nothing of what the files hold. Time
 * is a {@link dev.ballast.app.store.archive.ArchiveClock} that the caller gives.
 */
@NullMarked
package dev.ballast.app.store.archive;

import org.jspecify.annotations.NullMarked;
