// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
import dev.ballast.unit.Asset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of OKX's futures: {@code BTC-USDT-SWAP}, {@code BTC-USDT-251226}, and in dollars, margined
 * in coin, {@code BTC-USD-SWAP}, {@code BTC-USD-251226}.
 */
final class OkxSymbols {
  private static final Pattern SYMBOL =
      Pattern.compile("([A-Z0-9]+)-(USDT|USDC|USD)-(SWAP|\\d{6})");

  private OkxSymbols() {}

  /** Throws IllegalArgumentException on an expiry that is no day. */
  static Optional<InstrumentId> parse(VenueId venue, String symbol) {
    Matcher matcher = SYMBOL.matcher(symbol);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String base = matcher.group(1);
    String quote = matcher.group(2);
    String settle = quote.equals("USD") ? base : quote;
    String expiry = matcher.group(3).equals("SWAP") ? "" : "-" + matcher.group(3);
    return Optional.of(
        InstrumentId.parse(venue, new Asset(base) + "/" + quote + ":" + settle + expiry));
  }
}
