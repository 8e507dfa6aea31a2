// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How figures and lists are written. */
final class WireJson {
  private static final int DECIMALS = 8;

  private WireJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** How a client is told that a request is not done. */
  static ObjectNode error(Refusal refusal) {
    return object().put("code", refusal.code().number()).put("msg", refusal.words());
  }

  static <T> ArrayNode array(Iterable<T> all, Function<T, JsonNode> one) {
    ArrayNode array = array();
    all.forEach(each -> array.add(one.apply(each)));
    return array;
  }

  static ArrayNode strings(List<String> all) {
    ArrayNode array = array();
    all.forEach(array::add);
    return array;
  }

  /** An exact figure as the exchange writes it: plain, with eight decimals. */
  static String text(BigDecimal value) {
    return value.setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** A figure of history, which is a double: plain, with eight decimals at most. */
  static String text(double value) {
    return grid(BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }

  /** A grid or a bound: plain, without zeros at the end. */
  static String grid(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
