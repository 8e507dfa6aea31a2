// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.account.MarginMode;
import java.math.BigDecimal;

/**
 * How a USD-M symbol is set for an account.
 *
 * @param mostNotional the largest position at this leverage, in the quote asset
 */
public record SymbolSettings(
    String symbol, MarginMode margin, int leverage, BigDecimal mostNotional) {

  static SymbolSettings of(WireFields told) {
    MarginMode margin =
        switch (told.text("marginType")) {
          case "CROSSED" -> MarginMode.CROSS;
          case "ISOLATED" -> MarginMode.ISOLATED;
          default -> throw new GarbledAnswer("the answer's 'marginType' cannot be read");
        };
    return new SymbolSettings(
        told.text("symbol"), margin, told.count("leverage"), told.decimal("maxNotionalValue"));
  }
}
