// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.venue.ExchangeSymbols;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is wanted of the archive.
 *
 * @param symbols as the exchange writes them: {@code BTCUSDT}
 * @param from first day, included
 * @param to last day, included
 */
public record ArchiveRequest(
    List<String> symbols,
    List<ArchiveMarket> markets,
    List<ArchiveType> types,
    List<Interval> intervals,
    LocalDate from,
    LocalDate to) {
  private static final Pattern SYMBOL = Pattern.compile("[\\p{L}\\p{N}_]{2,40}");
  private static final Pattern QUOTED = Pattern.compile(".+(USDT|USDC|FDUSD|BUSD|TUSD)(_.*)?");

  /** Refuses a request for nothing, and days in the wrong order; each list is taken once. */
  public ArchiveRequest {
    symbols = List.copyOf(new LinkedHashSet<>(symbols));
    markets = List.copyOf(new LinkedHashSet<>(markets));
    types = List.copyOf(new LinkedHashSet<>(types));
    intervals = List.copyOf(new LinkedHashSet<>(intervals));
    if (symbols.isEmpty() || markets.isEmpty() || types.isEmpty() || intervals.isEmpty()) {
      throw new UserMistake("nothing to download: name at least one symbol, market and type");
    }
    if (from.isAfter(to)) {
      throw new UserMistake("--from " + from + " is after --to " + to);
    }
  }

  /** Refuses days that have not come yet. */
  ArchiveRequest checkedAt(LocalDate today) {
    if (from.isAfter(today)) {
      throw new UserMistake("--from " + from + " is in the future (today is " + today + " UTC)");
    }
    if (to.isAfter(today)) {
      throw new UserMistake("--to " + to + " is in the future (today is " + today + " UTC)");
    }
    return this;
  }

  /**
   * The exchange's symbol for what a user writes: an asset ({@code BTC}, against USDT), a symbol
   * ({@code BTCUSDC}) or a unified symbol ({@code ETH/BTC}).
   */
  public static String symbol(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    if (name.contains("/")) {
      try {
        return ExchangeSymbols.format(InstrumentId.parse(Usual.VENUE, name));
      } catch (IllegalArgumentException e) {
        throw new UserMistake("--symbols: " + e.getMessage());
      }
    }
    if (!SYMBOL.matcher(name).matches()) {
      throw new UserMistake(
          "--symbols: '" + text + "' is neither an asset (BTC) nor a symbol (BTCUSDT)");
    }
    return QUOTED.matcher(name).matches() ? name : name + "USDT";
  }
}
