// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.config.OrdersEntry;
import dev.ballast.app.config.OrdersFile;
import dev.ballast.engine.Request;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Terms;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.Optional;

/**
 * An orders file in names and units of today's history: quantities times the ratio of a symbol
 * change, prices divided by it. Contracts of an inverse one are dollars and keep their number.
 */
record ChangedOrders(ChangedNames names) {
  OrdersFile of(OrdersFile file) {
    return names.history().changes().isEmpty()
        ? file
        : new OrdersFile(file.name(), file.entries().stream().map(this::of).toList());
  }

  private OrdersEntry of(OrdersEntry entry) {
    try {
      return new OrdersEntry(
          entry.where(),
          of(entry.request()),
          entry.name(),
          entry.maintenanceRate(),
          entry.maintenanceAmount());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw entry.mistake("in today's units: " + e.getMessage());
    }
  }

  private Request of(Request request) {
    return switch (request) {
      case Request.Move(long time, Movement made) ->
          names
              .successor(made.amount().asset(), time)
              .<Request>map(to -> new Request.Move(time, of(made, to)))
              .orElse(request);
      case Request.Send(long time, Order order) ->
          names
              .successor(order.instrument().base(), time)
              .<Request>map(to -> new Request.Send(time, of(order, to)))
              .orElse(request);
      case Request.Roll(long time, String id, InstrumentId from, InstrumentId to) ->
          new Request.Roll(time, id, of(from, time), of(to, time));
      case Request.Cancel _ -> request;
    };
  }

  private static Movement of(Movement made, Successor to) {
    return new Movement(
        made.id(),
        made.from(),
        made.to(),
        new Money(to.asset(), ChangedNames.times(made.amount().toDecimal(), to)));
  }

  private InstrumentId of(InstrumentId id, long time) {
    Optional<Successor> to = names.successor(id.base(), time);
    return to.map(one -> id.renamed(one.asset())).orElse(id);
  }

  private static Order of(Order order, Successor to) {
    InstrumentId id = order.instrument();
    return new Order(
        order.id(),
        order.ticket(),
        new Contract(id.renamed(to.asset()), order.contract().size()),
        order.positionSide(),
        order.side(),
        id.isInverse()
            ? order.quantity()
            : new Quantity(ChangedNames.times(order.quantity().toDecimal(), to)),
        order.leverage(),
        order.margin(),
        of(order.terms(), to),
        order.reduceOnly(),
        order.shares());
  }

  private static Terms of(Terms terms, Successor to) {
    return switch (terms) {
      case Terms.Market market -> market;
      case Terms.Limit limit ->
          new Terms.Limit(ChangedNames.per(limit.price(), to), limit.timeInForce());
      case Terms.Triggered triggered ->
          new Terms.Triggered(
              triggered.trigger(),
              ChangedNames.per(triggered.price(), to),
              of(triggered.then(), to));
    };
  }
}
