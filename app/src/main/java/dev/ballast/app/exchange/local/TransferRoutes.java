// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.Place;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Transfers between a client's wallets: to make one, and to find those that were made. */
final class TransferRoutes {
  private static final Map<String, List<Place>> WAYS =
      Map.of(
          "MAIN_UMFUTURE", List.of(Place.SPOT, Place.FUTURES),
          "UMFUTURE_MAIN", List.of(Place.FUTURES, Place.SPOT));
  private static final String PATH = "/sapi/v1/asset/transfer";
  private static final int USUAL_ROWS = 10;
  private static final int MOST_ROWS = 100;

  private final TradingFloor floor;
  private final Map<TradingAccount, List<Transfer>> done = new HashMap<>();

  TransferRoutes(TradingFloor floor) {
    this.floor = floor;
  }

  /** One that was made. */
  private record Transfer(long number, long time, String way, Money amount) {}

  List<Route> routes() {
    return List.of(
        Route.signed("POST", PATH, 1, this::transfer), Route.signed("GET", PATH, 1, this::made));
  }

  private static String way(ClientRequest asked) {
    String way = asked.required("type");
    if (!WAYS.containsKey(way)) {
      throw Refusal.invalid("type");
    }
    return way;
  }

  private JsonNode transfer(ClientRequest asked) {
    String way = way(asked);
    BigDecimal amount =
        asked.parameters().decimal("amount").orElseThrow(() -> Refusal.missing("amount"));
    if (amount.signum() <= 0) {
      throw Refusal.invalid("amount");
    }
    Money money = Money.of(new Asset(asked.required("asset")), amount);
    TradingAccount account = asked.trader();
    long number = account.nextNumber();
    int before = account.events().size();
    List<Place> places = WAYS.getOrDefault(way, List.of());
    account
        .venue()
        .move(List.of(Movement.transfer("t" + number, places.getFirst(), places.getLast(), money)));
    if (account.events().subList(before, account.events().size()).stream()
        .anyMatch(Event.RequestRejected.class::isInstance)) {
      throw new Refusal(
          ErrorCode.NEW_ORDER_REJECTED, "Account has insufficient balance for requested action.");
    }
    done.computeIfAbsent(account, _ -> new ArrayList<>())
        .addFirst(new Transfer(number, floor.time(), way, money));
    return WireJson.object().put("tranId", number);
  }

  /** Newest first, by pages. */
  private JsonNode made(ClientRequest asked) {
    String way = way(asked);
    Parameters given = asked.parameters();
    long from = given.whole("startTime").orElse(Long.MIN_VALUE);
    long to = given.whole("endTime").orElse(Long.MAX_VALUE);
    long page = given.whole("current").orElse(1L);
    long size = given.whole("size").orElse((long) USUAL_ROWS);
    if (page < 1 || size < 1 || size > MOST_ROWS) {
      throw Refusal.invalid(page < 1 ? "current" : "size");
    }
    List<Transfer> all =
        done.getOrDefault(asked.trader(), List.of()).stream()
            .filter(one -> one.way().equals(way) && one.time() >= from && one.time() <= to)
            .toList();
    ObjectNode node = WireJson.object().put("total", all.size());
    if (!all.isEmpty()) {
      node.set(
          "rows",
          WireJson.array(
              all.stream().skip((page - 1) * size).limit(size).toList(), TransferRoutes::row));
    }
    return node;
  }

  private static JsonNode row(Transfer one) {
    return WireJson.object()
        .put("asset", one.amount().asset().code())
        .put("amount", WireJson.grid(one.amount().toDecimal()))
        .put("type", one.way())
        .put("status", "CONFIRMED")
        .put("tranId", one.number())
        .put("timestamp", one.time());
  }
}
