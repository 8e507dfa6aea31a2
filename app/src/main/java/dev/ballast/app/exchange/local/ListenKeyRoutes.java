// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a client asks to follow its USD-M account. */
final class ListenKeyRoutes {
  private final ListenKeys keys;
  private final VenueClock clock;

  ListenKeyRoutes(ListenKeys keys, VenueClock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String path : List.of("/fapi/v1/listenKey", "/fapi/v1/listenKey/")) {
      for (String method : List.of("POST", "PUT", "DELETE")) {
        routes.add(new Route(method, path, Route.Access.KEY, 1, asked -> answer(method, asked)));
      }
    }
    return routes;
  }

  private JsonNode answer(String method, ClientRequest asked) {
    String key = asked.key().orElseThrow();
    long now = clock.machine();
    return switch (method) {
      case "POST" -> WireJson.object().put("listenKey", keys.grant(key, now));
      case "PUT" -> WireJson.object().put("listenKey", keys.renew(key, now));
      default -> {
        keys.end(key);
        yield WireJson.object();
      }
    };
  }
}
