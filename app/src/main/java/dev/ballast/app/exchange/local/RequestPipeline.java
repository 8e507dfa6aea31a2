// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.app.fault.Subject;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What each request goes through: it is counted, its signature is checked, it is answered. */
final class RequestPipeline {
  private final TradingFloor floor;
  private final Keys keys;
  private final RequestBudget budget;
  private final RequestBan ban = new RequestBan();
  private final RequestFaults faults;

  RequestPipeline(TradingFloor floor, Keys keys) {
    this.budget = new RequestBudget(floor.clock());
    this.floor = floor;
    this.keys = keys;
    this.faults = new RequestFaults(floor, ban);
  }

  void answer(Route route, Context context) {
    count(route.weight(), context);
    Parameters asked = parameters(context);
    Optional<String> key = key(route, context, asked);
    if (route.method().equals("POST") && route.path().endsWith("/order")) {
      countOrder(context);
    }
    Optional<TradingAccount> account = key.flatMap(floor::account);
    ClientRequest request = new ClientRequest(asked, key, account);
    faults.answer(
        context,
        new Subject(route.method() + " " + route.path(), asked.values(), key),
        () -> floor.now(() -> route.answer().apply(request)));
  }

  private Optional<String> key(Route route, Context context, Parameters asked) {
    if (route.access() == Route.Access.PUBLIC) {
      return Optional.empty();
    }
    String known = keys.known(Optional.ofNullable(context.header("X-MBX-APIKEY")));
    if (route.access() == Route.Access.SIGNED) {
      keys.check(known, query(context), context.body(), asked, floor.clock());
    }
    return Optional.of(known);
  }

  private void count(int weight, Context context) {
    long now = floor.clock().machine();
    synchronized (ban) {
      long seconds = ban.seconds(now);
      if (seconds > 0) {
        context.header("Retry-After", Long.toString(seconds));
        throw ban.refusal();
      }
    }
    synchronized (budget) {
      boolean within = budget.takes(weight, now);
      context.header("X-MBX-USED-WEIGHT-1M", Integer.toString(budget.weight()));
      if (!within) {
        context.header("Retry-After", "60");
        throw new Refusal(ErrorCode.TOO_MANY_REQUESTS);
      }
    }
  }

  private void countOrder(Context context) {
    synchronized (budget) {
      boolean within = budget.takesOrder(floor.clock().machine());
      context.header("X-MBX-ORDER-COUNT-1M", Integer.toString(budget.orders()));
      if (!within) {
        context.header("Retry-After", "10");
        throw new Refusal(ErrorCode.TOO_MANY_ORDERS);
      }
    }
  }

  private static String query(Context context) {
    String query = context.queryString();
    return query == null ? "" : query;
  }

  /** What query and body name. */
  static Parameters parameters(Context context) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : (query(context) + "&" + context.body()).split("&", -1)) {
      int at = part.indexOf('=');
      if (at > 0) {
        values.put(
            URLDecoder.decode(part.substring(0, at), StandardCharsets.UTF_8),
            URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return new Parameters(values);
  }
}
