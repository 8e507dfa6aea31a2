// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Asset;
import java.time.Instant;

/** Something that trades, with the rules that hold for it. */
public sealed interface Instrument {
  InstrumentId id();

  /** What a holder is exposed to: PEPE, for a contract named 1000PEPE. */
  Asset asset();

  TradingRules rules();

  /** The asset itself, delivered at once. */
  record Spot(InstrumentId id, TradingRules rules) implements Instrument {
    @Override
    public Asset asset() {
      return id.base();
    }
  }

  /**
   * A future without expiry, tied to spot by funding.
   *
   * @param asset what it is exposed to
   */
  record Perpetual(InstrumentId id, Asset asset, TradingRules rules) implements Instrument {}

  /**
   * A future with an expiry; pays no funding.
   *
   * @param asset what it is exposed to
   * @param expiry the moment of delivery
   */
  record Dated(InstrumentId id, Asset asset, Instant expiry, TradingRules rules)
      implements Instrument {}

  /** Builds the kind that the name says; dated futures deliver at 08:00 UTC. */
  static Instrument of(InstrumentId id, TradingRules rules) {
    if (id.isSpot()) {
      return new Spot(id, rules);
    }
    Asset asset = ContractPrefix.underlying(id.base());
    return id.expiry()
        .<Instrument>map(day ->
            new Dated(id, asset, day.atTime(8, 0).toInstant(java.time.ZoneOffset.UTC), rules))
        .orElseGet(() -> new Perpetual(id, asset, rules));
  }
}
