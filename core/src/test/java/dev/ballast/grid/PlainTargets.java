// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.engine.Instructions;
import dev.ballast.engine.Strategy;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.RuleBook;
import dev.ballast.market.TradingRules;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.plan.Leg;
import dev.ballast.plan.MarginTransfer;
import dev.ballast.plan.Plan;
import dev.ballast.plan.Ticket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The decisions of {@link TargetWeights} as a strategy of a session, asset by asset. */
final class PlainTargets implements Strategy {
  private final TargetWeights targets;
  private final RuleBook rules;
  private boolean decided;

  PlainTargets(TargetWeights targets, RuleBook rules) {
    this.targets = targets;
    this.rules = rules;
  }

  @Override
  public List<InstrumentId> instruments() {
    return targets.instruments();
  }

  @Override
  public Optional<Instructions> review(Input input) {
    Account account = input.account();
    Marks marks = input.marks();
    var now = Instant.ofEpochMilli(input.time()).atZone(ZoneOffset.UTC);
    if (input.first() || now.getHour() != 0) {
      return Optional.empty();
    }
    double margin = account.in(Place.FUTURES, Asset.USDT).toDouble();
    double balance = margin;
    for (InstrumentId id : targets.shorts().keySet()) {
      Optional<Position> held = account.position(id);
      if (held.isPresent()) {
        double quantity = held.get().quantity().toDouble();
        margin += quantity * price(marks, id) - held.get().entryCost().toDouble();
      }
    }
    double cash = account.in(Place.SPOT, Asset.USDT).toDouble();
    double equity = cash + margin;
    for (InstrumentId id : targets.spot().keySet()) {
      double quantity = account.in(Place.SPOT, id.base()).toDouble();
      equity += quantity == 0 ? 0 : quantity * price(marks, id);
    }
    BigDecimal transfer = transfer(equity, margin, cash, balance);
    boolean all = !decided || targets.rebalanced().falls(LocalDate.from(now));
    decided = true;
    List<Leg> legs = new ArrayList<>();
    if (all) {
      spot(account, marks, equity, cash - transfer.doubleValue(), legs);
      for (InstrumentId id : targets.shorts().keySet()) {
        double wanted = -targets.shorts().getOrDefault(id, 0.0) * equity;
        perpetual(account, marks, id, wanted, legs);
      }
    }
    return Optional.of(Instructions.of(plan(input.time(), transfer, legs), input.open()));
  }

  private BigDecimal transfer(double equity, double margin, double cash, double balance) {
    double wanted = targets.margin() * equity - margin;
    double least = -Math.max(balance - targets.cushion() * equity, 0);
    double limited = Math.min(Math.max(wanted, least), cash);
    return new BigDecimal(limited * 100).setScale(0, RoundingMode.DOWN).movePointLeft(2);
  }

  private void spot(Account account, Marks marks, double equity, double cash, List<Leg> legs) {
    Map<InstrumentId, Double> wishes = new LinkedHashMap<>();
    double sold = 0;
    double need = 0;
    for (InstrumentId id : targets.spot().keySet()) {
      if (marks.find(id).isEmpty()) {
        continue;
      }
      double close = price(marks, id);
      double held = account.in(Place.SPOT, id.base()).toDouble();
      double wish = targets.spot().getOrDefault(id, 0.0) * equity / close - held;
      if (wish < 0) {
        Quantity quantity = worthwhile(id, wish, close, RoundingMode.DOWN);
        sold += -quantity.toDouble() * close;
        order(id, quantity, marks, legs);
      } else {
        wishes.put(id, wish);
        need += wish * close * 1.0062;
      }
    }
    double scale = Math.min(1, (cash + sold * 0.9988) / need);
    wishes.forEach((id, wish) ->
        order(id, worthwhile(id, wish * scale, price(marks, id), RoundingMode.DOWN), marks, legs));
  }

  private void perpetual(
      Account account, Marks marks, InstrumentId id, double wanted, List<Leg> legs) {
    if (marks.find(id).isEmpty()) {
      return;
    }
    double held = account.position(id).map(p -> p.quantity().toDouble()).orElse(0.0);
    double wish = wanted / price(marks, id) - held;
    order(id, worthwhile(id, wish, price(marks, id), RoundingMode.HALF_EVEN), marks, legs);
  }

  /** Whole steps of a wish; nothing where they are worth less than twice the minimum. */
  private Quantity worthwhile(InstrumentId id, double wish, double close, RoundingMode rounding) {
    TradingRules rule = rules.instrument(id, 0).orElseThrow().rules();
    BigDecimal steps = new BigDecimal(wish * (1 / rule.step().toDouble())).setScale(0, rounding);
    Quantity quantity = Quantity.of(steps.multiply(rule.step().toDecimal()));
    double value = Math.abs(quantity.toDouble() * close);
    return value < 2 * rule.minimumNotional().toDouble() ? Quantity.ZERO : quantity;
  }

  private void order(InstrumentId id, Quantity change, Marks marks, List<Leg> legs) {
    if (!change.isZero()) {
      Money nothing = Money.zero(Asset.USDT);
      legs.add(
          new Leg(
              id,
              Side.of(change),
              change.abs(),
              marks.price(id),
              change.abs().times(marks.price(id), Asset.USDT),
              nothing,
              nothing,
              OptionalDouble.empty(),
              nothing,
              id.isSpot() ? BigDecimal.ONE : targets.leverage(),
              List.of(),
              "target"));
    }
  }

  private static Plan plan(long time, BigDecimal transfer, List<Leg> legs) {
    List<MarginTransfer> transfers = new ArrayList<>();
    if (transfer.signum() != 0) {
      boolean in = transfer.signum() > 0;
      transfers.add(
          new MarginTransfer(
              in ? Place.SPOT : Place.FUTURES,
              in ? Place.FUTURES : Place.SPOT,
              Money.of(Asset.USDT, transfer.abs()),
              "margin",
              false));
    }
    Ticket ticket = new Ticket(Long.toString(time), Purpose.CORE, "targets", "due", legs);
    return new Plan(time, "targets", transfers, List.of(ticket), List.of(), List.of());
  }

  private static double price(Marks marks, InstrumentId id) {
    return marks.price(id).toDouble();
  }
}
