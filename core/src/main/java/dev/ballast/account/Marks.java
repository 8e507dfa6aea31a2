// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Listings;
import dev.ballast.market.MissingData;
import dev.ballast.market.VenueId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.SortedValues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The last price of each instrument at a moment, in one quote asset. A dollar of which no price is
 * known stands at par with the quote, where that is a dollar too.
 */
public final class Marks {
  private static final int DECIMALS = 8;

  private final long time;
  private final Asset quote;
  private final SortedValues<InstrumentId, Price> prices;
  private @Nullable Listings listings;
  private final Map<Asset, Optional<Price>> found = new HashMap<>();

  /** What assets cost, where that was found beforehand: then nothing more is kept of it. */
  private Optional<SortedValues<Asset, Price>> shared = Optional.empty();

  /** Whose price is older than a bar. */
  private final Set<InstrumentId> carried;

  private Marks(
      long time, Asset quote, SortedValues<InstrumentId, Price> prices, Set<InstrumentId> carried) {
    this.time = time;
    this.quote = quote;
    this.prices = prices;
    this.carried = carried;
  }

  public static Marks of(long time, Asset quote, Map<InstrumentId, Price> prices) {
    return new Marks(time, quote, SortedValues.copyOf(prices), Set.of());
  }

  /** The same with other prices of some instruments, which are not carried on then. */
  public Marks with(Map<InstrumentId, Price> newer) {
    Map<InstrumentId, Price> all = new TreeMap<>(prices);
    all.putAll(newer);
    Set<InstrumentId> old = new TreeSet<>(carried);
    old.removeAll(newer.keySet());
    return new Marks(time, quote, SortedValues.copyOf(all), old);
  }

  /** The same prices, of which these are older than a bar: the last ones, carried on. */
  public Marks carrying(Collection<InstrumentId> ids) {
    return new Marks(time, quote, prices, new TreeSet<>(ids));
  }

  /** The same for any threads to read: what assets cost is found beforehand. */
  public Marks shared() {
    SortedMap<Asset, Price> costs = new TreeMap<>(Map.of(quote, Price.ONE));
    for (InstrumentId id : prices.keySet()) {
      find(id.base()).ifPresent(price -> costs.put(id.base(), price));
      find(id.quote()).ifPresent(price -> costs.put(id.quote(), price));
    }
    Marks all = new Marks(time, quote, prices, carried);
    all.listings = listings();
    all.shared = Optional.of(SortedValues.copyOf(costs));
    return all;
  }

  /** Whether the instrument's price is older than a bar. */
  public boolean carries(InstrumentId id) {
    return carried.contains(id);
  }

  /** The instrument whose price an asset is valued at; of several venues' the first by venue. */
  public Optional<InstrumentId> source(Asset asset) {
    InstrumentId pair = prices.firstKeyFrom(InstrumentId.spot(VenueId.LOWEST, asset, quote));
    return pair != null && pair.isSpot() && pair.base().equals(asset) && pair.quote().equals(quote)
        ? Optional.of(pair)
        : listings().priced(asset, quote).stream().findFirst();
  }

  /** All prices, by instrument. */
  public SequencedMap<InstrumentId, Price> prices() {
    return prices;
  }

  public long time() {
    return time;
  }

  public Asset quote() {
    return quote;
  }

  public Optional<Price> find(InstrumentId id) {
    return Optional.ofNullable(prices.get(id));
  }

  /** The instrument's price; throws {@link MissingData} where there is none. */
  public Price price(InstrumentId id) {
    Price price = prices.get(id);
    if (price == null) {
      throw new MissingData("price", id.toString(), time);
    }
    return price;
  }

  /**
   * The asset's spot price, or its linear perpetual's where it has no spot: of one of the asset,
   * though the contract be of a thousand. The quote is worth one.
   */
  public Optional<Price> find(Asset asset) {
    if (shared.isPresent()) {
      Price known = shared.get().get(asset);
      return known == null ? looked(asset) : Optional.of(known);
    }
    Optional<Price> price = found.get(asset);
    if (price == null) {
      price = looked(asset);
      found.put(asset, price);
    }
    return price;
  }

  private Optional<Price> looked(Asset asset) {
    return asset.equals(quote) || atPar(asset)
        ? Optional.of(Price.ONE)
        : source(asset).map(id -> one(asset, id));
  }

  /** Whether the asset is a dollar that stands at par, for want of a price. */
  public boolean atPar(Asset asset) {
    return asset.isDollar() && quote.isDollar() && !asset.equals(quote) && source(asset).isEmpty();
  }

  /** What one of the asset costs by an instrument that it is priced by. */
  private Price one(Asset asset, InstrumentId id) {
    if (id.isSpot() && id.base().equals(asset)) {
      return price(id);
    }
    BigDecimal price = price(id).toDecimal();
    return Price.of(
        id.isSpot()
            ? BigDecimal.ONE.divide(price, DECIMALS, RoundingMode.HALF_EVEN)
            : price.divide(
                BigDecimal.valueOf(ContractPrefix.unitsPerBase(id.base())),
                DECIMALS,
                RoundingMode.HALF_EVEN));
  }

  private Listings listings() {
    if (listings == null) {
      listings = Listings.of(prices.keySet());
    }
    return listings;
  }

  /** The value of a quantity of an asset in the quote; the quote itself is worth one. */
  public Money value(Asset asset, Quantity quantity) {
    if (asset.equals(quote)) {
      return new Money(quote, quantity.units());
    }
    Optional<Price> price = find(asset);
    if (price.isEmpty()) {
      throw new MissingData("price", asset.toString(), time);
    }
    return quantity.times(price.get(), quote);
  }

  /** An amount's value in the quote. */
  public Money value(Money amount) {
    return value(amount.asset(), new Quantity(amount.units()));
  }
}
