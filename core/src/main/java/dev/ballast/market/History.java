// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.List;
import java.util.Optional;

/** The port to recorded history. Implementations load a series when it is first asked for. */
public interface History {
  /** Every series that there is, in order. */
  List<SeriesId> ids();

  /** One series, or nothing where there is none of that name. */
  Optional<Series> series(SeriesId id);

  /** Every instrument that it has bars of; implementations keep the answer. */
  default Listings listings() {
    return Listings.of(this);
  }

  /** What was stated of renamings and reused symbols, and holds in the series given. */
  default SymbolChanges changes() {
    return SymbolChanges.NONE;
  }

  /** Where the history was recorded and by whom, in a line for people; part of every report. */
  String provenance();

  /** Whether the history was made rather than recorded; said on every page. */
  boolean simulated();
}
