// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.engine.Request;
import dev.ballast.engine.Script;
import java.util.List;

/**
 * What an orders file says, in its order.
 *
 * @param name what messages call the file
 */
public record OrdersFile(String name, List<OrdersEntry> entries) {
  public OrdersFile {
    entries = List.copyOf(entries);
  }

  /** The entries' requests. */
  public Script script() {
    List<Request> requests = entries.stream().map(OrdersEntry::request).toList();
    return new Script(requests);
  }
}
