// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** Carries requests to the exchange, and brings back what comes. For any number of threads. */
interface Transport extends AutoCloseable {
  /**
   * Carries a request once.
   *
   * @param patience from the sending of the request to the last byte of its answer
   */
  Carried carry(Request request, Duration patience);

  /** Drops all connections. */
  @Override
  void close();

  /**
   * A request as it is sent.
   *
   * @param method {@code POST}
   * @param key that the exchange knows its sender by
   * @param form parameters, percent-encoded; empty where they are in the address
   * @param most bytes of an answer that are read
   */
  record Request(String method, URI uri, Optional<String> key, String form, int most) {}

  /** What became of a request on its way. */
  sealed interface Carried {
    /** An answer came back, the exchange's or another's. */
    final class Back implements Carried {
      private final int status;
      private final HttpHeaders headers;
      private final byte[] body;

      Back(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
      }

      /** Of HTTP. */
      int status() {
        return status;
      }

      HttpHeaders headers() {
        return headers;
      }

      byte[] body() {
        return body;
      }
    }

    /** It has not reached the exchange. */
    record NotSent(String words) implements Carried {}

    /** No answer came; it may have reached the exchange. */
    record Lost(String words) implements Carried {}
  }
}
