// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Cancellation;
import dev.ballast.order.Event;
import dev.ballast.order.OpenOrder;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/** Does what a script says and decides nothing else; how much is rolled is what is then held. */
public final class Scripted implements Strategy {
  private final Script script;
  private final List<InstrumentId> instruments;

  /**
   * A strategy of a script.
   *
   * @param priced what it prices beside what the script trades
   */
  public Scripted(Script script, List<InstrumentId> priced) {
    this.script = script;
    SequencedSet<InstrumentId> all = new TreeSet<>(priced);
    all.addAll(script.instruments());
    this.instruments = List.copyOf(all);
  }

  @Override
  public List<InstrumentId> instruments() {
    return instruments;
  }

  @Override
  public Optional<Instructions> review(Input input) {
    List<Cancellation> cancels = new ArrayList<>();
    List<Order> orders = new ArrayList<>();
    List<Event.RequestRejected> rejected = new ArrayList<>();
    for (Request request : script.at(input.time())) {
      switch (request) {
        case Request.Move move -> {}
        case Request.Cancel cancel -> {
          List<Cancellation> found = cancels(cancel, input.open());
          cancels.addAll(found);
          if (found.isEmpty()) {
            String none = "nothing of " + cancel.request() + " is open";
            rejected.add(new Event.RequestRejected(input.time(), cancel.id(), none));
          }
        }
        case Request.Send send -> orders.add(send.order());
        case Request.Roll roll -> {
          List<Order> both = roll(roll, input.account());
          orders.addAll(both);
          if (both.isEmpty()) {
            rejected.add(
                new Event.RequestRejected(
                    input.time(), roll.id(), "nothing is held in " + roll.from()));
          }
        }
      }
    }
    List<Batch> batches = orders.isEmpty() ? List.of() : List.of(new Batch(List.of(), orders));
    Instructions all = new Instructions(input.time(), cancels, batches, rejected, Optional.empty());
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private static List<Cancellation> cancels(Request.Cancel cancel, List<OpenOrder> open) {
    List<Cancellation> found = new ArrayList<>();
    for (OpenOrder one : open) {
      if (one.order().ticket().equals(cancel.request())) {
        found.add(new Cancellation(one.order().id(), "taken back by " + cancel.id()));
      }
    }
    return found;
  }

  /** One ticket: every position in the near contract is closed and opened in the far one. */
  private static List<Order> roll(Request.Roll roll, Account account) {
    List<Order> orders = new ArrayList<>();
    for (Position held : account.positions()) {
      if (held.instrument().equals(roll.from())) {
        Contract far = new Contract(roll.to(), held.contract().size());
        Order close = order(roll, orders, held, held.contract(), held.quantity().negated());
        orders.add(held.side() == PositionSide.BOTH ? close.reducing() : close);
        orders.add(order(roll, orders, held, far, held.quantity()).followingThatIn(roll.from()));
      }
    }
    return orders;
  }

  private static Order order(
      Request.Roll roll, List<Order> before, Position held, Contract contract, Quantity change) {
    Order order =
        Order.market(
                roll.id() + "." + (before.size() + 1),
                roll.id(),
                contract,
                Side.of(change),
                change.abs(),
                held.leverage())
            .on(held.side());
    return held.margin() == MarginMode.ISOLATED ? order.isolated() : order;
  }
}
