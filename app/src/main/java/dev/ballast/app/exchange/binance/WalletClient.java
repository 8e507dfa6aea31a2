// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.exchange.binance.RestCall.Method;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.List;

/** Money between an account's wallets, and what its key may do. */
public final class WalletClient {
  private static final String TRANSFER = "/sapi/v1/asset/transfer";
  private static final int ROWS = 100;
  private static final int MOST_PAGES = 50;

  private final RestClient rest;

  WalletClient(RestClient rest) {
    this.rest = rest;
  }

  /**
   * Moves money between wallets; gives the exchange's number of it. A transfer has no name of the
   * client's: where this is {@link Answer.Unknown}, {@link #transfers} tells whether there is one.
   */
  public Answer<String> transfer(WalletTransfer.Way way, Money amount) {
    return rest.ask(
        RestCall.signed(Method.POST, TRANSFER, told -> told.text("tranId"))
            .weighing(0)
            .with("type", way.word())
            .with("asset", amount.asset().code())
            .with("amount", amount.toDecimal()));
  }

  /**
   * Transfers of a way, from a time to another, newest first.
   *
   * @param from epoch milliseconds, by the exchange's clock
   * @param to epoch milliseconds, by the exchange's clock
   */
  public Answer<List<WalletTransfer>> transfers(WalletTransfer.Way way, long from, long to) {
    List<WalletTransfer> all = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Answer<List<WalletTransfer>> answer = page(way, from, to, page);
      if (!(answer instanceof Answer.Given<List<WalletTransfer>>(List<WalletTransfer> rows))) {
        return answer;
      }
      all.addAll(rows);
      if (rows.size() < ROWS) {
        return new Answer.Given<>(all);
      }
    }
    return new Answer.Unknown<>("more transfers than are read at once: ask for a shorter time");
  }

  private Answer<List<WalletTransfer>> page(WalletTransfer.Way way, long from, long to, int page) {
    return rest.ask(
        RestCall.signed(
                Method.GET,
                TRANSFER,
                told ->
                    told.has("rows")
                        ? told.list("rows").stream()
                            .map(one -> WalletTransfer.of(one, way))
                            .toList()
                        : none(told))
            .weighing(0)
            .with("type", way.word())
            .with("startTime", from)
            .with("endTime", to)
            .with("current", page)
            .with("size", ROWS));
  }

  /** Without transfers the exchange tells a total of zero and no rows. */
  private static List<WalletTransfer> none(WireFields told) {
    if (told.whole("total") != 0) {
      throw new GarbledAnswer("the answer lacks 'rows'");
    }
    return List.of();
  }

  /** What the key may do. */
  public Answer<KeyPermissions> permissions() {
    return rest.ask(
        RestCall.signed(Method.GET, "/sapi/v1/account/apiRestrictions", KeyPermissions::of)
            .weighing(0));
  }
}
