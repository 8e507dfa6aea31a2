// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import java.util.Locale;
import java.util.Optional;

/**
 * What a table's file is taken for, of all that its name, its content and the user say; the user
 * holds, then the content.
 *
 * @param hints of the name and the content
 * @param options of the user
 */
record InferredTable(FileHints hints, ImportOptions options) {
  /**
   * What name and content tell; at Yahoo and CryptoDataDownload pairs are spot unless they say
   * futures.
   */
  static FileHints hints(InputFile file, TableHeader header, TableColumns columns) {
    FileHints hints = FileHints.of(file.stem());
    boolean yahoo =
        header.remark().equals("yfinance")
            || columns.named("adj_close")
            || columns.named("stock_splits");
    if (yahoo) {
      FileHints found = hints.withMarket(Market.SPOT).from("Yahoo");
      return header.ticker().map(found::withSymbol).orElse(found);
    }
    if (header.remark().toLowerCase(Locale.ROOT).contains("cryptodatadownload")) {
      FileHints found = hints.from("CryptoDataDownload");
      return file.stem().toLowerCase(Locale.ROOT).matches(".*(future|perp|_um).*")
          ? found
          : found.withMarket(Market.SPOT);
    }
    return hints;
  }

  boolean isYahoo() {
    return hints.source().equals("Yahoo");
  }

  SeriesKind kind() {
    return hints.kind();
  }

  /** The symbol of all rows, where the user or the file's name says it. */
  Optional<String> symbol() {
    return options.symbol().or(hints::symbol);
  }

  /** What the current row is of. */
  String symbol(InputTable table, TableColumns columns) {
    return options
        .symbol()
        .orElseGet(() ->
            columns.has(ColumnRole.SYMBOL)
                ? table.text(columns.place(ColumnRole.SYMBOL))
                : symbol()
                    .orElseThrow(() ->
                        table.file().mistake("its symbol cannot be told; add --symbol BTC/USDT")));
  }

  /**
   * The instrument of a symbol.
   *
   * @throws IllegalArgumentException whose message names the option to give
   */
  InstrumentId instrument(String symbol) {
    boolean unified = symbol.contains("/") && symbol.contains(":");
    Optional<Market> market =
        options.market().or(() -> unified ? Optional.empty() : hints.market());
    return UserSymbol.parse(symbol, market);
  }

  /**
   * Refuses a symbol of the user's where the name is of another asset.
   *
   * @throws IllegalArgumentException whose message says both
   */
  void requireOneAsset() {
    Optional<InstrumentId> named = hints.symbol().flatMap(UserSymbol::anywhere);
    Optional<InstrumentId> stated = options.symbol().flatMap(UserSymbol::anywhere);
    if (named.isPresent()
        && stated.isPresent()
        && !UserSymbol.ofOneAsset(named.get(), stated.get())) {
      throw new IllegalArgumentException(
          "its name says "
              + hints.symbol().get()
              + ", --symbol "
              + options.symbol().get()
              + "; leave --symbol out, or rename the file");
    }
  }

  /** What the user says against the name of the same asset's file, which may be meant. */
  Optional<String> otherwise(InstrumentId taken) {
    Optional<InstrumentId> named =
        hints
            .symbol()
            .flatMap(symbol ->
                hints.market().isPresent()
                    ? UserSymbol.in(symbol, hints.market())
                    : UserSymbol.anywhere(symbol));
    boolean sameMarket = hints.market().isEmpty() || named.map(taken::equals).orElse(true);
    boolean sameQuote = named.map(one -> one.quote().equals(taken.quote())).orElse(true);
    if (sameQuote && sameMarket) {
      return Optional.empty();
    }
    return Optional.of(
        "its name says "
            + named.get()
            + "; taken for "
            + taken
            + " as "
            + (options.symbol().isPresent() ? "--symbol" : "--market")
            + " says");
  }

  Optional<Interval> interval() {
    return options.interval().or(hints::length);
  }

  SeriesId series(InstrumentId id, Interval interval) {
    return SeriesId.of(kind(), id, kind() == SeriesKind.FUNDING ? Interval.NONE : interval);
  }

  /** Changes with all that the same bytes may be read as. */
  String label() {
    StringBuilder label =
        new StringBuilder("table of " + (kind() == SeriesKind.FUNDING ? "funding" : kind()));
    if (!hints.source().isEmpty()) {
      label.append(", ").append(hints.source());
    }
    symbol().ifPresent(one -> label.append(", ").append(one));
    options
        .market()
        .ifPresent(one -> label.append(", ").append(one.name().toLowerCase(Locale.ROOT)));
    interval().ifPresent(one -> label.append(", ").append(one));
    options
        .columns()
        .forEach((role, name) ->
            label.append(", ").append(role).append('=').append(name.replaceAll("\\p{Cntrl}", "?")));
    return label.toString();
  }
}
