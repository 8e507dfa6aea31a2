// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.Done;
import dev.ballast.app.exchange.binance.UsdmSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The exchange's own timer, which takes back all orders of a contract unless it is wound up again
 * in time: a desk that has died leaves no order in a book. It runs while the desk has open orders
 * of the contract, and no longer. What it has taken back is learnt like any other cancellation.
 */
final class DeadMan {
  /** Until the exchange takes the orders back. */
  static final Duration TIME = Duration.ofMinutes(2);

  private static final int WOUND_UP_IN_A_TIME = 4;

  /** After a request that was not answered. */
  private static final long SOON = 1_000;

  private final UsdmSettings exchange;
  private final Machine.Lanes lanes;
  private final Machine machine;
  private final Duration time;

  /** When each timer that runs is to be wound up, by this machine's clock. */
  private final Map<String, Long> running = new HashMap<>();

  /** When to ask again for a timer to stop that could not be. */
  private final Map<String, Long> stops = new HashMap<>();

  private final Set<String> asking = new TreeSet<>();

  DeadMan(UsdmSettings exchange, Machine.Lanes lanes, Machine machine, Duration time) {
    this.exchange = exchange;
    this.lanes = lanes;
    this.machine = machine;
    this.time = time;
  }

  /**
   * Winds up what is due, and stops what is not needed any more.
   *
   * @param open contracts in which orders are in the book
   */
  void tend(Collection<String> open) {
    long now = machine.now();
    for (String symbol : open) {
      if (now >= running.getOrDefault(symbol, now)) {
        set(symbol, time);
      }
    }
    for (String symbol : new TreeSet<>(running.keySet())) {
      if (!open.contains(symbol) && now >= stops.getOrDefault(symbol, now)) {
        set(symbol, Duration.ZERO);
      }
    }
  }

  private void set(String symbol, Duration until) {
    if (asking.add(symbol)) {
      lanes.ask(
          false,
          () -> exchange.cancelAllAfter(symbol, until),
          answer -> answered(symbol, until, answer));
    }
  }

  private void answered(String symbol, Duration until, Answer<Done> answer) {
    asking.remove(symbol);
    if (answer.given().isPresent() && until.isZero()) {
      running.remove(symbol);
      stops.remove(symbol);
    } else {
      // Whatever became of it: it may run.
      boolean wound = answer.given().isPresent();
      long due = machine.now() + (wound ? until.toMillis() / WOUND_UP_IN_A_TIME : SOON);
      running.put(symbol, due);
      stops.put(symbol, wound ? Long.MIN_VALUE : due);
    }
  }
}
