// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.tier;

import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.market.TodaysNames;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Margin tables of names of the past, told of what they are called today. Notional in dollars stays
 * what it was; that of an inverse contract is coins and is multiplied by the ratio of the symbol
 * change.
 */
public final class ChangedBrackets {
  private ChangedBrackets() {}

  /** A book under the names of today's history; itself where there are no changes. */
  public static BracketBook of(BracketBook stated, History history) {
    if (history.changes().isEmpty()) {
      return stated;
    }
    return BracketBook.of(
        new TodaysNames(history)
            .over(
                stated.tables(),
                new TodaysNames.Stated<>(
                    Brackets::instrument,
                    table -> table.instrument().base(),
                    Brackets::asOf,
                    ChangedBrackets::told)));
  }

  /**
   * The table of a contract under its name of a time, in its own units.
   *
   * @param told a book under the names of today's history
   */
  public static Optional<Brackets> find(
      BracketBook told, History history, InstrumentId id, long time) {
    return new TodaysNames(history)
        .successor(id.base(), time)
        .flatMap(to ->
            told.brackets(id.renamed(to.asset()), time)
                .map(table -> id.isInverse() ? inUnitsBefore(table, to) : table))
        .or(() -> told.brackets(id, time));
  }

  private static Brackets inUnitsBefore(Brackets table, Successor to) {
    BigDecimal ratio = BigDecimal.ONE.divide(to.ratio(), MathContext.DECIMAL128);
    return new Brackets(
        table.instrument(),
        table.tiers().stream().map(tier -> tier.inUnits(ratio)).toList(),
        table.asOf(),
        table.source());
  }

  private static Brackets told(Brackets table, Successor to) {
    List<Bracket> tiers =
        table.instrument().isInverse()
            ? table.tiers().stream().map(tier -> tier.inUnits(to.ratio())).toList()
            : table.tiers();
    return new Brackets(
        table.instrument().renamed(to.asset()),
        tiers,
        table.asOf(),
        table.source() + ", as " + table.instrument());
  }
}
