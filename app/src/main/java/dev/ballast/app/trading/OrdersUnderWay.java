// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.OrderState;
import dev.ballast.app.exchange.binance.OrderTrade;
import dev.ballast.app.exchange.binance.StreamMessage;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Orders from the moment that they are asked for until they are done. An order is sent once. Where
 * no answer proves what became of it, it is asked for by its client id until one does; only when
 * the exchange does not know it and would not take it any more is it sent again. Fills are told in
 * the order of the exchange's numbers, those of one instrument together, each once: an order's
 * total so far says which are new.
 */
final class OrdersUnderWay {
  /** How long an order may wait to be sent before it is given up. */
  private static final long PATIENCE = 30_000;

  /** How long after it was sent the exchange still takes an order, and some more. */
  private static final long WINDOW = 6_000;

  /**
   * How long the exchange may say of an order which it has that there is none. Its documents name
   * no bound. Users of Binance report it of orders that had filled: for two seconds (ccxt/ccxt
   * issue 1786, ccxt/binance-trade-bot issue 13), and for fourteen in a disturbance of April 2021
   * (there, issue 297). An order that is denied for longer, while no stream tells of it, is held
   * for absent: what became of it shows as a difference in the account, which stops the session.
   * What replays a market on this machine has no such lag.
   */
  static final long DENIES = 15_000;

  /** Orders that are done, of which a stream may still tell. */
  private static final int REMEMBERED = 10_000;

  private static final long FIRST_PAUSE = 100;
  private static final long LONGEST_PAUSE = 5_000;

  private final OrderRequests requests;
  private final Machine.Lanes lanes;
  private final Machine machine;
  private final long denies;
  private final Function<InstrumentId, Optional<Price>> price;
  private final FillNews fills;
  private final Consumer<Event> told;
  private final Consumer<OrderUnderWay> taken;
  private final SequencedMap<String, OrderUnderWay> orders = new LinkedHashMap<>();
  private final SequencedSet<String> done = new LinkedHashSet<>();
  private final SequencedMap<String, OrderUnderWay> cancelled = new LinkedHashMap<>();
  private boolean ruledOut;

  /**
   * No orders yet.
   *
   * @param denies how long the exchange may say of an order which it has that there is none, in
   *     milliseconds
   * @param price of an instrument now, as far as it is known
   * @param told takes each event
   * @param taken is told of each order that the exchange has taken
   */
  OrdersUnderWay(
      OrderRequests requests,
      Machine.Lanes lanes,
      Machine machine,
      long denies,
      Function<InstrumentId, Optional<Price>> price,
      FillNews fills,
      Consumer<Event> told,
      Consumer<OrderUnderWay> taken) {
    this.requests = requests;
    this.lanes = lanes;
    this.machine = machine;
    this.denies = denies;
    this.price = price;
    this.fills = fills;
    this.told = told;
    this.taken = taken;
  }

  /** An order that was taken in an earlier session: how it stands now is asked first. */
  void goOn(Order order, Quantity unfilled) {
    OrderUnderWay one = add(order, OrderUnderWay.Step.FIND);
    one.place();
    one.tell(order.quantity().minus(unfilled));
  }

  /**
   * Takes an order to send it.
   *
   * @param doubtful whether it may have been sent before
   */
  void submit(Order order, boolean doubtful) {
    add(order, doubtful ? OrderUnderWay.Step.FIND : OrderUnderWay.Step.SEND);
  }

  private OrderUnderWay add(Order order, OrderUnderWay.Step first) {
    OrderUnderWay one = under(order, first);
    orders.put(order.id(), one);
    return one;
  }

  private OrderUnderWay under(Order order, OrderUnderWay.Step first) {
    String symbol = ExchangeSymbols.format(order.instrument());
    return new OrderUnderWay(order, symbol, price.apply(order.instrument()), first, machine.now());
  }

  void cancel(String id, String reason) {
    OrderUnderWay one = orders.get(id);
    if (one != null) {
      one.cancel(reason);
      if (one.step() == OrderUnderWay.Step.REST) {
        one.next(OrderUnderWay.Step.CANCEL, machine.now());
      }
    }
  }

  /** An order that was cancelled in an earlier session: it may have filled nevertheless. */
  void wasCancelled(Order order, Quantity unfilled) {
    OrderUnderWay one = under(order, OrderUnderWay.Step.DONE);
    one.place();
    one.tell(order.quantity().minus(unfilled));
    one.end();
    cancelled.put(order.id(), one);
  }

  /** Asks again for every order that was cancelled: one may have filled afterwards. */
  void doubtCancelled() {
    cancelled.values().forEach(this::askAgain);
  }

  private void askAgain(OrderUnderWay one) {
    if (one.isDone()) {
      one.next(OrderUnderWay.Step.FIND, machine.now());
      orders.put(one.order().id(), one);
    }
  }

  /** Asks again for every order that waits in the book. */
  void look() {
    for (OrderUnderWay one : orders.values()) {
      if (one.step() == OrderUnderWay.Step.REST) {
        one.next(OrderUnderWay.Step.FIND, machine.now());
      }
    }
  }

  /** Symbols of futures in which orders wait in the book. */
  Set<String> waiting() {
    Set<String> symbols = new TreeSet<>();
    for (OrderUnderWay one : orders.values()) {
      if (!one.isSpot() && one.step() == OrderUnderWay.Step.REST) {
        symbols.add(one.symbol());
      }
    }
    return symbols;
  }

  /** Whether it is known of every order how it stands. */
  boolean areSettled() {
    return orders.values().stream().allMatch(OrderUnderWay::isSettled);
  }

  /**
   * Takes the steps that are due. A market is sent no order before it is known of the one before
   * whether it was taken: what is bought is paid with what was sold.
   */
  void go() {
    long now = machine.now();
    tellFills();
    orders.values().removeIf(one -> one.isDone() && remember(one));
    boolean spotWaits = false;
    boolean futuresWait = false;
    for (OrderUnderWay one : orders.values()) {
      boolean waits = one.isSpot() ? spotWaits : futuresWait;
      if (one.isDue(now) && !(waits && one.step() == OrderUnderWay.Step.SEND)) {
        go(one);
      }
      spotWaits |= one.isSpot() && one.isInDoubt();
      futuresWait |= !one.isSpot() && one.isInDoubt();
    }
  }

  private boolean remember(OrderUnderWay one) {
    done.add(one.order().id());
    if (done.size() > REMEMBERED) {
      done.removeFirst();
    }
    return true;
  }

  /**
   * Takes in what a stream tells of an order; what is known already, or older, changes nothing.
   *
   * @return whether the order is the session's
   */
  boolean hear(StreamMessage.OrderUpdate update) {
    OrderUnderWay gone = cancelled.get(update.clientId());
    if (gone != null && Quantity.of(update.executed()).compareTo(gone.told()) > 0) {
      askAgain(gone);
    }
    OrderUnderWay one = orders.get(update.clientId());
    if (one == null) {
      return done.contains(update.clientId());
    }
    if (!one.isDone() && !update.status().equals(OrderState.Status.REJECTED)) {
      take(one, update);
    }
    return true;
  }

  private void take(OrderUnderWay one, StreamMessage.OrderUpdate update) {
    place(one, update.time());
    Quantity executed = Quantity.of(update.executed());
    Optional<OrderTrade> trade =
        update
            .trade()
            .filter(fill ->
                one.told().plus(Quantity.of(fill.quantity())).equals(executed)
                    && !fill.feeAsset().isEmpty());
    int news = executed.compareTo(one.told());
    if (news > 0 && trade.isPresent() && !isBehindOthers(one)) {
      fills.tellNext(one, trade.get());
    } else if (news > 0) {
      one.doubt();
      if (!one.isAsking() && one.step() == OrderUnderWay.Step.REST) {
        one.next(OrderUnderWay.Step.FIND, machine.now());
      }
    }
    if (one.told().equals(executed) && !update.status().isOpen()) {
      end(one, update.status(), update.time());
    }
  }

  /** Whether another order of its instrument may have fills before this one's. */
  private boolean isBehindOthers(OrderUnderWay one) {
    return orders.values().stream()
        .anyMatch(other ->
            other != one
                && other.order().instrument().equals(one.order().instrument())
                && (other.mayHaveFilled() || other.step() == OrderUnderWay.Step.HOLD));
  }

  private void place(OrderUnderWay one, long time) {
    if (!one.isPlaced()) {
      one.place();
      told.accept(new Event.OrderPlaced(time, one.order()));
    }
  }

  private void go(OrderUnderWay one) {
    boolean ofSpot = one.isSpot();
    one.asking(machine.now());
    switch (one.step()) {
      case SEND -> lanes.ask(ofSpot, () -> requests.send(one), answer -> sent(one, answer));
      case FIND -> lanes.ask(ofSpot, () -> requests.find(one), answer -> found(one, answer));
      case CANCEL ->
          lanes.ask(ofSpot, () -> requests.cancel(one), answer -> cancelled(one, answer));
      case TRADES -> {
        long number = one.state().orElseThrow().orderId();
        lanes.ask(ofSpot, () -> requests.trades(one, number), answer -> traded(one, answer));
      }
      case HOLD, REST, DONE ->
          throw new IllegalStateException("nothing is asked of " + one.order().id());
    }
  }

  private void sent(OrderUnderWay one, Answer<OrderState> answer) {
    one.answered();
    one.sent(machine.now());
    if (answer.given().isPresent()) {
      taken.accept(one);
    }
    if (one.isDone()) {
      return;
    }
    switch (answer) {
      case Answer.Given<OrderState>(OrderState state) -> settle(one, state);
      case Answer.Refused<OrderState> refused when isTwice(refused) ->
          one.next(OrderUnderWay.Step.FIND, machine.now());
      case Answer.Refused<OrderState> refused -> {
        ruledOut |= refused.isByRules();
        refuse(one, refused.told());
      }
      case Answer.Unknown<OrderState> _ -> one.next(OrderUnderWay.Step.FIND, machine.now());
      case Answer.RetryLater<OrderState>(long at, String words) -> later(one, at, words);
      case Answer.Banned<OrderState>(long until) -> later(one, until, answer.told());
    }
  }

  /** Whether an order was refused by the exchange's rules of orders since this was asked last. */
  boolean wereRuledOut() {
    boolean were = ruledOut;
    ruledOut = false;
    return were;
  }

  /** Whether the exchange has an order of that name open. */
  private static boolean isTwice(Answer.Refused<OrderState> refused) {
    return refused.is(ErrorCode.DUPLICATE)
        || (refused.is(ErrorCode.NEW_ORDER_REJECTED) && refused.words().contains("Duplicate"));
  }

  private void later(OrderUnderWay one, long at, String words) {
    if (at - one.since() > PATIENCE) {
      refuse(one, "not sent: " + words);
    } else {
      one.next(OrderUnderWay.Step.SEND, at);
    }
  }

  private void refuse(OrderUnderWay one, String reason) {
    one.next(OrderUnderWay.Step.DONE, 0);
    told.accept(new Event.OrderRefused(fills.now(), one.order(), reason));
  }

  private void found(OrderUnderWay one, Answer<OrderState> answer) {
    one.answered();
    if (one.isDone()) {
      return;
    }
    long now = machine.now();
    if (answer instanceof Answer.Given<OrderState>(OrderState state)) {
      settle(one, state);
    } else if (answer instanceof Answer.Refused<OrderState> refused
        && refused.is(ErrorCode.NO_SUCH_ORDER)
        && !one.isPlaced()
        && one.asked() > one.sentBy() + WINDOW + denies) {
      neverTaken(one, now);
    } else {
      one.next(OrderUnderWay.Step.FIND, now + pause(one));
    }
  }

  /** The exchange has not had it, as far as anybody can know, and would not take it any more. */
  private void neverTaken(OrderUnderWay one, long now) {
    if (one.cancelled().isPresent() || now - one.since() > PATIENCE) {
      refuse(one, "not sent: the exchange never had it");
    } else {
      one.next(OrderUnderWay.Step.SEND, now);
    }
  }

  private void cancelled(OrderUnderWay one, Answer<OrderState> answer) {
    one.answered();
    if (one.isDone()) {
      return;
    }
    long now = machine.now();
    if (answer instanceof Answer.Given<OrderState>(OrderState state)) {
      settle(one, state);
    } else {
      one.next(OrderUnderWay.Step.FIND, now + (one.tries() > 1 ? pause(one) : 0));
    }
  }

  private void traded(OrderUnderWay one, Answer<List<OrderTrade>> answer) {
    one.answered();
    if (one.isDone()) {
      return;
    }
    long now = machine.now();
    Quantity executed = Quantity.of(one.state().orElseThrow().executed());
    if (answer instanceof Answer.Refused<List<OrderTrade>>) {
      // Asked again at the next look: until then the account says what is not told here.
      one.next(OrderUnderWay.Step.REST, now);
      return;
    }
    Optional<List<OrderTrade>> all =
        answer.given().filter(trades -> sum(trades).compareTo(executed) >= 0);
    if (all.isEmpty()) {
      one.next(OrderUnderWay.Step.TRADES, now + pause(one));
      return;
    }
    one.hold(all.get(), now);
    for (OrderUnderWay other : orders.values()) {
      if (other.step() == OrderUnderWay.Step.REST
          && other.order().instrument().equals(one.order().instrument())) {
        other.next(OrderUnderWay.Step.FIND, now);
      }
    }
  }

  private static Quantity sum(List<OrderTrade> trades) {
    return trades.stream()
        .map(trade -> Quantity.of(trade.quantity()))
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  /**
   * Tells the fills of an instrument once no other order of it can have earlier ones: what a
   * position has realised depends on which of them came first.
   */
  private void tellFills() {
    Map<InstrumentId, List<OrderUnderWay>> held = new TreeMap<>();
    for (OrderUnderWay one : orders.values()) {
      if (one.step() == OrderUnderWay.Step.HOLD) {
        held.computeIfAbsent(one.order().instrument(), _ -> new ArrayList<>()).add(one);
      }
    }
    for (OrderUnderWay one : orders.values()) {
      if (one.mayHaveFilled()) {
        held.remove(one.order().instrument());
      }
    }
    for (List<OrderUnderWay> filled : held.values()) {
      Map<OrderUnderWay, List<OrderTrade>> trades = new LinkedHashMap<>();
      filled.forEach(one -> trades.put(one, one.trades()));
      fills.tell(trades);
      for (OrderUnderWay one : filled) {
        OrderState state = one.state().orElseThrow();
        if (one.told().equals(Quantity.of(state.executed()))) {
          settle(one, state);
        } else {
          one.next(OrderUnderWay.Step.FIND, machine.now());
        }
      }
    }
  }

  private static long pause(OrderUnderWay one) {
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(10, one.tries()));
  }

  /** Tells what an order's state adds to what is known, and what is to be asked next. */
  private void settle(OrderUnderWay one, OrderState state) {
    long now = machine.now();
    one.found(state);
    if (state.status() != OrderState.Status.REJECTED) {
      place(one, fills.time(state));
    }
    int news = one.told().compareTo(Quantity.of(state.executed()));
    if (news < 0) {
      one.next(OrderUnderWay.Step.TRADES, now);
    } else if (news > 0) {
      // What was told is later than this.
      one.next(OrderUnderWay.Step.FIND, now + pause(one));
    } else if (state.status().isOpen() && one.takeDoubt()) {
      one.next(OrderUnderWay.Step.FIND, now + pause(one));
    } else if (state.status().isOpen()) {
      one.next(
          one.cancelled().isPresent() ? OrderUnderWay.Step.CANCEL : OrderUnderWay.Step.REST,
          now + (one.cancelled().isPresent() ? pause(one) : 0));
    } else {
      end(one, state.status(), fills.time(state));
    }
  }

  private void end(OrderUnderWay one, OrderState.Status status, long time) {
    one.next(OrderUnderWay.Step.DONE, 0);
    if (one.isEnded()) {
      return;
    }
    one.end();
    Quantity unfilled = one.order().quantity().minus(one.told());
    switch (status) {
      case REJECTED ->
          told.accept(new Event.OrderRefused(time, one.order(), "rejected by the exchange"));
      case CANCELED, EXPIRED, EXPIRED_IN_MATCH -> {
        cancelled.put(one.order().id(), one);
        told.accept(
            new Event.OrderCancelled(
                time,
                one.order(),
                unfilled,
                one.cancelled().or(() -> Optional.of("the exchange: " + status)).orElseThrow()));
      }
      // Those of liquidations are no orders of this account's plan.
      case FILLED, NEW, PENDING_NEW, PARTIALLY_FILLED, PENDING_CANCEL, NEW_INSURANCE, NEW_ADL -> {}
    }
  }
}
