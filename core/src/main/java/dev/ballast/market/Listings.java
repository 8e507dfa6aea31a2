// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which instruments carry an asset: its pairs, perpetuals and dated futures. A contract may be on a
 * multiple: PEPE's is 1000PEPE/USDT:USDT, priced and counted in thousands.
 */
public final class Listings {
  private static final Comparator<InstrumentId> SMALLEST_MULTIPLE =
      Comparator.comparingLong(id -> ContractPrefix.unitsPerBase(id.base()));

  private final SequencedMap<Asset, List<InstrumentId>> byAsset;
  private final Predicate<InstrumentId> listed;

  private Listings(
      SequencedMap<Asset, List<InstrumentId>> byAsset, Predicate<InstrumentId> listed) {
    this.byAsset = byAsset;
    this.listed = listed;
  }

  /** These instruments and no other. */
  public static Listings of(Collection<InstrumentId> instruments) {
    TreeMap<Asset, List<InstrumentId>> byAsset = new TreeMap<>();
    for (InstrumentId id : new TreeSet<>(instruments)) {
      Asset asset = id.isSpot() ? id.base() : ContractPrefix.underlying(id.base());
      byAsset.computeIfAbsent(asset, none -> new ArrayList<>()).add(id);
    }
    return new Listings(byAsset, any -> true);
  }

  /** Every instrument of which a history has bars. */
  public static Listings of(History history) {
    TreeSet<InstrumentId> instruments = new TreeSet<>();
    for (SeriesId id : history.ids()) {
      if (id.kind() == SeriesKind.BARS) {
        instruments.add(id.instrument());
      }
    }
    return of(instruments);
  }

  /** Those of them that pass; asked of an instrument only when it is looked for. */
  public Listings where(Predicate<InstrumentId> other) {
    return new Listings(byAsset, listed.and(other));
  }

  /** Every asset that anything listed is on, in order. */
  public SequencedSet<Asset> assets() {
    TreeSet<Asset> assets = new TreeSet<>();
    byAsset.keySet().stream().filter(this::has).forEach(assets::add);
    return Collections.unmodifiableSequencedSet(assets);
  }

  /** Whether anything listed is on the asset. */
  public boolean has(Asset asset) {
    return byAsset.getOrDefault(asset, List.of()).stream().anyMatch(listed);
  }

  /** The asset's pair. */
  public Optional<InstrumentId> spot(Asset asset, Marketplace market) {
    return on(asset, id -> id.isSpot() && here(id, market)).findFirst();
  }

  /**
   * The linear perpetual on the asset that settles in the quote: on the asset itself, else on its
   * smallest multiple.
   */
  public Optional<InstrumentId> perpetual(Asset asset, Marketplace market) {
    Optional<InstrumentId> smallest = Optional.empty();
    for (InstrumentId id : on(asset)) {
      if (id.isPerpetual()
          && isLinear(id)
          && here(id, market)
          && (smallest.isEmpty() || SMALLEST_MULTIPLE.compare(id, smallest.get()) < 0)
          && listed.test(id)) {
        smallest = Optional.of(id);
      }
    }
    return smallest;
  }

  /** The linear dated futures on the asset that settle in the quote, nearest delivery first. */
  public List<InstrumentId> dated(Asset asset, Marketplace market) {
    return on(asset, id -> id.expiry().isPresent() && isLinear(id) && here(id, market))
        .sorted(Comparator.comparing(id -> id.expiry().orElseThrow()))
        .toList();
  }

  /**
   * What an asset's price comes from, best first: its pair, a currency's pair the other way round,
   * its perpetuals.
   */
  public List<InstrumentId> priced(Asset asset, Marketplace market) {
    return priced(asset, market.quote()).stream()
        .filter(id -> id.venue().equals(market.venue()))
        .toList();
  }

  /** The same at any venue: each kind by venue. */
  public List<InstrumentId> priced(Asset asset, Asset quote) {
    List<InstrumentId> priced = new ArrayList<>();
    pairs(asset, quote, priced);
    if (asset.isDollar()) {
      pairs(quote, asset, priced);
    }
    int pairs = priced.size();
    for (InstrumentId id : on(asset)) {
      if (id.isPerpetual() && isLinear(id) && id.quote().equals(quote) && listed.test(id)) {
        priced.add(id);
      }
    }
    priced.subList(pairs, priced.size()).sort(SMALLEST_MULTIPLE);
    return priced;
  }

  private void pairs(Asset base, Asset quote, List<InstrumentId> found) {
    for (InstrumentId id : on(base)) {
      if (id.isSpot() && id.quote().equals(quote) && listed.test(id)) {
        found.add(id);
      }
    }
  }

  private static boolean here(InstrumentId id, Marketplace market) {
    return id.quote().equals(market.quote()) && id.venue().equals(market.venue());
  }

  private static boolean isLinear(InstrumentId id) {
    return id.settle().isPresent() && id.settle().get().equals(id.quote());
  }

  private Stream<InstrumentId> on(Asset asset, Predicate<InstrumentId> wanted) {
    return on(asset).stream().filter(wanted).filter(listed);
  }

  private List<InstrumentId> on(Asset asset) {
    return byAsset.getOrDefault(asset, List.of());
  }
}
