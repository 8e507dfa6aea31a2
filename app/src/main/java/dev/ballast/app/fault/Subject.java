// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

import java.util.Map;
import java.util.Optional;

/**
 * What a fault may strike: a request, an order or a message.
 *
 * @param name {@code POST /fapi/v1/order}, {@code usdm order}, {@code user ORDER_TRADE_UPDATE}
 * @param values what it names, by name
 * @param key of the account that it is of
 */
public record Subject(String name, Map<String, String> values, Optional<String> key) {
  /** Copies the values. */
  public Subject {
    values = Map.copyOf(values);
  }
}
