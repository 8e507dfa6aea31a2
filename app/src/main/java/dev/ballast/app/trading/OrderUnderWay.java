// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.OrderState;
import dev.ballast.app.exchange.binance.OrderTrade;
import dev.ballast.order.Order;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.Optional;

/** How far an order has come, and what is to be asked next of it and when. For one thread. */
final class OrderUnderWay {
  private final Order order;
  private final String symbol;
  private final Optional<Price> expected;
  private final long since;
  private Step step;
  private long at;
  private boolean asking;
  private long asked;
  private int tries;
  private long sentBy;
  private boolean placed;
  private boolean uncertain;
  private long sending;
  private boolean ended;
  private Quantity told = Quantity.ZERO;
  private List<OrderTrade> trades = List.of();
  private Optional<OrderState> state = Optional.empty();
  private Optional<String> cancelled = Optional.empty();

  /** What is asked of the exchange. */
  enum Step {
    SEND,
    /** What became of it, by its client id. */
    FIND,
    /** The fills that are known of and have not been told. */
    TRADES,
    /** Nothing as yet: its fills are known, and others of the instrument may have come before. */
    HOLD,
    CANCEL,
    /** Nothing: it waits in the book. */
    REST,
    DONE
  }

  /**
   * An order that is to be sent or asked for.
   *
   * @param expected the market's price now, as far as it is known
   * @param since by this machine's clock
   */
  OrderUnderWay(Order order, String symbol, Optional<Price> expected, Step first, long since) {
    this.order = order;
    this.symbol = symbol;
    this.expected = expected;
    this.step = first;
    this.at = since;
    this.since = since;
    this.sentBy = since;
  }

  Order order() {
    return order;
  }

  String symbol() {
    return symbol;
  }

  /** The market's price when the order was asked for; nothing where it was not known. */
  Optional<Price> expected() {
    return expected;
  }

  boolean isSpot() {
    return order.instrument().isSpot();
  }

  Step step() {
    return step;
  }

  /** When the session asked for it. */
  long since() {
    return since;
  }

  /** Whether its next step may be taken. */
  boolean isDue(long now) {
    return !asking && step != Step.HOLD && !isSettled() && now >= at;
  }

  /** Whether it is known how it stands and nothing is to be asked. */
  boolean isSettled() {
    return step == Step.REST || step == Step.DONE;
  }

  /** Whether it is not known yet if the exchange has taken it or will not. */
  boolean isInDoubt() {
    return !placed && step != Step.DONE;
  }

  /** Whether it may have fills that are not known here. */
  boolean mayHaveFilled() {
    return step == Step.FIND
        || step == Step.TRADES
        || step == Step.CANCEL
        || (step == Step.SEND && asking);
  }

  /** The exchange is being asked. */
  void asking(long now) {
    asking = true;
    asked = now;
    tries++;
  }

  /** When it was asked last, by this machine's clock: an answer is of then at the earliest. */
  long asked() {
    return asked;
  }

  /** The exchange has answered, or will not. */
  void answered() {
    asking = false;
  }

  /** How often the same step has been tried. */
  int tries() {
    return tries;
  }

  void next(Step other, long when) {
    if (other != step) {
      tries = 0;
    }
    step = other;
    at = when;
  }

  /** It was under way until then: the exchange takes it no later than its window after that. */
  void sent(long when) {
    sentBy = when;
  }

  long sentBy() {
    return sentBy;
  }

  /** It is being sent now, by the machine's stopwatch, in nanoseconds. */
  void sending(long nanos) {
    sending = nanos;
  }

  long sending() {
    return sending;
  }

  /** A stream has told of more than is known: the exchange is to be asked once it has answered. */
  void doubt() {
    uncertain = true;
  }

  /** Whether there was a doubt, which is then gone. */
  boolean takeDoubt() {
    boolean was = uncertain;
    uncertain = false;
    return was;
  }

  /** Whether the exchange is being asked. */
  boolean isAsking() {
    return asking;
  }

  /** Whether nothing will happen to it any more. */
  boolean isDone() {
    return step == Step.DONE;
  }

  /** Whether the session knows that it was taken. */
  boolean isPlaced() {
    return placed;
  }

  void place() {
    placed = true;
  }

  /** What the session knows to have filled. */
  Quantity told() {
    return told;
  }

  void tell(Quantity more) {
    told = told.plus(more);
  }

  /** All its fills by the time that they were asked for. */
  List<OrderTrade> trades() {
    return trades;
  }

  void hold(List<OrderTrade> all, long now) {
    trades = List.copyOf(all);
    next(Step.HOLD, now);
  }

  /** Whether the session has been told that it has ended. */
  boolean isEnded() {
    return ended;
  }

  void end() {
    ended = true;
  }

  /** As the exchange had it when it was asked last. */
  Optional<OrderState> state() {
    return state;
  }

  void found(OrderState now) {
    state = Optional.of(now);
  }

  /** Why it is to be taken back, where it is. */
  Optional<String> cancelled() {
    return cancelled;
  }

  void cancel(String reason) {
    cancelled = Optional.of(reason);
  }
}
