// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.Batch;
import dev.ballast.order.Cancellation;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What was decided and is not done, folded from events: the batches that wait, and of the one that
 * was begun last what no venue has answered for.
 */
final class Intentions {
  private final OpenOrders open;
  private final List<Batch> waiting = new ArrayList<>();
  private final SequencedMap<String, Order> unanswered = new LinkedHashMap<>();
  private final List<Movement> unmoved = new ArrayList<>();
  private List<Order> begun = List.of();
  private List<Cancellation> cancels = List.of();

  /**
   * Nothing intended.
   *
   * @param open orders, which are told of each event first
   */
  Intentions(OpenOrders open) {
    this.open = open;
  }

  void apply(Event event) {
    switch (event) {
      case Event.Intended intended -> {
        waiting.clear();
        waiting.addAll(intended.batches());
        cancels = intended.cancels();
        begun = List.of();
      }
      case Event.BatchBegun _ -> begin(waiting.removeFirst());
      case Event.OrderRefused refused -> refused(refused.order().id());
      case Event.OrderUpdate update -> unanswered.remove(update.order().id());
      case Event.Filled filled -> unanswered.remove(filled.order().id());
      case Event.RequestRejected rejected ->
          unmoved.removeIf(one -> one.id().equals(rejected.request()));
      case Event.Flow flow -> moved(flow);
      case Event.Rolled _, Event.Crossed _, Event.Settlement _ -> {}
    }
  }

  private void begin(Batch batch) {
    begun = batch.orders();
    begun.forEach(order -> unanswered.put(order.id(), order));
    unmoved.addAll(batch.movements());
  }

  /** By the venue, or before it was sent: then it is waited with no more. */
  private void refused(String order) {
    if (unanswered.remove(order) == null && !waiting.isEmpty()) {
      waiting.replaceAll(batch -> batch.without(order));
      waiting.removeIf(Batch::isEmpty);
    }
  }

  private void moved(Event.Flow flow) {
    if (unmoved.isEmpty()) {
      return;
    }
    Optional<Movement> made =
        unmoved.stream().filter(one -> one.made(flow.time()).equals(flow)).findFirst();
    made.ifPresent(unmoved::remove);
  }

  /** The orders of the batch that was begun last. */
  List<Order> begun() {
    return begun;
  }

  /** Whether a batch waits. */
  boolean anyWaiting() {
    return !waiting.isEmpty();
  }

  /** The batches that wait, in order. */
  List<Batch> waiting() {
    return List.copyOf(waiting);
  }

  /** The batch that may be begun now: nothing where none waits, or the one before is not done. */
  Optional<Batch> next() {
    return waiting.isEmpty() || !isDone() ? Optional.empty() : Optional.of(waiting.getFirst());
  }

  /** Whether nothing of the batch that was begun last is under way. */
  boolean isDone() {
    return unanswered.isEmpty()
        && begun.stream().noneMatch(order -> open.contains(order.id()))
        && unfinishedCancels().isEmpty();
  }

  /** Orders that a venue may have been sent and has not answered for. */
  List<Order> unanswered() {
    return List.copyOf(unanswered.values());
  }

  /** Movements of which the same holds. */
  List<Movement> unmoved() {
    return List.copyOf(unmoved);
  }

  /** What is to be taken back and is still open. */
  List<Cancellation> unfinishedCancels() {
    return cancels.stream().filter(one -> open.contains(one.order())).toList();
  }
}
