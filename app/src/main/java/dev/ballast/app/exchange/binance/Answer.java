// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.exchange.wire.ErrorCode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of a request. Only what is proven is told; all else is {@link Unknown}. */
public sealed interface Answer<T> {
  /** It was done. */
  record Given<T>(T value) implements Answer<T> {}

  /**
   * It was not done, as the exchange says, and is not to be sent again as it is.
   *
   * @param code the exchange's number, below zero
   * @param words the exchange's
   * @param meaning {@link ErrorCode.Meaning#REJECTED} or {@link ErrorCode.Meaning#OUR_BUG}
   */
  record Refused<T>(int code, String words, ErrorCode.Meaning meaning) implements Answer<T> {
    private static final Set<Integer> OF_RULES =
        Stream.of(
                ErrorCode.FILTER,
                ErrorCode.PRECISION,
                ErrorCode.SYMBOL,
                ErrorCode.SYMBOL_STATUS,
                ErrorCode.PRICE_ABOVE_MAXIMUM,
                ErrorCode.QUANTITY_BELOW,
                ErrorCode.QUANTITY_ABOVE,
                ErrorCode.PRICE_BELOW_MINIMUM,
                ErrorCode.TICK,
                ErrorCode.PRICE_ABOVE,
                ErrorCode.STEP,
                ErrorCode.PRICE_BELOW,
                ErrorCode.CLOSED,
                ErrorCode.SYMBOL_CLOSED,
                ErrorCode.NOTIONAL)
            .map(ErrorCode::number)
            .collect(Collectors.toUnmodifiableSet());

    /** Whether it was refused with this code. */
    public boolean is(ErrorCode one) {
      return code == one.number();
    }

    /**
     * Whether an order was refused by what the exchange asks of all orders in its symbol, and
     * lists: steps, bounds, or that it does not trade.
     */
    public boolean isByRules() {
      return OF_RULES.contains(code)
          || (is(ErrorCode.NEW_ORDER_REJECTED) && words.contains("closed"));
    }
  }

  /**
   * It may have been done or not: no answer came, or none that can be believed. An order is to be
   * asked about by its client id before anything else is sent.
   */
  record Unknown<T>(String words) implements Answer<T> {}

  /**
   * It was not done, and may be sent again.
   *
   * @param at when, by this machine's clock, epoch milliseconds
   */
  record RetryLater<T>(long at, String words) implements Answer<T> {}

  /**
   * It was not done: the exchange takes nothing from this address.
   *
   * @param until by this machine's clock, epoch milliseconds
   */
  record Banned<T>(long until) implements Answer<T> {}

  /** What was given; nothing where nothing was. */
  default Optional<T> given() {
    return this instanceof Given<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  /** The same with another value. */
  default <U> Answer<U> map(Function<? super T, ? extends U> change) {
    return switch (this) {
      case Given<T>(T value) -> new Given<>(change.apply(value));
      case Refused<T>(int code, String words, ErrorCode.Meaning meaning) ->
          new Refused<>(code, words, meaning);
      case Unknown<T>(String words) -> new Unknown<>(words);
      case RetryLater<T>(long at, String words) -> new RetryLater<>(at, words);
      case Banned<T>(long until) -> new Banned<>(until);
    };
  }

  /** Why nothing was given, as an answer to something else; throws where something was. */
  default <U> Answer<U> withoutValue() {
    return map(value -> {
      throw new IllegalStateException("was given: " + value);
    });
  }

  /** In one line, for people. */
  default String told() {
    return switch (this) {
      case Given<T> _ -> "done";
      case Refused<T>(int code, String words, ErrorCode.Meaning _) ->
          "refused: " + words + " (" + code + ")";
      case Unknown<T>(String words) -> "not known: " + words;
      case RetryLater<T>(long at, String words) ->
          "not sent before " + Instant.ofEpochMilli(at) + ": " + words;
      case Banned<T>(long until) ->
          "the exchange takes nothing from this address before " + Instant.ofEpochMilli(until);
    };
  }
}
