// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A history some of whose series go on beyond what is recorded in it. It has no other series than
 * the recorded history.
 */
public final class ExtendedHistory implements History {
  private final History recorded;
  private final Map<SeriesId, Series> longer;

  /**
   * A history with these series instead of its own.
   *
   * @param longer by their names, each with the recorded rows too
   */
  public ExtendedHistory(History recorded, Map<SeriesId, Series> longer) {
    this.recorded = recorded;
    this.longer = new TreeMap<>(longer);
  }

  @Override
  public List<SeriesId> ids() {
    return recorded.ids();
  }

  @Override
  public Optional<Series> series(SeriesId id) {
    Series found = longer.get(id);
    return found == null ? recorded.series(id) : Optional.of(found);
  }

  @Override
  public Listings listings() {
    return recorded.listings();
  }

  @Override
  public SymbolChanges changes() {
    return recorded.changes();
  }

  @Override
  public String provenance() {
    return recorded.provenance();
  }

  @Override
  public boolean simulated() {
    return recorded.simulated();
  }
}
