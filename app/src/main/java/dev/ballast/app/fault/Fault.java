// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

import java.math.BigDecimal;
import java.util.Optional;

/** One way in which an exchange misbehaves. */
public sealed interface Fault {

  /** Of a request: how it is answered, or not. */
  sealed interface OfRequest extends Fault {}

  /** Ends a request with another answer than its own. */
  sealed interface OfAnswer extends OfRequest {}

  /** Of an order, once it has been taken. */
  sealed interface OfOrder extends Fault {}

  /** Of a message on a stream; acknowledgements and pings are none. */
  sealed interface OfStream extends Fault {}

  /** How the exchange is for as long as the fault is in force. */
  sealed interface Standing extends Fault {}

  /** A state of one symbol. */
  sealed interface OfSymbol extends Standing {
    Symbol symbol();
  }

  /**
   * The connection is closed without an answer.
   *
   * @param executed whether the request is done before
   */
  record NoAnswer(boolean executed) implements OfAnswer {}

  /**
   * One of the exchange's own failures is answered.
   *
   * @param executed whether the request is done before
   */
  record Failure(Kind kind, boolean executed) implements OfAnswer {
    /** What may be answered. */
    public enum Kind {
      /** 503 without a result in time: done or not. */
      UNKNOWN,
      /** 503, never done. */
      UNAVAILABLE,
      /** 503 with -1008, never done; orders that reduce are let through. */
      OVERLOADED,
      /** 500 with -1000. */
      SERVER_ERROR,
      /** 502 with a page of HTML. */
      BAD_GATEWAY,
      /** 408 with -1007: done or not. */
      TIMEOUT,
      /** -1001: done or not. */
      DISCONNECTED;

      /** Whether it says that nothing was done. */
      public boolean isRefusal() {
        return this == UNAVAILABLE || this == OVERLOADED;
      }
    }
  }

  /**
   * Any error of the exchange's.
   *
   * @param status of HTTP
   * @param code below zero
   * @param executed whether the request is done before
   */
  record Refused(int status, int code, String message, boolean executed) implements OfAnswer {}

  /**
   * 429; who asks again before the pause is over is banned, which is 418.
   *
   * @param pause before the next request, in seconds
   * @param ban in seconds; zero for none
   */
  record TooMany(int pause, int ban) implements OfAnswer {}

  /**
   * The answer takes its time.
   *
   * @param executed whether the request is done before the wait, else after it
   */
  record Slow(Delay delay, boolean executed) implements OfRequest {}

  /**
   * An order fills in parts.
   *
   * @param parts at least two; fewer where a part would be below the least order
   * @param together whether at one moment, else one part at each open of a bar
   * @param last what becomes of the last part
   */
  record PartFills(int parts, boolean together, Last last) implements OfOrder {
    /** What becomes of the last part. */
    public enum Last {
      FILLS,
      EXPIRES,
      CANCELLED
    }
  }

  /**
   * A cancellation is answered, and the order can still fill.
   *
   * @param lives for how long, in milliseconds of the market
   */
  record LateFill(long lives) implements OfOrder {}

  /**
   * An order is taken, and whoever asks for it is told that there is none.
   *
   * @param length for how long, in milliseconds of the machine's clock
   */
  record NotFound(long length) implements OfOrder {}

  /** A stop is taken, and refused when it is set off: the account's stream alone tells. */
  record TriggerRefused(String reason) implements OfOrder {}

  /** What a stop sends has a number of its own. */
  record StopChild() implements OfOrder {}

  /**
   * The exchange closes the socket.
   *
   * @param clean whether with a closing frame
   */
  record Cut(boolean clean) implements OfStream {}

  /** Messages are lost; the socket lives. */
  record Silent() implements OfStream {}

  /** Messages come twice. */
  record Twice() implements OfStream {}

  /**
   * Messages change places.
   *
   * @param window how many that follow each other
   */
  record Shuffled(int window) implements OfStream {}

  /** Messages come late, in their order. */
  record Late(Delay delay) implements OfStream {}

  /** The exchange's clock, as it tells it and holds requests to it, goes wrong by milliseconds. */
  record ClockSkew(long millis) implements Standing {}

  /** USD-M user streams end: they say so, and their names are unknown. */
  record ListenKeyExpires() implements Standing {}

  /** Lists of fills, orders and income reach back so many days. */
  record ShortHistory(int days) implements Standing {}

  /** The symbol is listed and does not trade. */
  record Halt(Symbol symbol) implements OfSymbol {}

  /** The symbol's filters are others; what is not given stays. */
  record Filters(
      Symbol symbol,
      Optional<BigDecimal> tick,
      Optional<BigDecimal> step,
      Optional<BigDecimal> minimumNotional)
      implements OfSymbol {}

  /** The symbol is gone: orders are cancelled, a future's position is settled at its last price. */
  record Delisting(Symbol symbol) implements OfSymbol {}

  /** The symbol trades and is not in the list of symbols. */
  record Unlisted(Symbol symbol) implements OfSymbol {}

  /**
   * A wait in milliseconds, each as likely.
   *
   * @param least zero or more
   * @param most at least as long
   */
  record Delay(int least, int most) {
    /** Refuses a range that ends before it begins. */
    public Delay {
      if (least < 0 || most < least) {
        throw new IllegalArgumentException("a delay from " + least + " to " + most + " ms");
      }
    }

    /** The wait of a strike. */
    public long millis(int drawn) {
      return least + drawn % (most - least + 1L);
    }
  }

  /**
   * A symbol of one market.
   *
   * @param name {@code BTCUSDT}
   */
  record Symbol(MarketName market, String name) {}
}
