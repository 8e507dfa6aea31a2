// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.engine.Request;
import dev.ballast.engine.Script;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Finds what became of a script's requests among the events of its run. */
final class Requests {
  private final SequencedMap<String, OrderStory> orders = new LinkedHashMap<>();
  private final SequencedMap<String, String> rejected = new LinkedHashMap<>();

  /** A roll is told right after the fill that completes it. */
  private Optional<OrderStory> latest = Optional.empty();

  private Requests() {}

  /** The rows, in the script's order. */
  static List<RequestRow> of(Script script, List<Event> events) {
    Requests found = new Requests();
    events.forEach(found::take);
    List<RequestRow> rows = new ArrayList<>();
    int entry = 0;
    for (Request request : script.requests()) {
      rows.addAll(found.rows(++entry, request));
    }
    return rows;
  }

  private void take(Event event) {
    switch (event) {
      case Event.OrderPlaced placed -> story(placed.order());
      case Event.OrderRefused refused ->
          story(refused.order()).end(refused.time(), RequestOutcome.REFUSED, refused.reason());
      case Event.OrderCancelled cancelled ->
          story(cancelled.order())
              .end(cancelled.time(), RequestOutcome.CANCELLED, cancelled.reason());
      case Event.OrderTriggered triggered -> story(triggered.order()).setOff(triggered.time());
      case Event.Filled filled -> {
        latest = Optional.of(story(filled.order()));
        latest.get().fill(filled);
      }
      case Event.Rolled rolled -> latest.ifPresent(one -> one.roll(rolled));
      case Event.RequestRejected no -> rejected.put(no.request(), no.reason());
      case Event.Intention _, Event.Crossed _, Event.Flow _, Event.Settlement _ -> {}
    }
  }

  private OrderStory story(Order order) {
    return orders.computeIfAbsent(order.id(), id -> new OrderStory(order));
  }

  private List<RequestRow> rows(int entry, Request request) {
    Instant day = Instant.ofEpochMilli(request.time());
    String asked = RequestWords.of(request);
    Optional<String> refusal = Optional.ofNullable(rejected.get(request.id()));
    if (refusal.isPresent()) {
      return List.of(
          RequestRow.plain(entry, day, request.id(), asked, RequestOutcome.REFUSED, refusal.get()));
    }
    return switch (request) {
      case Request.Move move ->
          List.of(RequestRow.plain(entry, day, request.id(), asked, RequestOutcome.DONE, ""));
      case Request.Cancel cancel ->
          List.of(RequestRow.plain(entry, day, request.id(), asked, RequestOutcome.DONE, ""));
      case Request.Send send -> sent(entry, day, request.id(), "");
      case Request.Roll roll -> sent(entry, day, request.id(), "roll: ");
    };
  }

  private List<RequestRow> sent(int entry, Instant day, String ticket, String before) {
    return orders.values().stream()
        .filter(one -> one.order().ticket().equals(ticket))
        .map(one -> one.row(entry, day, before + RequestWords.of(one.order())))
        .toList();
  }
}
