// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.OpenOrder;
import dev.ballast.order.Order;
import dev.ballast.order.Terms;
import dev.ballast.unit.Quantity;

/** An order that the venue has taken, how far it has come, and what is left of it. */
final class WorkingOrder {
  private final Order order;
  private Quantity unfilled;
  private Terms terms;
  private Stage stage = Stage.NEW;
  private long since = Long.MAX_VALUE;

  private enum Stage {
    /** Has met no open yet: what is against it is a refusal. */
    NEW,
    /** Takes at every open what it can. */
    TAKING,
    /** Waits in the book, or for its trigger. */
    RESTING,
    DONE
  }

  WorkingOrder(Order order) {
    this.order = order;
    this.unfilled = order.quantity();
    this.terms = order.terms();
  }

  /** One that was taken earlier: what has filled in part was set off, whatever it waited for. */
  WorkingOrder(OpenOrder taken) {
    this(taken.order());
    boolean begun = !taken.unfilled().equals(order.quantity());
    unfilled = taken.unfilled();
    if (begun && terms instanceof Terms.Triggered trigger) {
      setOff(trigger.then());
    }
    if (terms instanceof Terms.Market) {
      take();
    } else {
      rest(Long.MIN_VALUE);
    }
  }

  Order order() {
    return order;
  }

  InstrumentId instrument() {
    return order.instrument();
  }

  Quantity unfilled() {
    return unfilled;
  }

  /** What it trades on now: once set off, what the trigger stood before. */
  Terms terms() {
    return terms;
  }

  boolean isNew() {
    return stage == Stage.NEW;
  }

  boolean isResting() {
    return stage == Stage.RESTING;
  }

  boolean isDone() {
    return stage == Stage.DONE;
  }

  /** Whether it waited through the whole of a bar that opened at this time. */
  boolean restedFrom(long open) {
    return isResting() && since <= open;
  }

  void take() {
    stage = Stage.TAKING;
  }

  void rest(long from) {
    stage = Stage.RESTING;
    since = from;
  }

  void setOff(Terms next) {
    terms = next;
    stage = Stage.TAKING;
  }

  void fill(Quantity quantity) {
    if (isNew()) {
      take();
    }
    unfilled = unfilled.minus(quantity);
    if (unfilled.isZero()) {
      end();
    }
  }

  void end() {
    stage = Stage.DONE;
  }
}
