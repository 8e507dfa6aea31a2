// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.journal.ProposedTicket;
import dev.ballast.app.journal.ProposedTicket.ProposedOrder;
import dev.ballast.app.journal.WaitingTicket;
import dev.ballast.app.journal.WaitingTicket.WaitingLeg;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Order;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that waits, as it is printed. What its review has not written down is null.
 *
 * @param at when it was decided
 * @param title what it is, short
 * @param notional bought and sold by all of its orders: {@code 34000 USDT}
 * @param orders that would be sent
 */
record TicketLines(
    String ticket,
    @Nullable Instant at,
    @Nullable String purpose,
    @Nullable String title,
    @Nullable String why,
    @Nullable String notional,
    List<OrderLine> orders) {
  /**
   * One of its orders.
   *
   * @param side {@code buy}
   * @param price the last one when it was decided
   */
  record OrderLine(
      String id,
      InstrumentId instrument,
      String side,
      Quantity quantity,
      @Nullable Price price,
      @Nullable String notional,
      @Nullable String why) {}

  static TicketLines of(WaitingTicket ticket) {
    Optional<ProposedTicket> proposed = ticket.proposed();
    return new TicketLines(
        ticket.id(),
        proposed.map(one -> Instant.ofEpochMilli(one.time())).orElse(null),
        proposed.map(one -> one.purpose().text()).orElse(null),
        proposed.map(ProposedTicket::title).orElse(null),
        proposed.map(ProposedTicket::why).orElse(null),
        proposed.flatMap(ProposedTicket::notional).map(Money::toString).orElse(null),
        ticket.legs().stream().map(one -> line(one, proposed)).toList());
  }

  private static OrderLine line(WaitingLeg leg, Optional<ProposedTicket> ticket) {
    Order order = leg.order();
    Optional<ProposedOrder> proposed = ticket.flatMap(one -> one.order(order.leg()));
    return new OrderLine(
        order.leg(),
        order.instrument(),
        order.side().name().toLowerCase(Locale.ROOT),
        leg.quantity(),
        proposed.map(ProposedOrder::price).orElse(null),
        proposed.map(one -> one.notional().toString()).orElse(null),
        proposed.map(ProposedOrder::why).orElse(null));
  }

  /** For a person: what it is, why, and what would be sent. */
  void print(PrintWriter out) {
    out.println(ticket + (title == null ? "" : "  " + title + " (" + purpose + "), " + notional));
    if (why != null) {
      out.println("  " + why);
    }
    for (OrderLine one : orders) {
      out.println(
          "    "
              + String.join(" ", one.side(), one.quantity().toString(), one.instrument().toString())
              + (one.price() == null ? "" : " at " + one.price() + ", " + one.notional())
              + (one.why() == null || one.why().equals(why) ? "" : ": " + one.why()));
    }
  }
}
