// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.FuturesVenue;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.margin.Bracket;
import dev.ballast.margin.BracketBook;
import dev.ballast.margin.Brackets;
import dev.ballast.margin.MaintenanceTiers;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A venue's margin tables as an account file has them: the maintenance rates and amounts that it
 * states take the place of those contracts' tables, one tier for every notional, on every day.
 */
final class StatedMargins {
  /** Where a table of one tier ends; above the last cap the last tier holds all the same. */
  private static final BigDecimal CAP = new BigDecimal("1e12");

  private static final BigDecimal HIGHEST_LEVERAGE = new BigDecimal(1000);

  private StatedMargins() {}

  /**
   * The tables, but for the contracts of which the file states the rate; refuses a position of
   * which neither is known.
   */
  static BracketBook over(BracketBook tables, AccountFile file) {
    TreeMap<InstrumentId, Bracket> stated = new TreeMap<>();
    for (PositionEntry entry : file.positions()) {
      if (entry.maintenanceRate().isEmpty()) {
        requireTable(entry, tables, file);
        continue;
      }
      Bracket tier = tier(entry, closingFee(entry, tables, file));
      Bracket other = stated.put(entry.instrument(), tier);
      if (other != null && !other.equals(tier)) {
        throw entry.mistake(
            "maintenanceRate: "
                + entry.symbol()
                + " is there twice with different rates or amounts; through history it has one");
      }
    }
    TreeMap<InstrumentId, BigDecimal> fees = new TreeMap<>();
    file.positions()
        .forEach(entry -> fees.put(entry.instrument(), closingFee(entry, tables, file)));
    List<Brackets> all = new ArrayList<>();
    for (Brackets table : tables.tables()) {
      if (!stated.containsKey(table.instrument())) {
        all.add(raised(table, fees.getOrDefault(table.instrument(), BigDecimal.ZERO)));
      }
    }
    stated.forEach(
        (id, tier) -> all.add(new Brackets(id, List.of(tier), LocalDate.EPOCH, file.name())));
    return BracketBook.of(all);
  }

  private static Brackets raised(Brackets table, BigDecimal fee) {
    return fee.signum() == 0
        ? table
        : new Brackets(
            table.instrument(),
            MaintenanceTiers.of(table).plusRate(fee).tiers(),
            table.asOf(),
            table.source());
  }

  private static void requireTable(PositionEntry entry, BracketBook tables, AccountFile file) {
    if (entry.maintenanceAmount().isPresent()) {
      throw entry.missing("maintenanceRate", "maintenanceAmount goes with it");
    }
    if (tables.tables().stream().noneMatch(one -> one.instrument().equals(entry.instrument()))) {
      throw entry.missing(
          "maintenanceRate",
          "no margin table of "
              + entry.symbol()
              + " at "
              + file.venue()
              + " is known; write its rate, or import a file of brackets (docs/guide/data.md)");
    }
  }

  /** OKX keeps the closing fee beside the maintenance rate. */
  private static BigDecimal closingFee(PositionEntry entry, BracketBook tables, AccountFile file) {
    if (file.venue() != FuturesVenue.OKX || entry.takerFee().isEmpty()) {
      return BigDecimal.ZERO;
    }
    BigDecimal fee = entry.takerFee().get();
    BigDecimal highest =
        entry
            .maintenanceRate()
            .orElseGet(() ->
                tables.tables().stream()
                    .filter(one -> one.instrument().equals(entry.instrument()))
                    .map(one -> one.tiers().getLast().maintenanceRate())
                    .reduce(BigDecimal.ZERO, BigDecimal::max));
    if (highest.add(fee).compareTo(BigDecimal.ONE) >= 0) {
      throw entry.mistake("takerFee: with the maintenance rate it is not below 1");
    }
    return fee;
  }

  private static Bracket tier(PositionEntry entry, BigDecimal closingFee) {
    BigDecimal rate = entry.maintenanceRate().orElseThrow();
    if (rate.signum() == 0) {
      throw entry.mistake("maintenanceRate: a maintenance rate is above zero");
    }
    BigDecimal amount = entry.maintenanceAmount().orElse(BigDecimal.ZERO);
    return new Bracket(BigDecimal.ZERO, CAP, rate.add(closingFee), amount, HIGHEST_LEVERAGE);
  }
}
