// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market.venue;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
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

  private static final String PERPETUAL = "PERP";

  /** Longest first, so that FDUSD is not read as USD. */
  private static final List<String> SPOT_QUOTES =
      List.of(
          "FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDP", "BTC", "ETH", "BNB", "TRY", "EUR", "BRL",
          "USD");

  /** What linear contracts are margined in; none ever was in TUSD or USDP. */
  private static final List<String> LINEAR_QUOTES =
      List.of("FDUSD", "USDT", "USDC", "BUSD", "BTC", "ETH", "BNB", "USD");

  /** Inverse contracts are in dollars: BNBUSD is BNB in USD, not BN in BUSD. */
  private static final List<String> INVERSE_QUOTES = List.of("USD");

  /** Contracts in BUSD were of coins with longer names: BNBUSD is none of them. */
  private static final int SHORTEST_IN_BUSD = 3;

  /** Capitals, digits, and the Chinese characters of some coins: no venue lists other letters. */
  private static final Pattern BASE = Pattern.compile("[A-Z0-9\\p{IsHan}]{1,30}");

  private static final Pattern DELIVERY = Pattern.compile("(.+?)(?:_(PERP|\\d{6}))?");
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("uuMMdd").withResolverStyle(ResolverStyle.STRICT);

  private ExchangeSymbols() {}

  /**
   * The instrument of an exchange symbol; nothing where it is none of that market, or its quote is
   * not known. {@code _PERP} is written on inverse perpetuals only, and a linear future with a day
   * is never in plain dollars, so that {@code DOTUSD_PERP} is no contract in TUSD.
   */
  public static Optional<InstrumentId> parse(VenueId venue, String symbol, Market market) {
    Matcher matcher = DELIVERY.matcher(symbol);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String pair = matcher.group(1);
    String delivery = matcher.group(2) == null ? "" : matcher.group(2);
    for (String quote : quotes(market, delivery)) {
      String base = pair.endsWith(quote) ? pair.substring(0, pair.length() - quote.length()) : "";
      if (BASE.matcher(base).matches() && !base.equals(quote) && !isTooShort(base, quote, market)) {
        return instrument(
            venue,
            new Asset(base),
            new Asset(quote),
            delivery.equals(PERPETUAL) ? "" : delivery,
            market);
      }
    }
    return Optional.empty();
  }

  private static List<String> quotes(Market market, String delivery) {
    return switch (market) {
      case SPOT -> delivery.isEmpty() ? SPOT_QUOTES : List.of();
      case INVERSE -> INVERSE_QUOTES;
      case LINEAR ->
          switch (delivery) {
            case "" -> LINEAR_QUOTES;
            case PERPETUAL -> List.of();
            default -> List.of("USDT", "USDC");
          };
    };
  }

  private static boolean isTooShort(String base, String quote, Market market) {
    return market == Market.LINEAR && quote.equals("BUSD") && base.length() < SHORTEST_IN_BUSD;
  }

  private static Optional<InstrumentId> instrument(
      VenueId venue, Asset base, Asset quote, String expiry, Market market) {
    if (market == Market.SPOT) {
      return Optional.of(InstrumentId.spot(venue, base, quote));
    }
    Asset settle = market == Market.INVERSE ? base : quote;
    if (expiry.isEmpty()) {
      return Optional.of(InstrumentId.perpetual(venue, base, quote, settle));
    }
    try {
      return Optional.of(
          InstrumentId.dated(venue, base, quote, settle, LocalDate.parse(expiry, EXPIRY)));
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
    return id.isInverse() ? pair + "_" + PERPETUAL : pair;
  }
}
