// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.fault.Fault;
import dev.ballast.order.Order;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What an order sends to the market: itself, or parts of it that sum to it. */
final class OrderParts {
  private final List<Order> waiting;
  private final boolean together;
  private final Quantity whole;
  private final Optional<OrderRecord.Status> rest;
  private final List<String> sent = new ArrayList<>();

  private OrderParts(
      List<Order> parts, boolean together, Quantity whole, Optional<OrderRecord.Status> rest) {
    this.waiting = new ArrayList<>(parts);
    this.together = together;
    this.whole = whole;
    this.rest = rest;
  }

  /** The order itself. */
  static OrderParts whole(Order order) {
    return new OrderParts(List.of(order), true, order.quantity(), Optional.empty());
  }

  /**
   * The order in parts on the step, the last as large as what is left.
   *
   * @param allowed whether a part may be so small; there are fewer where it may not
   */
  static OrderParts of(
      Order order, Fault.PartFills fault, Quantity step, Predicate<Quantity> allowed) {
    int parts = fault.parts();
    while (parts > 1 && !allowed.test(size(order, parts, step))) {
      parts--;
    }
    if (parts < 2) {
      return whole(order);
    }
    Quantity each = size(order, parts, step);
    List<Order> all = new ArrayList<>();
    Quantity left = order.quantity();
    for (int i = 1; i < parts; i++) {
      all.add(part(order, i, each));
      left = left.minus(each);
    }
    if (fault.last() == Fault.PartFills.Last.FILLS) {
      all.add(part(order, parts, left));
    }
    Quantity whole =
        fault.last() == Fault.PartFills.Last.FILLS
            ? order.quantity()
            : order.quantity().minus(left);
    return new OrderParts(all, fault.together(), whole, end(fault.last()));
  }

  private static Optional<OrderRecord.Status> end(Fault.PartFills.Last last) {
    return switch (last) {
      case FILLS -> Optional.empty();
      case EXPIRES -> Optional.of(OrderRecord.Status.EXPIRED);
      case CANCELLED -> Optional.of(OrderRecord.Status.CANCELED);
    };
  }

  private static Quantity size(Order order, int parts, Quantity step) {
    return Quantity.of(
            order.quantity().toDecimal().divide(BigDecimal.valueOf(parts), 8, RoundingMode.DOWN))
        .roundedTo(step, RoundingMode.DOWN);
  }

  private static Order part(Order order, int number, Quantity quantity) {
    return new Order(
        order.id() + "." + number,
        order.ticket(),
        order.contract(),
        order.positionSide(),
        order.side(),
        quantity,
        order.leverage(),
        order.margin(),
        order.terms(),
        order.reduceOnly(),
        order.shares());
  }

  /** What goes to the market now. */
  List<Order> next() {
    List<Order> now =
        List.copyOf(together ? waiting : waiting.subList(0, Math.min(1, waiting.size())));
    waiting.subList(0, now.size()).clear();
    now.forEach(one -> sent.add(one.id()));
    return now;
  }

  /** Whether something is still to go there. */
  boolean hasMore() {
    return !waiting.isEmpty();
  }

  /** What has gone there, by the orders' names. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  boolean isFirst(Order order) {
    return !sent.isEmpty() && sent.getFirst().equals(order.id());
  }

  /** Sends no more. */
  void drop() {
    waiting.clear();
  }

  /** How the order ends once so much is filled; nothing where it goes on, or is filled. */
  Optional<OrderRecord.Status> end(Quantity filled) {
    return filled.equals(whole) ? rest : Optional.empty();
  }
}
