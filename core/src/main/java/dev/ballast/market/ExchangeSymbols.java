// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Asset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Unified names to and from the symbols of Binance and Bybit: {@code BTCUSDT}, {@code
 * BTCUSDT_251226}, {@code BTCUSD_PERP}. A symbol alone does not say its market, so the market is an
 * argument.
 */
public final class ExchangeSymbols {
  /** The part of a venue that a symbol is of. */
  public enum Market {
    SPOT,
    /** Linear futures, margined in the quote. */
    LINEAR,
    /** Inverse futures, margined in coin. */
    INVERSE
  }

  /** Longest first, so that FDUSD is not read as USD. */
  private static final List<String> QUOTES =
      List.of(
          "FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDP", "BTC", "ETH", "BNB", "TRY", "EUR", "BRL",
          "USD");

  /** Inverse contracts are in dollars: BNBUSD is BNB in USD, not BN in BUSD. */
  private static final List<String> INVERSE_QUOTES = List.of("USD");

  /** Capitals, digits, and the Chinese characters of some coins: no venue lists other letters. */
  private static final Pattern BASE = Pattern.compile("[A-Z0-9\\p{IsHan}]{1,30}");

  private static final Pattern DELIVERY = Pattern.compile("(.+?)(?:_(PERP|\\d{6}))?");
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("uuMMdd").withResolverStyle(ResolverStyle.STRICT);

  private ExchangeSymbols() {}

  /** The instrument of an exchange symbol; nothing where it is none, or its quote is not known. */
  public static Optional<InstrumentId> parse(String symbol, Market market) {
    Matcher matcher = DELIVERY.matcher(symbol);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String pair = matcher.group(1);
    String delivery = matcher.group(2);
    for (String quote : market == Market.INVERSE ? INVERSE_QUOTES : QUOTES) {
      String base = pair.endsWith(quote) ? pair.substring(0, pair.length() - quote.length()) : "";
      if (BASE.matcher(base).matches() && !base.equals(quote)) {
        return instrument(
            new Asset(base),
            new Asset(quote),
            delivery == null || delivery.equals("PERP") ? "" : delivery,
            market);
      }
    }
    return Optional.empty();
  }

  private static Optional<InstrumentId> instrument(
      Asset base, Asset quote, String expiry, Market market) {
    if (market == Market.SPOT) {
      return expiry.isEmpty() ? Optional.of(InstrumentId.spot(base, quote)) : Optional.empty();
    }
    Asset settle = market == Market.INVERSE ? base : quote;
    if (expiry.isEmpty()) {
      return Optional.of(InstrumentId.perpetual(base, quote, settle));
    }
    try {
      return Optional.of(InstrumentId.dated(base, quote, settle, LocalDate.parse(expiry, EXPIRY)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The symbol that Binance writes. */
  public static String format(InstrumentId id) {
    String pair = id.base().code() + id.quote().code();
    if (id.expiry().isPresent()) {
      return pair + "_" + EXPIRY.format(id.expiry().get());
    }
    return id.isInverse() ? pair + "_PERP" : pair;
  }
}
