// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.account.Place;
import java.math.BigDecimal;

/**
 * A transfer between an account's own wallets.
 *
 * @param id the exchange's number
 * @param status {@code CONFIRMED} where it is done, {@code PENDING}, {@code FAILED}
 * @param time epoch milliseconds, by the exchange's clock
 */
public record WalletTransfer(
    String id, Way way, String asset, BigDecimal amount, String status, long time) {

  /** From where to where. */
  public enum Way {
    SPOT_TO_FUTURES("MAIN_UMFUTURE", Place.SPOT, Place.FUTURES),
    FUTURES_TO_SPOT("UMFUTURE_MAIN", Place.FUTURES, Place.SPOT);

    private final String word;
    private final Place from;
    private final Place to;

    Way(String word, Place from, Place to) {
      this.word = word;
      this.from = from;
      this.to = to;
    }

    /** The exchange's word for it. */
    String word() {
      return word;
    }

    public Place from() {
      return from;
    }

    public Place to() {
      return to;
    }
  }

  static WalletTransfer of(WireFields told, Way way) {
    if (!told.text("type").equals(way.word())) {
      throw new GarbledAnswer("a transfer of type '" + told.text("type") + "'");
    }
    return new WalletTransfer(
        told.text("tranId"),
        way,
        told.text("asset"),
        told.decimal("amount"),
        told.text("status"),
        told.whole("timestamp"));
  }
}
