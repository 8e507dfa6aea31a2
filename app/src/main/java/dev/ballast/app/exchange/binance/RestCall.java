// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Something to ask of the exchange.
 *
 * @param path {@code /fapi/v1/order}
 * @param parameters in the order in which they are sent and signed
 * @param weight that it counts for among those of a minute
 * @param most bytes of an answer that are read
 * @param reader of the answer; what it throws makes the answer unknown
 */
record RestCall<T>(
    Method method,
    String path,
    Access access,
    SequencedMap<String, String> parameters,
    int weight,
    int most,
    Function<WireFields, T> reader) {
  private static final int USUAL_BYTES = 16 << 20;

  /** How it is asked. */
  enum Method {
    GET,
    POST,
    PUT,
    DELETE
  }

  /** What it must bring. */
  enum Access {
    PUBLIC,
    /** The key alone. */
    KEY,
    /** The key, and a signature. */
    SIGNED
  }

  /** Keeps the order of the parameters. */
  RestCall {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
  }

  /** A call without parameters, of weight 1. */
  static <T> RestCall<T> open(String path, Function<WireFields, T> reader) {
    return new RestCall<>(
        Method.GET, path, Access.PUBLIC, new LinkedHashMap<>(), 1, USUAL_BYTES, reader);
  }

  /** A call with the key alone, of weight 1. */
  static <T> RestCall<T> keyed(Method method, String path, Function<WireFields, T> reader) {
    return new RestCall<>(method, path, Access.KEY, new LinkedHashMap<>(), 1, USUAL_BYTES, reader);
  }

  /** A signed call, of weight 1. */
  static <T> RestCall<T> signed(Method method, String path, Function<WireFields, T> reader) {
    return new RestCall<>(
        method, path, Access.SIGNED, new LinkedHashMap<>(), 1, USUAL_BYTES, reader);
  }

  RestCall<T> with(String name, String value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new RestCall<>(method, path, access, more, weight, most, reader);
  }

  RestCall<T> with(String name, long value) {
    return with(name, Long.toString(value));
  }

  RestCall<T> with(String name, BigDecimal value) {
    return with(name, value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
  }

  RestCall<T> with(String name, Optional<?> value) {
    return value.map(one -> with(name, one.toString())).orElse(this);
  }

  RestCall<T> weighing(int other) {
    return new RestCall<>(method, path, access, parameters, other, most, reader);
  }

  RestCall<T> upTo(int bytes) {
    return new RestCall<>(method, path, access, parameters, weight, bytes, reader);
  }

  /** Whether it counts among the orders that may be sent in a time. */
  boolean isOrder() {
    return method == Method.POST && path.endsWith("/order");
  }

  /** Whether it changes nothing. */
  boolean isReading() {
    return method == Method.GET;
  }
}
