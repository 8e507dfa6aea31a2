// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.Usual;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Symbols as users and their programs write them: {@code BTC/USDT}, {@code BTC-USD}, {@code
 * BTC_USDT}, {@code BTCUSDT}, {@code BINANCE:BTCUSDT.P}, {@code BTC-USDT-SWAP}, {@code
 * BTC/USDT:USDT}.
 */
final class UserSymbol {
  private static final Pattern PAIR = Pattern.compile("([^/_-]+)[/_-]([^/_-]+)");
  private static final List<Optional<Market>> MARKETS =
      Stream.of(Market.SPOT, Market.LINEAR, Market.INVERSE).map(Optional::of).toList();
  private static final Pattern VENUE = Pattern.compile("[A-Z]{2,}:");

  private UserSymbol() {}

  /**
   * The instrument of a symbol in a market.
   *
   * @throws IllegalArgumentException whose message says what is missing or wrong
   */
  static InstrumentId parse(String symbol, Optional<Market> stated) {
    String text = symbol.strip().toUpperCase(Locale.ROOT);
    if (text.contains("/") && text.contains(":")) {
      return unified(text, stated);
    }
    text = VENUE.matcher(text).replaceFirst("");
    Optional<Market> market = stated;
    if (text.endsWith(".P") || text.endsWith("-SWAP")) {
      text = text.replaceFirst("\\.P$|-SWAP$", "");
      market = stated.or(() -> Optional.of(Market.LINEAR));
    } else if (text.endsWith("_PERP")) {
      market = stated.or(() -> Optional.of(Market.INVERSE));
    }
    Market known =
        market.orElseThrow(() ->
            new IllegalArgumentException(
                "the market of '" + symbol + "' cannot be told; add --market spot or perpetual"));
    Matcher pair = PAIR.matcher(text);
    if (pair.matches() && !text.matches(".*_(PERP|\\d{6})")) {
      return of(Asset.parse(pair.group(1)), Asset.parse(pair.group(2)), known);
    }
    String plain = text;
    return ExchangeSymbols.parse(Usual.VENUE, text, known)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown symbol '" + plain + "'; add --symbol, written as BTC/USDT"));
  }

  /** A perpetual in dollars settles in coin at most venues and in dollars at some. */
  private static InstrumentId of(Asset base, Asset quote, Market market) {
    if (market == Market.LINEAR && quote.code().equals("USD")) {
      throw new IllegalArgumentException(
          "what a perpetual of %1$s/USD settles in cannot be told; add --symbol %1$s/USD:%1$s or"
                  .formatted(base)
              + " %1$s/USD:USD".formatted(base));
    }
    return switch (market) {
      case SPOT -> InstrumentId.spot(Usual.VENUE, base, quote);
      case LINEAR -> InstrumentId.perpetual(Usual.VENUE, base, quote, quote);
      case INVERSE -> InstrumentId.perpetual(Usual.VENUE, base, quote, base);
    };
  }

  private static InstrumentId unified(String text, Optional<Market> stated) {
    InstrumentId id = InstrumentId.parse(Usual.VENUE, text);
    boolean agrees =
        stated
            .map(market ->
                switch (market) {
                  case SPOT -> false;
                  case LINEAR -> !id.isInverse();
                  case INVERSE -> id.isInverse();
                })
            .orElse(true);
    if (!agrees) {
      throw new IllegalArgumentException("'" + text + "' is not of the market that --market says");
    }
    return id;
  }

  /** The instrument of a symbol in whichever market it can be of; nothing where it is no symbol. */
  static Optional<InstrumentId> anywhere(String symbol) {
    boolean unified = symbol.contains("/") && symbol.contains(":");
    return unified
        ? in(symbol, Optional.empty())
        : MARKETS.stream().flatMap(market -> in(symbol, market).stream()).findFirst();
  }

  /** The instrument of a symbol in a market; nothing where that has none of it. */
  static Optional<InstrumentId> in(String symbol, Optional<Market> market) {
    try {
      return Optional.of(parse(symbol, market));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether two instruments are of one asset, which some venues call XBT. */
  static boolean ofOneAsset(InstrumentId one, InstrumentId other) {
    return asset(one).equals(asset(other));
  }

  private static String asset(InstrumentId id) {
    return id.base().code().equals("XBT") ? "BTC" : id.base().code();
  }

  /** Whether a text is a pair of a quote that is known, in whatever market. */
  static boolean isPair(String text) {
    return ExchangeSymbols.parse(Usual.VENUE, text.replaceFirst("[-_]", ""), Market.SPOT)
        .isPresent();
  }
}
