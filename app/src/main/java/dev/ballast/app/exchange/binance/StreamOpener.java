// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.net.http.HttpClient;

/** Opens streams, and has the stopwatch by which their silence is measured. */
interface StreamOpener {
  /** A stream that is kept open until it is closed. */
  interface Opened extends AutoCloseable {
    @Override
    void close();
  }

  /** Opens a stream, and again whenever it is lost. */
  Opened open(StreamTask task, StreamQueue queue, StreamPatience patience);

  /** Nanoseconds of a clock that only goes on. */
  long nanos();

  /** Over sockets of this machine. */
  static StreamOpener by(HttpClient http) {
    return new StreamOpener() {
      @Override
      public Opened open(StreamTask task, StreamQueue queue, StreamPatience patience) {
        return new StreamSocket(http, task, queue, patience);
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }
    };
  }
}
