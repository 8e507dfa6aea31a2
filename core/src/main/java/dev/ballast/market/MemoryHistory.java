// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** History held in memory: a simulated market, or one that a test writes down. */
public final class MemoryHistory implements History {
  private final SequencedMap<SeriesId, Series> series;
  private final String provenance;
  private final boolean simulated;
  private final Listings listings;

  private MemoryHistory(
      SequencedMap<SeriesId, Series> series, String provenance, boolean simulated) {
    this.series = series;
    this.provenance = provenance;
    this.simulated = simulated;
    this.listings = Listings.of(this);
  }

  /** A builder; the line says where the figures come from. */
  public static Builder from(String provenance) {
    return new Builder(provenance);
  }

  @Override
  public List<SeriesId> ids() {
    return List.copyOf(series.keySet());
  }

  @Override
  public Optional<Series> series(SeriesId id) {
    return Optional.ofNullable(series.get(id));
  }

  @Override
  public Listings listings() {
    return listings;
  }

  @Override
  public String provenance() {
    return provenance;
  }

  @Override
  public boolean simulated() {
    return simulated;
  }

  /** Collects series in any order. */
  public static final class Builder {
    private final TreeMap<SeriesId, Series> series = new TreeMap<>();
    private final String provenance;
    private boolean simulated;

    private Builder(String provenance) {
      this.provenance = provenance;
    }

    /** Adds a series; refuses a second one of the same name. */
    public Builder add(Series added) {
      if (series.putIfAbsent(added.id(), added) != null) {
        throw new IllegalArgumentException("twice in one history: " + added.id());
      }
      return this;
    }

    /** Says that the figures were made, not recorded. */
    public Builder simulated() {
      simulated = true;
      return this;
    }

    public MemoryHistory build() {
      return new MemoryHistory(new TreeMap<>(series), provenance, simulated);
    }
  }
}
