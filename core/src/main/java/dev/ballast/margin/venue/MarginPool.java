// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import java.math.BigDecimal;
import java.util.List;

/**
 * The legs of one contract and the money that stands behind them, all else standing still.
 *
 * @param legs one position, or the long and the short one of hedge mode
 * @param wallet balance, without unrealised profit
 * @param otherMaintenance what the wallet's positions in other contracts must keep
 * @param otherProfit unrealised profit of the wallet's positions in other contracts
 */
public record MarginPool(
    List<MarginPosition> legs,
    BigDecimal wallet,
    BigDecimal otherMaintenance,
    BigDecimal otherProfit) {

  /** Copies the legs; refuses legs of several contracts, and more than a long and a short one. */
  public MarginPool {
    legs = List.copyOf(legs);
    if (legs.isEmpty() || legs.size() > 2) {
      throw new IllegalArgumentException(legs.size() + " legs in one contract");
    }
    MarginPosition first = legs.getFirst();
    MarginPosition last = legs.getLast();
    if (!first.instrument().equals(last.instrument())) {
      throw new IllegalArgumentException(first.instrument() + " and " + last.instrument());
    }
    if (legs.size() == 2 && first.side() == last.side()) {
      throw new IllegalArgumentException("two legs of one side in " + first.instrument());
    }
  }

  /** A position with a wallet of its own. */
  public static MarginPool isolated(MarginPosition position) {
    return new MarginPool(
        List.of(position), position.isolated().orElseThrow(), BigDecimal.ZERO, BigDecimal.ZERO);
  }

  public boolean isIsolated() {
    return legs.getFirst().isolated().isPresent();
  }

  /** Whether no other contract shares the wallet. */
  boolean standsAlone() {
    return otherMaintenance.signum() == 0 && otherProfit.signum() == 0;
  }

  public boolean isInverse() {
    return legs.getFirst().isInverse();
  }

  /** What the legs can lose until only their own maintenance is left. */
  BigDecimal free() {
    return wallet.subtract(otherMaintenance).add(otherProfit);
  }

  /** The same legs without what other contracts must keep: all that there is to lose. */
  MarginPool withoutMaintenance() {
    return new MarginPool(legs, wallet, BigDecimal.ZERO, otherProfit);
  }
}
