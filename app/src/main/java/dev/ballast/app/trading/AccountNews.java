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

  private final UserStreams streams;
  private final Machine.Doing listening;

  /** Begins to follow the account. */
  AccountNews(BinanceClient exchange, Inbox inbox, Machine machine, Consumer<StreamMessage> heard) {
    StreamQueue queue = new StreamQueue(MOST);
    this.streams = exchange.follow(queue);
    this.listening =
        machine.listen(
            "news of the account",
            queue,
            WAIT,
            told -> told.ifPresent(message -> inbox.put(() -> heard.accept(message))));
  }

  /**
   * Says that an order was taken, which a stream must tell of.
   *
   * @param since before it was sent, by {@link Machine#nanos}
   */
  void expect(boolean ofSpot, long since) {
    streams.expect(ofSpot ? StreamMessage.Of.SPOT : StreamMessage.Of.USDM, since);
  }

  @Override
  public void close() {
    streams.close();
    listening.close();
  }
}
