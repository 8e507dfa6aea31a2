// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.Interval;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name tells of the table in it.
 *
 * @param source whose name it is, in words
 * @param symbol what its rows are of
 * @param market the market, where the name says it
 * @param interval the length of its bars, as the name writes it
 * @param kind what its rows are
 */
record FileHints(
    String source,
    Optional<String> symbol,
    Optional<Market> market,
    Optional<String> interval,
    SeriesKind kind) {
  static final FileHints NONE =
      new FileHints("", Optional.empty(), Optional.empty(), Optional.empty(), SeriesKind.BARS);

  private static final Pattern FREQTRADE =
      Pattern.compile(
          "([A-Z0-9]+)_([A-Z0-9]+)(?:_([A-Z0-9]+)(-\\d{6})?)?-(\\d+(?:[mhdwy]|Mo))"
              + "(?:-(futures|mark|index|funding_rate))?");
  private static final Pattern TRADING_VIEW =
      Pattern.compile("([A-Z]+)_([A-Z0-9]+(?:\\.P)?), (\\d*[DW]|\\d+)(?:_[0-9a-f]+)?");
  private static final Pattern CRYPTO_DATA_DOWNLOAD =
      Pattern.compile("[A-Za-z]+_[A-Z0-9]+_(?:\\d{4}_)?(d|\\d+h|hour|minute)(?:_.*)?");
  private static final Pattern RECORDED = Pattern.compile("(spot|perp)_(\\d+[mhdw])(?:_.*)?");
  private static final Pattern PAIR_AND_INTERVAL =
      Pattern.compile("([A-Z0-9]+(?:[-_][A-Z0-9]+)?)[-_](\\d+[mhdw])(?:-\\d{4}(?:-\\d{2}){1,2})?");
  private static final Pattern YAHOO = Pattern.compile("([A-Z0-9]+-[A-Z]{3})(?:[ _(].*)?");

  /** Reads a name without its endings. */
  static FileHints of(String stem) {
    Matcher recorded = RECORDED.matcher(stem);
    if (recorded.matches()) {
      return NONE.withInterval(recorded.group(2))
          .withMarket(recorded.group(1).equals("spot") ? Market.SPOT : Market.LINEAR);
    }
    Matcher freqtrade = FREQTRADE.matcher(stem);
    if (freqtrade.matches()) {
      return freqtrade(freqtrade);
    }
    Matcher view = TRADING_VIEW.matcher(stem);
    if (view.matches()) {
      return new FileHints(
          "TradingView",
          Optional.of(view.group(2)),
          Optional.empty(),
          Optional.of(minutes(view.group(3))),
          SeriesKind.BARS);
    }
    Matcher download = CRYPTO_DATA_DOWNLOAD.matcher(stem);
    if (download.matches()) {
      String unit = download.group(1);
      return NONE.withInterval(
          unit.equals("d") ? "1d" : unit.replace("hour", "1h").replace("minute", "1m"));
    }
    Matcher pair = PAIR_AND_INTERVAL.matcher(stem);
    if (pair.matches() && UserSymbol.isPair(pair.group(1))) {
      return NONE.withInterval(pair.group(2)).withSymbol(pair.group(1));
    }
    Matcher yahoo = YAHOO.matcher(stem);
    return yahoo.matches() ? NONE.withSymbol(yahoo.group(1)) : NONE;
  }

  /**
   * A pair alone is spot; with what it settles in, or of a kind that only futures have, a future.
   */
  private static FileHints freqtrade(Matcher name) {
    String kind = name.group(6) == null ? "" : name.group(6);
    String pair = name.group(1) + "/" + name.group(2);
    boolean settled = name.group(3) != null;
    if (settled || !kind.isEmpty()) {
      pair += ":" + (settled ? name.group(3) : name.group(2));
    }
    return new FileHints(
        "freqtrade",
        Optional.of(pair + (name.group(4) == null ? "" : name.group(4))),
        pair.contains(":") ? Optional.empty() : Optional.of(Market.SPOT),
        Optional.of(name.group(5)),
        switch (kind) {
          case "mark" -> SeriesKind.MARK;
          case "index" -> SeriesKind.INDEX;
          case "funding_rate" -> SeriesKind.FUNDING;
          default -> SeriesKind.BARS;
        });
  }

  /** TradingView writes minutes without a unit, and one day as D or 1D. */
  private static String minutes(String code) {
    if (code.endsWith("D") || code.endsWith("W")) {
      return (code.length() == 1 ? "1" : "") + code.toLowerCase(Locale.ROOT);
    }
    int minutes = Integer.parseInt(code);
    return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
  }

  FileHints withInterval(String text) {
    return new FileHints(source, symbol, market, Optional.of(text), kind);
  }

  FileHints withSymbol(String text) {
    return new FileHints(source, Optional.of(text), market, interval, kind);
  }

  FileHints withMarket(Market one) {
    return new FileHints(source, symbol, Optional.of(one), interval, kind);
  }

  FileHints of(SeriesKind other) {
    return new FileHints(source, symbol, market, interval, other);
  }

  FileHints from(String whose) {
    return new FileHints(whose, symbol, market, interval, kind);
  }

  /** The interval of the name; nothing where it is none that is read. */
  Optional<Interval> length() {
    try {
      return interval.map(Interval::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
