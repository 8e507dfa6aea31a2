// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Deribit's linear futures: no tiers by notional and no leverage; both margins rise in a straight
 * line with the position's size.
 *
 * @param rates by the asset that contracts are on
 */
public record DeribitLinear(SequencedMap<Asset, Rates> rates) implements VenueMargin {

  /**
   * What contracts on one asset ask for.
   *
   * @param initial a fraction of notional, for the smallest position
   * @param maintenance the same for maintenance
   * @param perUnit what both rise by for each unit of the base
   */
  public record Rates(BigDecimal initial, BigDecimal maintenance, BigDecimal perUnit) {
    /** Of a position of a size: one rate at any price. */
    public MaintenanceTiers tiers(BigDecimal size) {
      return MaintenanceTiers.stated(
          maintenance.add(perUnit.multiply(size.abs())), BigDecimal.ZERO);
    }

    BigDecimal initial(BigDecimal size) {
      return initial.add(perUnit.multiply(size));
    }
  }

  /** Copies the map. */
  public DeribitLinear {
    rates = Collections.unmodifiableSequencedMap(new TreeMap<>(rates));
  }

  public static DeribitLinear of(Map<Asset, Rates> rates) {
    return new DeribitLinear(new TreeMap<>(rates));
  }

  @Override
  public String code() {
    return "deribit";
  }

  @Override
  public boolean lists(InstrumentId id) {
    return !id.isSpot() && !id.isInverse();
  }

  /** The rates of a contract's asset; nothing where they are not known. */
  public Optional<Rates> rates(InstrumentId id) {
    return Optional.ofNullable(rates.get(ContractPrefix.underlying(id.base())));
  }

  /** The rate of the size, where the asset's rates are known; leverage has no say. */
  @Override
  public Optional<BigDecimal> initialRate(MarginPosition position) {
    return rates(position.instrument()).map(rate -> rate.initial(position.size()));
  }
}
