// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.ExchangeSymbols.Market;
import java.util.Optional;

/**
 * How files are to be taken.
 *
 * @param market the market of archive files whose path does not say it
 * @param replace whether a file's value holds where it disagrees with what is there
 */
public record ImportOptions(Optional<Market> market, boolean replace) {
  public static final ImportOptions DEFAULT = new ImportOptions(Optional.empty(), false);
}
