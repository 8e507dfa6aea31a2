// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.engine.Kept;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.unit.Quantity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A ticket of which nothing was sent and nothing was said.
 *
 * @param id {@code 2024-06-03-01}
 * @param orders of it, in the order in which they would be sent
 * @param proposed why, at which prices; absent of one that no review has asked for
 */
public record WaitingTicket(String id, List<Order> orders, Optional<ProposedTicket> proposed) {
  private static final String SINCE_DECIDED =
      "SELECT body FROM event WHERE seq >="
          + " (SELECT seq FROM event WHERE kind = 'Intended' ORDER BY seq DESC LIMIT 1)"
          + " ORDER BY seq";
  private static final String KNOWS_VERDICTS =
      "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'verdict'";

  /** Copies the orders. */
  public WaitingTicket {
    orders = List.copyOf(orders);
  }

  /**
   * One of its legs, whether it is sent in one or in parts.
   *
   * @param order the first part
   * @param quantity of all parts
   */
  public record WaitingLeg(Order order, Quantity quantity) {}

  /** Its legs, in the order in which they would be sent. */
  public List<WaitingLeg> legs() {
    SequencedMap<String, WaitingLeg> legs = new LinkedHashMap<>();
    for (Order order : orders) {
      legs.merge(
          order.leg(),
          new WaitingLeg(order, order.quantity()),
          (first, part) -> new WaitingLeg(first.order(), first.quantity().plus(part.quantity())));
    }
    return List.copyOf(legs.values());
  }

  /** The tickets that wait for somebody to say whether they may be ordered. */
  public static List<WaitingTicket> of(Path journal) {
    return JournalFault.of(
        journal,
        () -> {
          try (Handle handle = Jdbi.create(JournalFile.forReading(journal)).open()) {
            return handle.inTransaction(WaitingTicket::of);
          }
        });
  }

  static List<WaitingTicket> of(Handle handle) {
    boolean verdicts = handle.createQuery(KNOWS_VERDICTS).mapTo(Integer.class).one() > 0;
    Set<String> judged =
        !verdicts
            ? Set.of()
            : TicketVerdict.after(handle, 0).stream()
                .map(one -> one.verdict().ticket())
                .collect(Collectors.toSet());
    SequencedMap<String, List<Order>> unsent = new LinkedHashMap<>();
    for (Batch batch : unsent(handle)) {
      for (Order order : batch.orders()) {
        if (!judged.contains(order.ticket())) {
          unsent.computeIfAbsent(order.ticket(), _ -> new ArrayList<>()).add(order);
        }
      }
    }
    List<WaitingTicket> waiting = new ArrayList<>();
    unsent.forEach((id, orders) ->
        waiting.add(
            new WaitingTicket(
                id, orders, verdicts ? ProposedTicket.last(handle, id) : Optional.empty())));
    return waiting;
  }

  private static List<Batch> unsent(Handle handle) {
    List<Event> events =
        handle
            .createQuery(SINCE_DECIDED)
            .map((row, _) -> JournalText.read(row.getString("body")))
            .list();
    return new Kept(events, Optional.empty()).waiting();
  }
}
