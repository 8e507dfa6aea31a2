// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.margin.tier.Bracket;
import java.util.List;

/** The margin table of a USD-M symbol, as it holds for an account. */
public record SymbolBrackets(String symbol, List<Bracket> tiers) {

  /** Copies the list. */
  public SymbolBrackets {
    tiers = List.copyOf(tiers);
  }

  static SymbolBrackets of(WireFields told) {
    return new SymbolBrackets(
        told.text("symbol"), told.list("brackets").stream().map(SymbolBrackets::tier).toList());
  }

  private static Bracket tier(WireFields told) {
    return new Bracket(
        told.decimal("notionalFloor"),
        told.decimal("notionalCap"),
        told.decimal("maintMarginRatio"),
        told.decimal("cum"),
        told.decimal("initialLeverage"));
  }
}
