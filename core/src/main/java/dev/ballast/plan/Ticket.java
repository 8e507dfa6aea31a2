// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.Contract;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is traded together for one reason.
 *
 * @param id the review's day and the ticket's number in it: {@code 2025-03-03-02}
 * @param purpose what it is for: {@code core}, {@code hedge:standing}
 * @param title what it is, short
 * @param reason why, a sentence
 * @param legs in the order in which they are sent
 */
public record Ticket(String id, Purpose purpose, String title, Sentence reason, List<Leg> legs) {
  /** Copies the legs. */
  public Ticket {
    legs = List.copyOf(legs);
  }

  /** Why, a sentence. */
  public String why() {
    return reason.text();
  }

  /** The orders of the legs, numbered from one. */
  public List<Order> orders() {
    return orders(leg -> true);
  }

  /** The orders of some legs, which keep their numbers. */
  public List<Order> orders(Predicate<Leg> which) {
    List<Order> orders = new ArrayList<>();
    int number = 0;
    for (Leg leg : legs) {
      number++;
      if (!which.test(leg)) {
        continue;
      }
      Order order =
          leg.position()
              .of(
                  Order.market(
                      id + "." + number,
                      id,
                      new Contract(leg.instrument(), leg.position().size()),
                      leg.side(),
                      leg.quantity(),
                      leg.leverage()));
      orders.add(leg.shares().isEmpty() ? order : order.sharedBy(leg.shares()));
    }
    return orders;
  }
}
