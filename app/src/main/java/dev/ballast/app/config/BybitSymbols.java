// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import dev.ballast.unit.Asset;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of Bybit's futures: {@code BTCUSDT}, {@code BTCPERP} (margined in USDC), {@code BTCUSD}
 * (inverse), {@code BTCUSDT-26DEC25}, {@code BTC-26DEC25} (USDC), {@code BTCUSDZ25} (inverse, to
 * the last Friday of the quarter's last month).
 */
final class BybitSymbols {
  private static final Asset USDC = new Asset("USDC");
  private static final Asset USD = new Asset("USD");
  private static final Pattern PERPETUAL_IN_USDC = Pattern.compile("([A-Z0-9]+)PERP");
  private static final Pattern DATED =
      Pattern.compile("([A-Z0-9]+?)(USDT)?-(\\d{1,2}[A-Z]{3}\\d\\d)");
  private static final Pattern QUARTER = Pattern.compile("([A-Z0-9]+)USD([HMUZ])(\\d\\d)");
  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("dMMMuu")
          .toFormatter(Locale.ENGLISH);

  private BybitSymbols() {}

  static Optional<InstrumentId> parse(VenueId venue, String symbol) {
    Matcher inUsdc = PERPETUAL_IN_USDC.matcher(symbol);
    if (inUsdc.matches()) {
      return Optional.of(InstrumentId.perpetual(venue, new Asset(inUsdc.group(1)), USDC, USDC));
    }
    Matcher dated = DATED.matcher(symbol);
    if (dated.matches()) {
      Asset quote = dated.group(2) == null ? USDC : Asset.USDT;
      return day(dated.group(3))
          .map(day -> InstrumentId.dated(venue, new Asset(dated.group(1)), quote, quote, day));
    }
    Matcher quarter = QUARTER.matcher(symbol);
    if (quarter.matches()) {
      Asset coin = new Asset(quarter.group(1));
      return Optional.of(
          InstrumentId.dated(
              venue, coin, USD, coin, lastFriday(quarter.group(2), quarter.group(3))));
    }
    return ExchangeSymbols.parse(
        venue, symbol, symbol.endsWith("USD") ? Market.INVERSE : Market.LINEAR);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text, DAY));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static LocalDate lastFriday(String monthCode, String year) {
    int month = 3 * ("HMUZ".indexOf(monthCode) + 1);
    return Year.of(2000 + Integer.parseInt(year))
        .atMonth(month)
        .atDay(1)
        .with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
  }
}
