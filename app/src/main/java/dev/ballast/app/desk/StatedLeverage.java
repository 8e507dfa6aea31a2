// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.margin.tier.ChangedBrackets;
import dev.ballast.market.History;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The leverage of an account's positions against what the venue allows of the contract at the
 * smallest notional. A position that has grown since may be above what its own tier allows.
 *
 * @param tables of the account's venue
 * @param history in whose names they are
 */
record StatedLeverage(AccountFile file, BracketBook tables, History history, long time) {
  /** Of no contract does Binance allow more. */
  private static final BigDecimal MOST = new BigDecimal(125);

  /** Of a file at a market, as of a time. */
  static StatedLeverage of(AccountFile file, Market market, long time) {
    return new StatedLeverage(
        file, market.tables().brackets(file.venue().id()), market.history(), time);
  }

  /** Refuses what no order could have opened. */
  void check() {
    for (PositionEntry entry : file.positions()) {
      Optional<Brackets> table = table(entry);
      if (table.isPresent() && isAbove(entry, most(table.get()))) {
        throw entry.mistake(
            "leverage: "
                + leverage(entry)
                + " is above the "
                + most(table.get()).stripTrailingZeros().toPlainString()
                + " that the venue allows of "
                + entry.symbol()
                + " ("
                + table.get().source()
                + ")");
      }
    }
  }

  /** What is above all that the venue allows, of contracts whose own bound is not known. */
  List<String> notes() {
    return file.positions().stream()
        .filter(entry ->
            entry.instrument().venue().equals(Usual.VENUE)
                && table(entry).isEmpty()
                && isAbove(entry, MOST))
        .map(entry ->
            entry.symbol()
                + " has a leverage of "
                + leverage(entry)
                + " in the account file: its margin brackets are not known, and of no contract does"
                + " the venue allow more than "
                + MOST)
        .toList();
  }

  private Optional<Brackets> table(PositionEntry entry) {
    return ChangedBrackets.find(tables, history, entry.instrument(), time);
  }

  private static BigDecimal most(Brackets table) {
    return table.tiers().stream()
        .map(Bracket::maximumLeverage)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static boolean isAbove(PositionEntry entry, BigDecimal most) {
    return entry.leverage().filter(one -> one.compareTo(most) > 0).isPresent();
  }

  private static String leverage(PositionEntry entry) {
    return entry.leverage().orElseThrow().toPlainString();
  }
}
