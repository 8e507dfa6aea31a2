// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.SymbolFilters;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.TradingRules;
import dev.ballast.market.VenueId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a market lists, at a time.
 *
 * @param serverTime the exchange's, epoch milliseconds
 * @param listings that could be read, in the exchange's order
 * @param unread symbols that could not, and why
 */
public record ExchangeInfo(
    long serverTime, List<Listing> listings, SequencedMap<String, String> unread) {

  /** Copies both. */
  public ExchangeInfo {
    listings = List.copyOf(listings);
    unread = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(unread));
  }

  /** The listing of a symbol. */
  public Optional<Listing> listing(String symbol) {
    return listings.stream().filter(one -> one.symbol().equals(symbol)).findFirst();
  }

  /** The listing of an instrument. */
  public Optional<Listing> listing(InstrumentId id) {
    return listings.stream().filter(one -> one.instrument().id().equals(id)).findFirst();
  }

  /** Reads {@code exchangeInfo} of spot or of USD-M. */
  static ExchangeInfo of(WireFields told, VenueId venue, boolean spot) {
    long time = told.whole("serverTime");
    List<Listing> listings = new ArrayList<>();
    SequencedMap<String, String> unread = new LinkedHashMap<>();
    for (WireFields symbol : told.list("symbols")) {
      String name = symbol.text("symbol");
      try {
        InstrumentId id = spot ? pair(symbol, venue) : contract(symbol, venue);
        listings.add(
            new Listing(
                name,
                symbol.text("status"),
                Instrument.of(id, rules(symbol, id, UtcDay.date(time)))));
      } catch (GarbledAnswer e) {
        unread.put(name, e.words());
      } catch (IllegalArgumentException | ArithmeticException e) {
        unread.put(name, String.valueOf(e.getMessage()));
      }
    }
    return new ExchangeInfo(time, listings, unread);
  }

  private static Asset asset(WireFields symbol, String name) {
    return new Asset(symbol.text(name));
  }

  private static InstrumentId pair(WireFields symbol, VenueId venue) {
    return InstrumentId.spot(venue, asset(symbol, "baseAsset"), asset(symbol, "quoteAsset"));
  }

  private static InstrumentId contract(WireFields symbol, VenueId venue) {
    Asset base = asset(symbol, "baseAsset");
    Asset quote = asset(symbol, "quoteAsset");
    Asset margin = asset(symbol, "marginAsset");
    String kind = symbol.text("contractType");
    return switch (kind) {
      case "PERPETUAL", "TRADIFI_PERPETUAL" -> InstrumentId.perpetual(venue, base, quote, margin);
      case "CURRENT_QUARTER", "NEXT_QUARTER", "CURRENT_MONTH", "NEXT_MONTH" ->
          InstrumentId.dated(venue, base, quote, margin, UtcDay.date(symbol.whole("deliveryDate")));
      default ->
          throw new GarbledAnswer(
              kind.isEmpty() ? "a contract of no type" : "a contract of type " + kind);
    };
  }

  private static TradingRules rules(WireFields symbol, InstrumentId id, LocalDate day) {
    SymbolFilters filters = SymbolFilters.of(symbol.node());
    TradingRules rules =
        new TradingRules(
                filters.tick(),
                filters.step(),
                filters.minimumQuantity(),
                Money.of(id.quote(), filters.minimumNotional()),
                Quantity.parse("1"),
                day,
                "Binance " + (id.isSpot() ? "spot" : "USD-M") + " exchangeInfo " + day)
            .with(filters.bounds());
    return filters.liquidationFee().map(rules::withLiquidationFee).orElse(rules);
  }

  /** The limits that are stated. */
  static List<RequestAllowance.Limit> limits(WireFields told) {
    List<RequestAllowance.Limit> limits = new ArrayList<>();
    for (WireFields limit : told.list("rateLimits")) {
      String kind = limit.text("rateLimitType");
      int count = limit.count("intervalNum");
      if (count > 0 && (kind.equals("ORDERS") || kind.equals("REQUEST_WEIGHT"))) {
        limits.add(
            RequestAllowance.Limit.of(
                kind.equals("ORDERS"),
                count,
                limit.text("interval").charAt(0),
                limit.whole("limit")));
      }
    }
    return limits;
  }
}
