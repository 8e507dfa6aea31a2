// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Trading rules of names of the past, told of what they are called today: quantities times the
 * ratio of a symbol change, ticks divided by it; values in the quote stay. An inverse contract
 * keeps its quantities, which are contracts of dollars.
 */
public final class ChangedRules {
  /** What is more than this is not counted. */
  private static final BigDecimal MOST = new BigDecimal("9e10");

  private ChangedRules() {}

  private record Row(InstrumentId id, TradingRules rules) {}

  /** A book under the names of today's history; itself where there are no changes. */
  public static RuleBook of(RuleBook stated, History history) {
    if (history.changes().isEmpty()) {
      return stated;
    }
    List<Row> rows = new ArrayList<>();
    stated.versions().forEach((id, all) -> all.forEach(one -> rows.add(new Row(id, one))));
    SequencedMap<InstrumentId, List<TradingRules>> told = new TreeMap<>();
    new TodaysNames(history)
        .over(
            rows,
            new TodaysNames.Stated<>(
                Row::id, row -> row.id.base(), row -> row.rules.asOf(), ChangedRules::told))
        .forEach(row -> told.computeIfAbsent(row.id, id -> new ArrayList<>()).add(row.rules));
    return RuleBook.of(told);
  }

  private static Row told(Row row, Successor to) {
    TradingRules was = row.rules;
    BigDecimal ratio = row.id.isInverse() ? BigDecimal.ONE : to.ratio();
    TradingRules now =
        new TradingRules(
            tick(was.tick(), to.ratio()),
            times(was.step(), ratio),
            times(was.minimumQuantity(), ratio),
            was.minimumNotional(),
            was.multiplier(),
            was.asOf(),
            was.source() + ", as " + row.id,
            times(was.bounds(), ratio),
            was.liquidationFee());
    return new Row(row.id.renamed(to.asset()), now);
  }

  private static OrderBounds times(OrderBounds bounds, BigDecimal ratio) {
    return new OrderBounds(
        bounds.maximumQuantity().map(most -> times(most, ratio)),
        bounds
            .marketLot()
            .map(lot ->
                new OrderBounds.Lot(
                    times(lot.minimum(), ratio),
                    lot.maximum().map(most -> times(most, ratio)),
                    times(lot.step(), ratio))),
        bounds.band());
  }

  private static Quantity times(Quantity was, BigDecimal ratio) {
    return new Quantity(counted(was.units(), was.toDecimal().multiply(ratio)));
  }

  private static Price tick(Price was, BigDecimal ratio) {
    return new Price(counted(was.units(), was.toDecimal().divide(ratio, MathContext.DECIMAL64)));
  }

  /** What was more than nothing stays within what is counted. */
  private static long counted(long was, BigDecimal told) {
    if (was == 0 || told.compareTo(MOST) >= 0) {
      return was == 0 ? 0 : Long.MAX_VALUE;
    }
    return Math.max(1, Exact.round(told));
  }
}
