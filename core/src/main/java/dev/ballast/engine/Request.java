// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;

/** One thing that is to be done at a moment, whatever the market shows. */
public sealed interface Request {
  /** The moment, in epoch milliseconds. */
  long time();

  /** Its name among all: the day and a number, as a {@link dev.ballast.plan.Ticket} has. */
  String id();

  /** Money goes from one place to another, in or out. */
  record Move(long time, Movement movement) implements Request {
    @Override
    public String id() {
      return movement.id();
    }
  }

  /** An order is sent. */
  record Send(long time, Order order) implements Request {
    @Override
    public String id() {
      return order.ticket();
    }
  }

  /** What is held in a dated future is closed, and as much opened in another contract. */
  record Roll(long time, String id, InstrumentId from, InstrumentId to) implements Request {}

  /**
   * What is open of an earlier request is taken back.
   *
   * @param request the earlier one's id
   */
  record Cancel(long time, String id, String request) implements Request {}
}
