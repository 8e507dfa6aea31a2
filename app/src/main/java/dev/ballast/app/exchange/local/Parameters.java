// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a request names, by name, as text.
 *
 * @param values of the query and of the body
 */
record Parameters(Map<String, String> values) {
  /** Copies them. */
  Parameters {
    values = Map.copyOf(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(one -> !one.isEmpty());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> Refusal.missing(name));
  }

  Optional<BigDecimal> decimal(String name) {
    return text(name).map(value -> decimal(name, value));
  }

  private static BigDecimal decimal(String name, String value) {
    try {
      BigDecimal read = new BigDecimal(value);
      if (read.stripTrailingZeros().scale() > 8) {
        throw new Refusal(ErrorCode.PRECISION);
      }
      return read;
    } catch (NumberFormatException _) {
      throw new Refusal(
          ErrorCode.ILLEGAL_CHARACTERS, "Illegal characters found in parameter '" + name + "'.");
    }
  }

  Optional<Long> whole(String name) {
    return text(name)
        .map(value -> {
          try {
            return Long.valueOf(value);
          } catch (NumberFormatException _) {
            throw Refusal.invalid(name);
          }
        });
  }

  /** A number of rows, up to a most. */
  int limit(int usual, int most) {
    long asked = whole("limit").orElse((long) usual);
    if (asked < 1) {
      throw Refusal.invalid("limit");
    }
    return (int) Math.min(asked, most);
  }

  boolean flag(String name) {
    return text(name).map(value -> value.toLowerCase(Locale.ROOT)).orElse("false").equals("true");
  }

  /** One of some words; nothing where it is not sent. */
  <E extends Enum<E>> Optional<E> word(String name, Class<E> kind, ErrorCode otherwise) {
    return text(name)
        .map(value -> {
          try {
            return Enum.valueOf(kind, value.toUpperCase(Locale.ROOT));
          } catch (IllegalArgumentException _) {
            throw new Refusal(otherwise);
          }
        });
  }
}
