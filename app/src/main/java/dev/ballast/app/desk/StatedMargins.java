// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.margin.Bracket;
import dev.ballast.margin.BracketBook;
import dev.ballast.margin.Brackets;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The maintenance rates and amounts that an account file states, in place of the market's tables of
 * those contracts: one tier for every notional, on every day.
 */
final class StatedMargins {
  /** Where a table of one tier ends; above the last cap the last tier holds all the same. */
  private static final BigDecimal CAP = new BigDecimal("1e12");

  private static final BigDecimal HIGHEST_LEVERAGE = new BigDecimal(1000);

  private StatedMargins() {}

  /** The market's tables, but for the contracts of which the file states the rate. */
  static BracketBook over(BracketBook tables, AccountFile file) {
    TreeMap<InstrumentId, Bracket> stated = new TreeMap<>();
    for (PositionEntry entry : file.positions()) {
      if (entry.maintenanceRate().isEmpty()) {
        if (entry.maintenanceAmount().isPresent()) {
          throw entry.missing("maintenanceRate", "maintenanceAmount goes with it");
        }
        continue;
      }
      Bracket tier = tier(entry);
      Bracket other = stated.put(entry.instrument(), tier);
      if (other != null && !other.equals(tier)) {
        throw entry.mistake(
            "maintenanceRate: "
                + entry.symbol()
                + " is there twice with different rates or amounts; through history it has one");
      }
    }
    List<Brackets> all =
        new ArrayList<>(
            tables.tables().stream()
                .filter(table -> !stated.containsKey(table.instrument()))
                .toList());
    stated.forEach(
        (id, tier) -> all.add(new Brackets(id, List.of(tier), LocalDate.EPOCH, file.name())));
    return BracketBook.of(all);
  }

  private static Bracket tier(PositionEntry entry) {
    BigDecimal rate = entry.maintenanceRate().orElseThrow();
    if (rate.signum() == 0) {
      throw entry.mistake("maintenanceRate: a maintenance rate is above zero");
    }
    BigDecimal amount = entry.maintenanceAmount().orElse(BigDecimal.ZERO);
    return new Bracket(BigDecimal.ZERO, CAP, rate, amount, HIGHEST_LEVERAGE);
  }
}
