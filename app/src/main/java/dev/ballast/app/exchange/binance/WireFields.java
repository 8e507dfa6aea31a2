// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the exchange has written, read field by field and exactly; a field that lacks or is not of
 * its kind is a {@link GarbledAnswer}.
 */
record WireFields(JsonNode node) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** More digits than any figure of an exchange has, before or behind the point. */
  private static final int MOST_DIGITS = 40;

  private static final int LONGEST = 512;

  static WireFields parse(byte[] text) {
    try {
      return new WireFields(JSON.readTree(text));
    } catch (JacksonException _) {
      throw new GarbledAnswer("the answer is not JSON");
    }
  }

  static WireFields parse(String text) {
    try {
      return new WireFields(JSON.readTree(text));
    } catch (JacksonException _) {
      throw new GarbledAnswer("the message is not JSON");
    }
  }

  boolean has(String name) {
    JsonNode field = node.path(name);
    return !field.isMissingNode() && !field.isNull();
  }

  private JsonNode required(String name) {
    if (!has(name)) {
      throw new GarbledAnswer("the answer lacks '" + name + "'");
    }
    return node.path(name);
  }

  WireFields object(String name) {
    JsonNode field = required(name);
    if (!field.isObject()) {
      throw wrong(name);
    }
    return new WireFields(field);
  }

  /** The members of a list. */
  List<WireFields> list(String name) {
    return new WireFields(required(name)).list();
  }

  /** The members, where this is a list. */
  List<WireFields> list() {
    if (!node.isArray()) {
      throw new GarbledAnswer("the answer is no list");
    }
    List<WireFields> all = new ArrayList<>(node.size());
    node.forEach(one -> all.add(new WireFields(one)));
    return all;
  }

  /** The cells of a row. */
  JsonNode cell(int at) {
    JsonNode cell = node.path(at);
    if (!cell.isValueNode() || cell.isNull()) {
      throw new GarbledAnswer("a row of the answer is too short");
    }
    return cell;
  }

  String text(String name) {
    JsonNode field = required(name);
    String text = field.isValueNode() ? field.asString() : "";
    if (!field.isValueNode() || text.length() > LONGEST) {
      throw wrong(name);
    }
    return text;
  }

  /** What is there and not empty. */
  Optional<String> stated(String name) {
    return has(name) ? Optional.of(text(name)).filter(one -> !one.isEmpty()) : Optional.empty();
  }

  BigDecimal decimal(String name) {
    return decimal(required(name), name);
  }

  /** Zero where it is empty or not there. */
  BigDecimal decimalOrZero(String name) {
    return stated(name).isPresent() ? decimal(name) : BigDecimal.ZERO;
  }

  static BigDecimal decimal(JsonNode field, String name) {
    BigDecimal read;
    try {
      read = field.isNumber() ? field.decimalValue() : new BigDecimal(field.asString(""));
    } catch (NumberFormatException _) {
      throw wrong(name);
    }
    boolean small = read.scale() <= MOST_DIGITS && read.scale() >= -MOST_DIGITS;
    if (!small || read.precision() > MOST_DIGITS) {
      throw wrong(name);
    }
    return read;
  }

  long whole(String name) {
    return whole(required(name), name);
  }

  static long whole(JsonNode field, String name) {
    try {
      return decimal(field, name).longValueExact();
    } catch (ArithmeticException _) {
      throw wrong(name);
    }
  }

  int count(String name) {
    try {
      return Math.toIntExact(whole(name));
    } catch (ArithmeticException _) {
      throw wrong(name);
    }
  }

  /** {@code true} or {@code false}, as such or as text. */
  boolean flag(String name) {
    return switch (required(name).asString("")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name);
    };
  }

  <E extends Enum<E>> E word(String name, Class<E> kind) {
    try {
      return Enum.valueOf(kind, text(name).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw wrong(name);
    }
  }

  private static GarbledAnswer wrong(String name) {
    return new GarbledAnswer("the answer's '" + name + "' cannot be read");
  }
}
