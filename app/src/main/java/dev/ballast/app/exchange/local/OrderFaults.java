// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.fault.Fault;
import dev.ballast.app.fault.FaultScript;
import dev.ballast.app.fault.Subject;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What faults make of orders of one market, spot or USD-M. */
final class OrderFaults {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final TradingFloor floor;
  private final boolean spot;

  OrderFaults(TradingFloor floor, boolean spot) {
    this.floor = floor;
    this.spot = spot;
  }

  private FaultScript script() {
    return floor.faults().script();
  }

  private <F extends Fault> Optional<F> strike(
      Class<F> kind, String what, TradingAccount account, Map<String, String> values) {
    if (script().isQuiet()) {
      return Optional.empty();
    }
    Subject subject =
        new Subject((spot ? "spot " : "usdm ") + what, values, Optional.of(account.key()));
    return script().first(kind, subject, floor.faults().now()).map(FaultScript.Strike::fault);
  }

  /** What an order that comes in sends to the market. */
  void prepare(TradingAccount account, OrderRecord sent, Parameters asked) {
    Order order = sent.order();
    if (order.terms() instanceof Terms.Triggered trigger) {
      strike(Fault.TriggerRefused.class, "order", account, asked.values())
          .ifPresent(fault -> sent.refuseWhenTriggered(fault.reason(), neverFills(order, trigger)));
      strike(Fault.StopChild.class, "order", account, asked.values())
          .ifPresent(_ -> sent.haveChild());
      return;
    }
    strike(Fault.PartFills.class, "order", account, asked.values())
        .ifPresent(fault -> split(sent, fault));
  }

  /** Has an order that was taken not be found for a while. */
  void hide(TradingAccount account, OrderRecord taken, Parameters asked) {
    strike(Fault.NotFound.class, "order", account, asked.values())
        .ifPresent(fault -> taken.hide(floor.clock().machine() + fault.length()));
  }

  private void split(OrderRecord sent, Fault.PartFills fault) {
    Order order = sent.order();
    Optional<Instrument> instrument = floor.trading(order.instrument());
    if (instrument.isEmpty()) {
      return;
    }
    Quantity step = instrument.get().rules().step();
    Quantity least = instrument.get().rules().marketLot().minimum();
    BigDecimal notional = instrument.get().rules().minimumNotional().toDecimal();
    BigDecimal price = worth(order);
    sent.send(
        OrderParts.of(
            order,
            fault,
            step,
            part ->
                part.compareTo(least) >= 0
                    && part.signum() > 0
                    && part.toDecimal().multiply(price).compareTo(notional) >= 0));
  }

  /** The least that a unit of the order may be worth: a little below what it trades at. */
  private BigDecimal worth(Order order) {
    BigDecimal now = floor.price(order.instrument()).map(Price::toDecimal).orElse(BigDecimal.ZERO);
    BigDecimal limit = order.terms() instanceof Terms.Limit one ? one.price().toDecimal() : now;
    return now.min(limit).multiply(new BigDecimal("0.99"));
  }

  /** The order with a limit, once it is set off, at which nothing trades. */
  private Order neverFills(Order order, Terms.Triggered trigger) {
    InstrumentId id = order.instrument();
    BigDecimal mark = floor.mark(id).map(Price::toDecimal).orElse(trigger.price().toDecimal());
    boolean buys = order.side() == Side.BUY;
    BigDecimal stop = trigger.price().toDecimal();
    BigDecimal far = buys ? stop.min(mark).divide(TWO) : stop.max(mark).multiply(TWO);
    Price limit =
        Price.of(far.setScale(8, RoundingMode.DOWN))
            .roundedTo(floor.trading(id).orElseThrow().rules().tick(), RoundingMode.DOWN);
    return order.withTerms(
        new Terms.Triggered(
            trigger.trigger(),
            trigger.price(),
            new Terms.Limit(limit, TimeInForce.IMMEDIATE_OR_CANCEL)));
  }

  /** Until when an order can still fill that is said to be cancelled; nothing where it is. */
  OptionalLong lives(TradingAccount account, OrderRecord order) {
    Map<String, String> values =
        Map.of(
            "symbol",
            ListedSymbols.symbol(order.instrument()),
            "type",
            order.type(),
            "side",
            order.order().side().name());
    return strike(Fault.LateFill.class, "cancel", account, values).stream()
        .mapToLong(fault -> floor.faults().now().market() + fault.lives())
        .findFirst();
  }
}
