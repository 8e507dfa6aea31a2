// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.fault.Fault;
import dev.ballast.app.fault.FaultScript;
import dev.ballast.app.fault.FaultTime;
import dev.ballast.app.fault.MarketName;
import dev.ballast.app.fault.ScriptedFault;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.OrderBounds;
import dev.ballast.market.RuleBook;
import dev.ballast.market.TradingRules;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What faults make of the market: symbols that stand still, are gone or have other filters, lists
 * that do not reach back, a clock that is wrong. Without faults it is asked nothing.
 */
final class MarketFaults {
  private final FaultScript script;
  private final Supplier<FaultTime> clock;
  private final Set<InstrumentId> ended = new LinkedHashSet<>();
  private List<InstrumentId> ending = List.of();

  MarketFaults(FaultScript script, Supplier<FaultTime> clock) {
    this.script = script;
    this.clock = clock;
  }

  FaultScript script() {
    return script;
  }

  FaultTime now() {
    return clock.get();
  }

  private <F extends Fault.OfSymbol> List<F> of(Class<F> kind, InstrumentId id, FaultTime now) {
    return script.isQuiet()
        ? List.of()
        : script.standing(kind, now).stream().filter(one -> isOf(one.symbol(), id)).toList();
  }

  private static boolean isOf(Fault.Symbol symbol, InstrumentId id) {
    return (symbol.market() == MarketName.SPOT) == id.isSpot()
        && symbol.name().equals(ListedSymbols.symbol(id));
  }

  /** Whether it does not trade now, halted or gone. */
  boolean stands(InstrumentId id) {
    return !script.isQuiet() && (!of(Fault.Halt.class, id, now()).isEmpty() || isGone(id));
  }

  /** Whether it was halted just before now. */
  boolean stood(InstrumentId id) {
    if (script.isQuiet()) {
      return false;
    }
    FaultTime now = now();
    return !of(Fault.Halt.class, id, new FaultTime(now.market() - 1, now.machine())).isEmpty()
        || (isGone(id) && !ending.contains(id));
  }

  /** Whether it is listed no more. */
  boolean isGone(InstrumentId id) {
    return !of(Fault.Delisting.class, id, now()).isEmpty();
  }

  /** Whether it is left out of the list of symbols. */
  boolean isUnlisted(InstrumentId id) {
    return !of(Fault.Unlisted.class, id, now()).isEmpty();
  }

  /** When it is delisted, which the exchange tells before; nothing where it is not. */
  OptionalLong end(InstrumentId id) {
    return script.scripted(Fault.Delisting.class).stream()
        .filter(one -> one.fault() instanceof Fault.Delisting gone && isOf(gone.symbol(), id))
        .map(ScriptedFault::window)
        .mapToLong(window -> window.from().orElse(Long.MAX_VALUE))
        .min();
  }

  /** Takes the market's new moment: what is delisted there ends there, once. */
  void moved(Iterable<InstrumentId> listed) {
    ending = List.of();
    if (script.isQuiet()) {
      return;
    }
    List<InstrumentId> gone = new ArrayList<>();
    for (InstrumentId id : listed) {
      if (isGone(id) && ended.add(id)) {
        gone.add(id);
      }
    }
    ending = gone;
  }

  /** What ends at the moment that the market has come to. */
  List<InstrumentId> ending() {
    return ending;
  }

  /** The rules with the filters that are others now. */
  RuleBook rules(RuleBook book) {
    List<Fault.Filters> changed =
        script.isQuiet() ? List.of() : script.standing(Fault.Filters.class, now());
    if (changed.isEmpty()) {
      return book;
    }
    Map<InstrumentId, List<TradingRules>> others = new TreeMap<>();
    for (Fault.Filters one : changed) {
      for (InstrumentId id : book.instruments()) {
        if (isOf(one.symbol(), id)) {
          book.instrument(id, now().market())
              .map(Instrument::rules)
              .ifPresent(rules -> others.put(id, List.of(with(rules, one))));
        }
      }
    }
    return book.plus(RuleBook.of(others));
  }

  private TradingRules with(TradingRules rules, Fault.Filters other) {
    Quantity step = other.step().map(Quantity::of).orElse(rules.step());
    OrderBounds bounds = rules.bounds();
    return new TradingRules(
        other.tick().map(Price::of).orElse(rules.tick()),
        step,
        other.step().isPresent() ? step : rules.minimumQuantity(),
        other
            .minimumNotional()
            .map(least -> Money.of(rules.minimumNotional().asset(), least))
            .orElse(rules.minimumNotional()),
        rules.multiplier(),
        UtcDay.date(now().market()),
        rules.source(),
        other.step().isPresent()
            ? new OrderBounds(
                bounds.maximumQuantity(),
                bounds.marketLot().map(lot -> new OrderBounds.Lot(step, lot.maximum(), step)),
                bounds.band())
            : bounds,
        rules.liquidationFee());
  }

  /** The earliest time that lists of fills, orders and income reach back to. */
  long earliest() {
    return script.isQuiet()
        ? Long.MIN_VALUE
        : script.standing(Fault.ShortHistory.class, now()).stream()
            .mapToLong(one -> now().market() - one.days() * UtcDay.MILLIS)
            .max()
            .orElse(Long.MIN_VALUE);
  }

  /** How far the exchange's clock is ahead, in milliseconds. */
  long skew() {
    return script.isQuiet()
        ? 0
        : script.standing(Fault.ClockSkew.class, now()).stream()
            .mapToLong(Fault.ClockSkew::millis)
            .sum();
  }
}
