// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.StreamMessage;
import dev.ballast.app.exchange.binance.StreamQueue;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What a session runs on: a clock, a way to wait, and what is done beside the session's thread. */
interface Machine {
  /** What its clock says, epoch milliseconds. */
  long now();

  /** Nanoseconds of a stopwatch, which only goes on. */
  long nanos();

  /** Lets so many milliseconds pass. */
  void pause(long millis) throws InterruptedException;

  /**
   * Waits until something is in the inbox, or for so long.
   *
   * @param millis zero or less for not at all
   */
  void await(Inbox inbox, long millis) throws InterruptedException;

  /** Lines to the exchange whose answers come to the inbox. */
  Lanes lanes(Inbox inbox);

  /**
   * Hands over what streams tell, one message after another, beside the session's thread.
   *
   * @param name for a person who looks at what runs
   * @param millis after which nothing is handed over, where nothing has come
   */
  Doing listen(
      String name, StreamQueue queue, long millis, Consumer<Optional<StreamMessage>> taken);

  /**
   * Has something done again and again, beside all else.
   *
   * @param millis between an end and the next beginning
   */
  Doing every(String name, long millis, Runnable done);

  /** What is done until it is closed. */
  interface Doing extends AutoCloseable {
    @Override
    void close();
  }

  /** This machine, by a clock of its own. */
  static Machine by(LongSupplier clock) {
    return new ThisMachine(clock);
  }

  /**
   * Two lines to the exchange, one for each market: what is asked of a market goes in its order,
   * and the legs of a ticket in spot and futures go at the same time.
   */
  interface Lanes extends AutoCloseable {
    /**
     * Asks, and hands the answer over on the session's thread.
     *
     * @param asked must not throw
     */
    <T> void ask(boolean ofSpot, Supplier<T> asked, Consumer<T> answered);

    /** Asks nothing any more. */
    @Override
    void close();
  }
}
