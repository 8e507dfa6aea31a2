// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What happened to one order, event by event. */
final class OrderStory {
  private final Order order;
  private final List<String> notes = new ArrayList<>();
  private Quantity filled = Quantity.ZERO;
  private BigDecimal paid = BigDecimal.ZERO;
  private Money fee;

  /** Fees in assets that the order neither trades nor settles in. */
  private final SequencedMap<Asset, Money> beside = new TreeMap<>();

  private RequestOutcome outcome = RequestOutcome.OPEN;
  private Optional<Instant> last = Optional.empty();

  OrderStory(Order order) {
    this.order = order;
    this.fee = Money.zero(order.contract().settle());
  }

  Order order() {
    return order;
  }

  void fill(Event.Filled fill) {
    filled = filled.plus(fill.quantity());
    paid = paid.add(fill.quantity().toDecimal().multiply(fill.price().toDecimal()));
    Money charged = fill.feeAtFill();
    if (charged.asset().equals(fee.asset())) {
      fee = fee.plus(charged);
    } else {
      beside.merge(charged.asset(), charged, Money::plus);
    }
    outcome = filled.equals(order.quantity()) ? RequestOutcome.FILLED : outcome;
    last = Optional.of(Instant.ofEpochMilli(fill.time()));
  }

  void end(long time, RequestOutcome how, String why) {
    outcome = how;
    last = Optional.of(Instant.ofEpochMilli(time));
    notes.add(why);
  }

  void setOff(long time) {
    last = Optional.of(Instant.ofEpochMilli(time));
    notes.add("set off by " + day(time));
  }

  /** The later contract was opened by this order. */
  void roll(Event.Rolled roll) {
    notes.add(
        "rolled at a spread of "
            + roll.spread().stripTrailingZeros().toPlainString()
            + " for "
            + roll.cost());
  }

  private List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    beside.values().forEach(one -> all.add("and " + one + " in fees"));
    return all;
  }

  private static LocalDate day(long time) {
    return UtcDay.date(time);
  }

  RequestRow row(int entry, Instant day, String asked) {
    return new RequestRow(
        entry,
        day,
        order.id(),
        asked,
        outcome,
        last,
        Optional.of(order.quantity().toDecimal()),
        Optional.of(filled.toDecimal()),
        filled.isZero()
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                paid.divide(filled.toDecimal(), MathContext.DECIMAL128).doubleValue()),
        Optional.of(fee.toDecimal()),
        Optional.of(fee.asset().code()),
        String.join("; ", notes()));
  }
}
