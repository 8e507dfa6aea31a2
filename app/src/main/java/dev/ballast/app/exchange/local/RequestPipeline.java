// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.app.fault.Subject;
import dev.ballast.market.MissingData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What each request goes through: it is counted, its signature is checked, it is answered. */
final class RequestPipeline {
  private final TradingFloor floor;
  private final Keys keys;
  private final RequestBudget budget;
  private final RequestBan ban = new RequestBan();
  private final RequestFaults faults;

  /**
   * A pipeline.
   *
   * @param wait lets milliseconds of the machine's time pass
   */
  RequestPipeline(TradingFloor floor, Keys keys, LongConsumer wait) {
    this.budget = new RequestBudget(floor.clock());
    this.floor = floor;
    this.keys = keys;
    this.faults = new RequestFaults(floor, ban, wait);
  }

  /** What a request is answered; nothing where the connection is closed instead. */
  Optional<HttpAnswer> answer(Route route, HttpAsked asked) {
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<HttpAnswer> answer;
    try {
      answer = answer(route, asked, headers);
    } catch (Refusal refusal) {
      answer = Optional.of(HttpAnswer.refused(refusal));
    } catch (MissingData missing) {
      answer = Optional.of(HttpAnswer.refused(new Refusal(ErrorCode.UNKNOWN, words(missing))));
    }
    return answer.map(one -> one.with(headers));
  }

  private Optional<HttpAnswer> answer(Route route, HttpAsked asked, Map<String, String> headers) {
    count(route.weight(), headers);
    Parameters parameters = asked.parameters();
    Optional<String> key = key(route, asked, parameters);
    if (route.method().equals("POST") && route.path().endsWith("/order")) {
      countOrder(headers);
    }
    Optional<TradingAccount> account = key.flatMap(floor::account);
    ClientRequest request = new ClientRequest(parameters, key, account);
    return faults.answer(
        new Subject(route.method() + " " + route.path(), parameters.values(), key),
        () -> floor.now(() -> route.answer().apply(request)));
  }

  private static String words(MissingData missing) {
    return Objects.requireNonNullElse(missing.getMessage(), ErrorCode.UNKNOWN.message());
  }

  private Optional<String> key(Route route, HttpAsked asked, Parameters parameters) {
    if (route.access() == Route.Access.PUBLIC) {
      return Optional.empty();
    }
    String known = keys.known(asked.key());
    if (route.access() == Route.Access.SIGNED) {
      keys.check(known, asked.query(), asked.body(), parameters, floor.clock());
    }
    return Optional.of(known);
  }

  private void count(int weight, Map<String, String> headers) {
    long now = floor.clock().machine();
    synchronized (ban) {
      long seconds = ban.seconds(now);
      if (seconds > 0) {
        headers.put("Retry-After", Long.toString(seconds));
        throw ban.refusal();
      }
    }
    synchronized (budget) {
      boolean within = budget.takes(weight, now);
      headers.put("X-MBX-USED-WEIGHT-1M", Integer.toString(budget.weight()));
      if (!within) {
        headers.put("Retry-After", "60");
        throw new Refusal(ErrorCode.TOO_MANY_REQUESTS);
      }
    }
  }

  private void countOrder(Map<String, String> headers) {
    synchronized (budget) {
      boolean within = budget.takesOrder(floor.clock().machine());
      headers.put("X-MBX-ORDER-COUNT-1M", Integer.toString(budget.orders()));
      if (!within) {
        headers.put("Retry-After", "10");
        throw new Refusal(ErrorCode.TOO_MANY_ORDERS);
      }
    }
  }
}
