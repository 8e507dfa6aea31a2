// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.plan.Leg;
import dev.ballast.plan.Ticket;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A ticket as its review asked for it, for a person to judge.
 *
 * @param id {@code 2024-06-03-01}
 * @param time of the review, epoch milliseconds
 * @param title what it is, short
 * @param why a sentence
 * @param orders in the order in which the ticket has them
 */
public record ProposedTicket(
    String id, long time, Purpose purpose, String title, String why, List<ProposedOrder> orders) {
  private static final String INSERT =
      "INSERT INTO ticket (ticket, time, body) VALUES (:ticket, :time, :body)";
  private static final String LAST =
      "SELECT body FROM ticket WHERE ticket = :ticket ORDER BY number DESC LIMIT 1";

  private static final String ALL = "SELECT body FROM ticket ORDER BY number";
  private static final String IS_KEPT =
      "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'ticket'";

  /** Copies the orders. */
  public ProposedTicket {
    orders = List.copyOf(orders);
  }

  /**
   * One of its orders.
   *
   * @param quantity positive
   * @param price the last one, which it was sized by
   * @param notional quantity x price, positive
   * @param why a sentence
   */
  public record ProposedOrder(
      String id,
      InstrumentId instrument,
      Side side,
      Quantity quantity,
      Price price,
      Money notional,
      String why) {}

  /** What a review asks for. */
  static ProposedTicket of(long time, Ticket ticket) {
    List<ProposedOrder> proposed = new ArrayList<>();
    List<Order> orders = ticket.orders();
    for (int i = 0; i < orders.size(); i++) {
      Leg leg = ticket.legs().get(i);
      proposed.add(
          new ProposedOrder(
              orders.get(i).id(),
              leg.instrument(),
              leg.side(),
              leg.quantity(),
              leg.reference(),
              leg.notional(),
              leg.why()));
    }
    return new ProposedTicket(
        ticket.id(), time, ticket.purpose(), ticket.title(), ticket.why(), proposed);
  }

  /** What its orders are worth, bought or sold; nothing where they are not in one asset. */
  public Optional<Money> notional() {
    if (orders.stream().map(one -> one.notional().asset()).distinct().count() != 1) {
      return Optional.empty();
    }
    return orders.stream().map(ProposedOrder::notional).reduce(Money::plus);
  }

  static void insert(Handle transaction, List<ProposedTicket> tickets) {
    try (PreparedBatch batch = transaction.prepareBatch(INSERT)) {
      for (ProposedTicket one : tickets) {
        batch
            .bind("ticket", one.id)
            .bind("time", one.time)
            .bind("body", JournalText.write(one))
            .add();
      }
      batch.execute();
    }
  }

  /** All that a journal's reviews have asked for, by ticket, each as it was asked for last. */
  public static Map<String, ProposedTicket> all(Path journal) {
    return JournalFault.of(
        journal,
        () -> {
          try (Handle handle = Jdbi.create(JournalFile.forReading(journal)).open()) {
            Map<String, ProposedTicket> all = new TreeMap<>();
            boolean isKept = handle.createQuery(IS_KEPT).mapTo(Integer.class).one() > 0;
            if (isKept) {
              handle
                  .createQuery(ALL)
                  .map((row, _) -> read(row))
                  .list()
                  .forEach(one -> all.put(one.id(), one));
            }
            return all;
          }
        });
  }

  /** One of its orders by its leg: {@code 2024-06-03-01.1}. */
  public Optional<ProposedOrder> order(String leg) {
    return orders.stream().filter(one -> one.id().equals(leg)).findFirst();
  }

  static Optional<ProposedTicket> last(Handle handle, String ticket) {
    return handle.createQuery(LAST).bind("ticket", ticket).map((row, _) -> read(row)).findFirst();
  }

  private static ProposedTicket read(ResultSet row) throws SQLException {
    return JournalText.readTicket(row.getString("body"));
  }
}
