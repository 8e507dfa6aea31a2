// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.PositionKey;
import dev.ballast.unit.Asset;
import java.util.Optional;

/** Told what happens to an account, once it is in the books: for streams. */
interface AccountListener {
  /**
   * An order has changed.
   *
   * @param what {@code NEW}, {@code TRADE}, {@code CANCELED}, {@code EXPIRED}
   * @param trade where it was filled
   */
  void order(OrderRecord order, String what, Optional<TradeRecord> trade);

  /** A conditional order of futures has changed. */
  void algo(OrderRecord order);

  /**
   * A balance or a position has changed.
   *
   * @param reason {@code ORDER}, {@code FUNDING_FEE}, {@code DEPOSIT} and the like
   * @param asset of the futures or spot wallet that has changed
   * @param position that has changed, where one has
   */
  void account(String reason, Asset asset, Optional<PositionKey> position, long time);
}
