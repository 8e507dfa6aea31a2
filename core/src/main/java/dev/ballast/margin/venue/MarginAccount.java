// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Positions at one venue and the wallet that the cross ones share.
 *
 * @param wallet balance behind the cross positions, in their settlement asset, without unrealised
 *     profit and without what stands in isolated wallets
 * @param positions cross and isolated ones; cross ones settle in one asset
 * @param otherMaintenance what positions that are not listed must keep
 * @param otherProfit unrealised profit of positions that are not listed
 */
public record MarginAccount(
    VenueMargin venue,
    BigDecimal wallet,
    List<MarginPosition> positions,
    BigDecimal otherMaintenance,
    BigDecimal otherProfit) {

  /** Copies the list; refuses contracts that the venue has not, and wallets of two assets. */
  public MarginAccount {
    positions = List.copyOf(positions);
    for (MarginPosition position : positions) {
      if (!venue.lists(position.instrument())) {
        throw new IllegalArgumentException(
            venue.code() + " does not trade " + position.instrument());
      }
    }
    List<MarginPosition> cross =
        positions.stream().filter(one -> one.isolated().isEmpty()).toList();
    for (MarginPosition position : cross) {
      if (!position.settlement().equals(cross.getFirst().settlement())) {
        throw new IllegalArgumentException(
            "one wallet cannot be in "
                + cross.getFirst().settlement()
                + " and in "
                + position.settlement());
      }
    }
  }

  /** An account whose every position is listed. */
  public static MarginAccount of(
      VenueMargin venue, BigDecimal wallet, List<MarginPosition> positions) {
    return new MarginAccount(venue, wallet, positions, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** The positions that share the wallet. */
  public List<MarginPosition> cross() {
    return positions.stream().filter(position -> position.isolated().isEmpty()).toList();
  }

  /** Where the venue liquidates one of the positions. */
  public LiquidationPrice liquidation(MarginPosition position) {
    return venue.liquidation(pool(position));
  }

  /** The money behind a position's contract: its own wallet, or the shared one. */
  public MarginPool pool(MarginPosition position) {
    if (position.isolated().isPresent()) {
      return MarginPool.isolated(position);
    }
    List<MarginPosition> legs = new ArrayList<>(List.of(position));
    BigDecimal maintenance = otherMaintenance;
    BigDecimal profit = otherProfit;
    for (MarginPosition other : cross()) {
      if (!other.instrument().equals(position.instrument())) {
        maintenance = maintenance.add(venue.maintenance(other, other.markPrice()));
        profit = profit.add(other.unrealised());
      } else if (other.side() != position.side()) {
        legs.add(other);
      }
    }
    return new MarginPool(legs, wallet, maintenance, profit);
  }

  /** Unrealised profit of the cross positions. */
  public BigDecimal unrealised() {
    BigDecimal sum = otherProfit;
    for (MarginPosition position : cross()) {
      sum = sum.add(position.unrealised());
    }
    return sum;
  }

  /** Wallet and unrealised profit. */
  public BigDecimal equity() {
    return wallet.add(unrealised());
  }

  /** What the cross positions must keep at their marks. */
  public BigDecimal maintenance() {
    BigDecimal sum = otherMaintenance;
    for (MarginPosition position : cross()) {
      sum = sum.add(venue.maintenance(position, position.markPrice()));
    }
    return sum;
  }

  /** What opening the listed cross positions would ask for at their marks. */
  public BigDecimal initial() {
    BigDecimal sum = BigDecimal.ZERO;
    for (MarginPosition position : cross()) {
      sum = sum.add(venue.initial(position, position.markPrice()));
    }
    return sum;
  }

  /** Maintenance / equity: liquidated at one; nothing where no equity is left. */
  public Optional<BigDecimal> marginRatio() {
    BigDecimal equity = equity();
    return equity.signum() <= 0
        ? Optional.empty()
        : Optional.of(maintenance().divide(equity, MarginPosition.DIGITS));
  }
}
