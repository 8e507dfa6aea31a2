// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.ledger.Books;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.venue.Outstanding;
import dev.ballast.venue.Venue;
import dev.ballast.venue.sim.SimulatedVenue;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The simulated venue of a session on paper: orders may be halted, and come between bars. */
final class PaperVenue implements Venue {
  private final SimulatedVenue venue;
  private final PaperTape tape;
  private final Supplier<Optional<String>> halted;
  private final Consumer<String> notices;
  private Optional<String> halt = Optional.empty();

  /**
   * A venue.
   *
   * @param venue that plays the tape
   * @param halted why nothing may be ordered, where somebody has said so
   * @param notices takes what a person should know, a line each
   */
  PaperVenue(
      SimulatedVenue venue,
      PaperTape tape,
      Supplier<Optional<String>> halted,
      Consumer<String> notices) {
    this.venue = venue;
    this.tape = tape;
    this.halted = halted;
    this.notices = notices;
  }

  @Override
  public void connect(Books books, Outstanding standing, Consumer<Event> told) {
    venue.connect(books, standing, told);
  }

  @Override
  public void tell() {
    Optional<String> reason = halted.get();
    if (!reason.equals(halt)) {
      halt = reason;
      notices.accept(reason.orElse("released: orders again"));
    }
    venue.tell();
  }

  @Override
  public void move(List<Movement> movements) {
    venue.move(movements);
  }

  @Override
  public void submit(List<Order> orders) {
    if (!orders.isEmpty()) {
      tape.trade();
    }
    venue.submit(orders);
  }

  @Override
  public void cancel(String order, String reason) {
    venue.cancel(order, reason);
  }

  @Override
  public Optional<String> stopped() {
    return halt;
  }

  @Override
  public SequencedMap<String, Integer> substitutes() {
    return venue.substitutes();
  }
}
