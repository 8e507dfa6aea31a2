// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A way to ask something of the exchange.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT} or {@code DELETE}
 * @param path {@code /fapi/v1/order}
 * @param access what a request must bring
 * @param weight that a request counts for among those of a minute
 */
record Route(
    String method,
    String path,
    Access access,
    int weight,
    Function<ClientRequest, JsonNode> answer) {
  /** What a request must bring. */
  enum Access {
    PUBLIC,
    /** The key alone. */
    KEY,
    /** The key, and a signature by its secret. */
    SIGNED
  }

  static Route open(String path, int weight, Function<ClientRequest, JsonNode> answer) {
    return new Route("GET", path, Access.PUBLIC, weight, answer);
  }

  static Route signed(
      String method, String path, int weight, Function<ClientRequest, JsonNode> answer) {
    return new Route(method, path, Access.SIGNED, weight, answer);
  }
}
