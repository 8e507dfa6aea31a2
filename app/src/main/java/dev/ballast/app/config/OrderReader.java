// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.account.MarginMode;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one order of an orders file. */
final class OrderReader {
  /** What may stand beside {@code buy} and {@code sell}. */
  static final List<String> KEYS =
      List.of(
          "symbol",
          "limit",
          "lasts",
          "stop",
          "takeProfit",
          "reduceOnly",
          "leverage",
          "margin",
          "positionSide",
          "contractSize",
          "maintenanceRate",
          "maintenanceAmount",
          "name");

  private static final List<String> OF_FUTURES =
      List.of(
          "reduceOnly",
          "leverage",
          "margin",
          "positionSide",
          "contractSize",
          "maintenanceRate",
          "maintenanceAmount");

  private OrderReader() {}

  /** How long an order lasts, in the venue's short words. */
  private enum Lasts {
    GTC(TimeInForce.GOOD_TILL_CANCELLED),
    IOC(TimeInForce.IMMEDIATE_OR_CANCEL),
    FOK(TimeInForce.FILL_OR_KILL),
    POST_ONLY(TimeInForce.POST_ONLY);

    private final TimeInForce force;

    Lasts(TimeInForce force) {
      this.force = force;
    }
  }

  /**
   * The order of an entry.
   *
   * @param ticket the entry's id; it is the ticket's only order
   */
  static Order order(Mapping table, Side side, String ticket) {
    Scalar amount = table.require(side.name().toLowerCase(Locale.ROOT)).scalar();
    Quantity quantity = amount.quantity();
    if (quantity.isZero()) {
      throw amount.mistake("a quantity is above zero");
    }
    InstrumentId instrument = OrderSymbols.instrument(table.require("symbol").scalar());
    if (instrument.isSpot()) {
      refuseFuturesTerms(table, instrument);
    }
    Order order =
        Order.market(
                ticket + ".1",
                ticket,
                contract(table, instrument),
                side,
                quantity,
                table.get("leverage", one -> one.decimal("1", "1000"), BigDecimal.ONE))
            .on(table.get("positionSide", one -> one.choice(PositionSide.class), PositionSide.BOTH))
            .withTerms(terms(table));
    MarginMode margin = table.get("margin", one -> one.choice(MarginMode.class), MarginMode.CROSS);
    Order margined = margin == MarginMode.ISOLATED ? order.isolated() : order;
    return table.get("reduceOnly", Scalar::flag, false) ? margined.reducing() : margined;
  }

  private static void refuseFuturesTerms(Mapping table, InstrumentId instrument) {
    for (String key : OF_FUTURES) {
      table
          .find(key)
          .ifPresent(one -> {
            throw one.mistakeAtKey(
                instrument + " is spot, which has none; a perpetual is written BTCUSDT");
          });
    }
  }

  /** Linear contracts are counted in units of the base, inverse ones as the venue counts them. */
  private static Contract contract(Mapping table, InstrumentId instrument) {
    Optional<Field> given = table.find("contractSize");
    if (!instrument.isInverse()) {
      given.ifPresent(one -> {
        throw one.mistakeAtKey("only inverse contracts have one; quantities are units of the base");
      });
      return Contract.of(instrument);
    }
    Quantity size =
        table.get(
            "contractSize",
            Scalar::quantity,
            Quantity.of(FuturesVenue.BINANCE_COINM.contractSize(instrument)));
    return table.field().checked(_ -> new Contract(instrument, size));
  }

  private static Terms terms(Mapping table) {
    Optional<Price> limit = table.get("limit", Scalar::price);
    Optional<Field> lasts = table.find("lasts");
    if (limit.isEmpty() && lasts.isPresent()) {
      throw lasts.get().mistakeAtKey("goes with limit, which is missing");
    }
    TimeInForce force = table.get("lasts", one -> one.choice(Lasts.class), Lasts.GTC).force;
    Terms terms =
        limit.<Terms>map(price -> new Terms.Limit(price, force)).orElseGet(Terms.Market::new);
    Optional<Price> stop = table.get("stop", Scalar::price);
    Optional<Price> take = table.get("takeProfit", Scalar::price);
    if (stop.isPresent() && take.isPresent()) {
      throw table
          .require("takeProfit")
          .mistakeAtKey("does not go with stop; write an entry for each");
    }
    return stop.<Terms>map(price -> new Terms.Triggered(Terms.Trigger.STOP, price, terms))
        .or(() -> take.map(price -> new Terms.Triggered(Terms.Trigger.TAKE_PROFIT, price, terms)))
        .orElse(terms);
  }
}
