// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How one venue margins futures. What changes with time and contract (rates, tiers, caps) comes in
 * with the position; what an implementation states is the form of the rules. The defaults are the
 * commonest form, so that a new venue is its data and what it does differently.
 */
public interface VenueMargin {
  /** As account files name it. */
  String code();

  /** Whether a contract of this kind is traded there. */
  default boolean lists(InstrumentId id) {
    return !id.isSpot();
  }

  /** What a position must keep, with all that the venue counts in. */
  default MaintenanceTiers tiers(MarginPosition position) {
    return position.tiers();
  }

  /** An amount as the venue states it; unless it is known to cut digits, all of them. */
  default BigDecimal stated(BigDecimal amount) {
    return amount;
  }

  /** What opening asks for as a share of notional, where leverage has no say; else nothing. */
  default Optional<BigDecimal> initialRate(MarginPosition position) {
    return Optional.empty();
  }

  /** What opening at a price asks for: notional / leverage, or the venue's own share of it. */
  default BigDecimal initial(MarginPosition position, BigDecimal price) {
    BigDecimal notional = position.notional(price);
    return stated(
        initialRate(position)
            .map(notional::multiply)
            .orElseGet(() -> notional.divide(position.leverage(), MarginPosition.DIGITS)));
  }

  /** What a position must keep at a price, in the tier of its notional there. */
  default BigDecimal maintenance(MarginPosition position, BigDecimal price) {
    return stated(tiers(position).maintenance(position.notional(price)));
  }

  /**
   * Where the first leg's contract is liquidated. The default solves equity = maintenance with the
   * contract's price moving alone, each leg in its tier at the price solved for.
   */
  default LiquidationPrice liquidation(MarginPool pool) {
    return new LiquidationSolution(this, pool).price();
  }

  /** The venues whose rules need no figures of their own, by code. */
  static Optional<VenueMargin> named(String code) {
    return all().stream().filter(venue -> venue.code().equals(code)).findFirst();
  }

  /** The venues whose rules need no figures of their own. */
  static List<VenueMargin> all() {
    return List.of(
        new BinanceUsdm(), new BinanceCoinm(), new BybitUnified(), new Okx(), new Hyperliquid());
  }
}
