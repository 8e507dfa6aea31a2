// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.StreamMessage;
import dev.ballast.app.exchange.binance.StreamQueue;
import dev.ballast.app.exchange.binance.UserStreams;
import java.util.function.Consumer;

/** What the streams of an account tell, handed over on the session's thread as it comes. */
final class AccountNews implements AutoCloseable {
  private static final int MOST = 10_000;
  private static final long WAIT = 1_000;

  private final StreamQueue queue = new StreamQueue(MOST);
  private final UserStreams streams;
  private final Inbox inbox;
  private final Consumer<StreamMessage> heard;
  private final Thread thread;

  /** Begins to follow the account. */
  AccountNews(BinanceClient exchange, Inbox inbox, Consumer<StreamMessage> heard) {
    this.inbox = inbox;
    this.heard = heard;
    this.streams = exchange.follow(queue);
    this.thread = Thread.ofVirtual().name("news of the account").start(this::run);
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        queue.take(WAIT).ifPresent(message -> inbox.put(() -> heard.accept(message)));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Says that an order was taken, which a stream must tell of.
   *
   * @param since {@link System#nanoTime()} before it was sent
   */
  void expect(boolean ofSpot, long since) {
    streams.expect(ofSpot ? StreamMessage.Of.SPOT : StreamMessage.Of.USDM, since);
  }

  @Override
  public void close() {
    streams.close();
    thread.interrupt();
  }
}
