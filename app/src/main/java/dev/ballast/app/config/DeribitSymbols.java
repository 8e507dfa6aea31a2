// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
import dev.ballast.unit.Asset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of Deribit's linear futures: {@code BTC_USDC-PERPETUAL}, {@code BTC_USDC-26DEC25}. Its
 * inverse ones ({@code BTC-PERPETUAL}) have other rules and are not read.
 */
final class DeribitSymbols {
  private static final Pattern SYMBOL =
      Pattern.compile("([A-Z0-9]+)_(USDC|USDT)-(PERPETUAL|\\d{1,2}[A-Z]{3}\\d\\d)");
  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("dMMMuu")
          .toFormatter(Locale.ENGLISH);

  private DeribitSymbols() {}

  static Optional<InstrumentId> parse(VenueId venue, String symbol) {
    Matcher matcher = SYMBOL.matcher(symbol);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Asset base = new Asset(matcher.group(1));
    Asset quote = new Asset(matcher.group(2));
    if (matcher.group(3).equals("PERPETUAL")) {
      return Optional.of(InstrumentId.perpetual(venue, base, quote, quote));
    }
    try {
      LocalDate day = LocalDate.parse(matcher.group(3), DAY);
      return Optional.of(InstrumentId.dated(venue, base, quote, quote, day));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
