// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.Interval;
import dev.ballast.market.NamedSeries;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How files are to be taken.
 *
 * @param market the market of files that do not say it themselves
 * @param replace whether a file's value holds where it disagrees with what is there
 * @param symbol what the rows of a table without symbols are of
 * @param interval the length of a table's bars
 * @param columns the header of each column that is not known by its name
 * @param named what the rows of a table of time and value are
 */
public record ImportOptions(
    Optional<Market> market,
    boolean replace,
    Optional<String> symbol,
    Optional<Interval> interval,
    Map<ColumnRole, String> columns,
    Optional<NamedSeries> named) {
  public static final ImportOptions DEFAULT = new ImportOptions(Optional.empty(), false);

  /** Keeps the columns in the order of their roles. */
  public ImportOptions {
    Map<ColumnRole, String> ordered = new EnumMap<>(ColumnRole.class);
    ordered.putAll(columns);
    columns = Collections.unmodifiableMap(ordered);
  }

  public ImportOptions(Optional<Market> market, boolean replace) {
    this(market, replace, Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
  }

  /** Whether anything is said of how a table is to be understood. */
  boolean saysHow() {
    return symbol.isPresent() || interval.isPresent() || !columns.isEmpty();
  }
}
