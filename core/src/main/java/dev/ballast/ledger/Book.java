// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Place;

/**
 * One column of the double entry: a place of ours, or the outside world that it trades with.
 * Positions have columns of their own, in {@link PositionCells}.
 */
enum Book {
  SPOT_WALLET(0),
  FUTURES_WALLET(1),
  COLD_STORAGE(2),
  STAKED(3),
  /** The owner, who pays in and takes out. */
  OWNER(4),
  /** Whoever is on the other side of a trade. */
  MARKET(5),
  /** The venue's fees. */
  VENUE(6),
  /** Whoever is on the other side of a funding payment. */
  FUNDING(7),
  /** The venue's fund that takes liquidation fees and bears losses beyond a wallet. */
  INSURANCE(8);

  static final int COUNT = values().length;

  private final int column;

  Book(int column) {
    this.column = column;
  }

  /** Where its cell stands among those of an asset. */
  int column() {
    return column;
  }

  static Book of(Place place) {
    return switch (place) {
      case SPOT -> SPOT_WALLET;
      case FUTURES -> FUTURES_WALLET;
      case COLD -> COLD_STORAGE;
      case STAKED -> STAKED;
    };
  }
}
