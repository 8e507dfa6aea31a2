// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.Place;

/** One column of the double entry: a place of ours, or the outside world that it trades with. */
enum Book {
  SPOT_WALLET,
  FUTURES_WALLET,
  COLD_STORAGE,
  STAKED,
  /** The own wallets of isolated positions, together; each position knows its part. */
  ISOLATED_WALLETS,
  /** What open positions have cost, negative: cleared when they close. */
  CLEARING,
  /** The owner, who pays in and takes out. */
  OWNER,
  /** Whoever is on the other side of a trade. */
  MARKET,
  /** The venue's fees. */
  VENUE,
  /** Whoever is on the other side of a funding payment. */
  FUNDING,
  /** The venue's fund that takes liquidation fees and bears losses beyond a wallet. */
  INSURANCE;

  static Book of(Place place) {
    return switch (place) {
      case SPOT -> SPOT_WALLET;
      case FUTURES -> FUTURES_WALLET;
      case COLD -> COLD_STORAGE;
      case STAKED -> STAKED;
    };
  }
}
