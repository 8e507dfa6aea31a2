// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What requests have weighed in the last minute and how many orders there were, by the machine's
 * clock, as the exchange counts them. For one thread.
 */
final class RequestBudget {
  static final int WEIGHT_A_MINUTE = 2400;
  static final int ORDERS_A_MINUTE = 1200;
  static final int ORDERS_IN_TEN_SECONDS = 300;
  private static final long MINUTE = 60_000;
  private static final long TEN_SECONDS = 10_000;

  /** How many times a clock's minute a market's holds that stands until it is moved. */
  private static final double STANDING = 1000;

  /** A request that has been counted. */
  private record Counted(long time, int weight) {}

  private final Deque<Counted> requests = new ArrayDeque<>();
  private final Deque<Long> orders = new ArrayDeque<>();
  private final double times;
  private int weight;

  /**
   * Nothing counted yet.
   *
   * @param clock of the market: one that goes faster than the machine's has shorter minutes
   */
  RequestBudget(VenueClock clock) {
    this.times = times(clock);
  }

  private static double times(VenueClock clock) {
    return clock.speed() == 0 ? STANDING : Math.max(1, clock.speed());
  }

  /** What may be asked in a machine's time, of so much in the market's. */
  static int most(int ofMarket, VenueClock clock) {
    return (int) Math.min(Integer.MAX_VALUE, ofMarket * times(clock));
  }

  private boolean within(long counted, int ofMarket) {
    return counted <= ofMarket * times;
  }

  /**
   * Counts a request.
   *
   * @return whether it is still within the minute's weight
   */
  boolean takes(int more, long now) {
    while (!requests.isEmpty() && requests.peekFirst().time() <= now - MINUTE) {
      weight -= requests.removeFirst().weight();
    }
    requests.addLast(new Counted(now, more));
    weight += more;
    return within(weight, WEIGHT_A_MINUTE);
  }

  /**
   * Counts an order.
   *
   * @return whether it is still within what may be sent
   */
  boolean takesOrder(long now) {
    while (!orders.isEmpty() && orders.peekFirst() <= now - MINUTE) {
      orders.removeFirst();
    }
    orders.addLast(now);
    long recent = orders.stream().filter(time -> time > now - TEN_SECONDS).count();
    return within(orders.size(), ORDERS_A_MINUTE) && within(recent, ORDERS_IN_TEN_SECONDS);
  }

  /** Of the last minute. */
  int weight() {
    return weight;
  }

  /** Of the last minute. */
  int orders() {
    return orders.size();
  }
}
