// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.app.Usual;
import dev.ballast.engine.Approvals;
import dev.ballast.engine.Instructions;
import dev.ballast.engine.MemoryJournal;
import dev.ballast.engine.Strategy;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.policy.ExecutionPlan;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A carry at an exchange on this machine, whose orders wait as makers for an hour of its time. */
class PatientOrdersTest {
  private static final InstrumentId SPOT = Usual.MARKET.spot(Asset.BTC);
  private static final InstrumentId PERPETUAL = Usual.MARKET.perpetual(Asset.BTC);

  /** A day passes in three seconds. */
  private static final double SPEED = 28_800;

  private record Carry() implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return List.of(SPOT, PERPETUAL);
    }

    @Override
    public Optional<ExecutionPlan> execution() {
      return Optional.of(
          new ExecutionPlan(Optional.of(Money.usdt("1000")), Duration.ofHours(1), 0));
    }

    @Override
    public Optional<Instructions> review(Input input) {
      if (input.since().isPresent()) {
        return Optional.empty();
      }
      Batch legs =
          new Batch(
              List.of(), List.of(order("a.1", SPOT, Side.BUY), order("a.2", PERPETUAL, Side.SELL)));
      return Optional.of(
          new Instructions(input.time(), List.of(), List.of(legs), List.of(), Optional.empty()));
    }

    private static Order order(String id, InstrumentId instrument, Side side) {
      return Order.market(
          id, "a", Contract.of(instrument), side, Quantity.parse("0.04"), BigDecimal.ONE);
    }
  }

  private static boolean isMaker(Order order) {
    return order.terms() instanceof Terms.Limit limit
        && limit.timeInForce() == TimeInForce.POST_ONLY;
  }

  @Test
  void ordersWaitAtTheBestPriceAndGoToTheMarketThen() {
    MemoryJournal journal = new MemoryJournal();
    List<String> notices = new ArrayList<>();
    try (VenueHere here = new VenueHere(SPEED, "50000", "20000");
        LiveDesk desk =
            new LiveDesk(
                here.exchange(),
                here.market(),
                List.of(SPOT, PERPETUAL),
                Interval.DAY,
                VenueHere.START + 4 * UtcDay.MILLIS,
                journal.kept(),
                Optional::empty,
                notices::add)) {
      desk.run(new Carry(), journal, Approvals.ALL, Asset.USDT);
    }

    List<Event> events = journal.events();
    assertThat(events)
        .as("%s", notices)
        .anyMatch(event ->
            event instanceof Event.OrderPlaced placed
                && placed.order().instrument().equals(PERPETUAL)
                && isMaker(placed.order()));
    assertThat(events)
        .anyMatch(event ->
            event instanceof Event.OrderCancelled cancelled
                && cancelled.reason().contains("has waited long enough"));
    Ledger ledger = new Ledger();
    events.forEach(ledger::apply);
    Account account = ledger.account(events.getLast().time());
    assertThat(account.in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.parse("0.04"));
    assertThat(account.position(PERPETUAL).orElseThrow().quantity())
        .isEqualTo(Quantity.parse("-0.04"));
  }
}
