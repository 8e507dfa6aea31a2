// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.OrdersEntry;
import dev.ballast.app.config.OrdersFile;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.engine.Request;
import dev.ballast.margin.Bracket;
import dev.ballast.margin.BracketBook;
import dev.ballast.margin.Brackets;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The maintenance rates and amounts that a file states, in place of the market's tables of those
 * contracts: one tier for every notional, on every day.
 */
final class StatedMargins {
  /** Where a table of one tier ends; above the last cap the last tier holds all the same. */
  private static final BigDecimal CAP = new BigDecimal("1e12");

  private static final BigDecimal HIGHEST_LEVERAGE = new BigDecimal(1000);

  private final TreeMap<InstrumentId, Bracket> stated = new TreeMap<>();

  private StatedMargins() {}

  /** The market's tables, but for the contracts of which the file states the rate. */
  static BracketBook over(BracketBook tables, AccountFile file) {
    StatedMargins margins = new StatedMargins();
    for (PositionEntry entry : file.positions()) {
      if (entry.maintenanceRate().isPresent()) {
        margins.add(
            entry.instrument(),
            entry.symbol(),
            entry.maintenanceRate().get(),
            entry.maintenanceAmount(),
            entry::mistake);
      } else if (entry.maintenanceAmount().isPresent()) {
        throw entry.missing("maintenanceRate", "maintenanceAmount goes with it");
      }
    }
    return margins.over(tables, file.name());
  }

  /** The same of an orders file, by what its entries open. */
  static BracketBook over(BracketBook tables, OrdersFile file) {
    StatedMargins margins = new StatedMargins();
    for (OrdersEntry entry : file.entries()) {
      if (entry.maintenanceRate().isPresent()) {
        InstrumentId opened = opened(entry).orElseThrow();
        margins.add(
            opened,
            opened.toString(),
            entry.maintenanceRate().get(),
            entry.maintenanceAmount(),
            entry::mistake);
      }
    }
    return margins.over(tables, file.name());
  }

  private static Optional<InstrumentId> opened(OrdersEntry entry) {
    return switch (entry.request()) {
      case Request.Send send -> Optional.of(send.order().instrument());
      case Request.Roll roll -> Optional.of(roll.to());
      case Request.Move _ -> Optional.empty();
      case Request.Cancel _ -> Optional.empty();
    };
  }

  private void add(
      InstrumentId contract,
      String name,
      BigDecimal rate,
      Optional<BigDecimal> amount,
      Function<String, UserMistake> mistake) {
    if (rate.signum() == 0) {
      throw mistake.apply("maintenanceRate: a maintenance rate is above zero");
    }
    Bracket tier =
        new Bracket(BigDecimal.ZERO, CAP, rate, amount.orElse(BigDecimal.ZERO), HIGHEST_LEVERAGE);
    Bracket other = stated.put(contract, tier);
    if (other != null && !other.equals(tier)) {
      throw mistake.apply(
          "maintenanceRate: "
              + name
              + " is there twice with different rates or amounts; through history it has one");
    }
  }

  private BracketBook over(BracketBook tables, String source) {
    List<Brackets> all =
        new ArrayList<>(
            tables.tables().stream()
                .filter(table -> !stated.containsKey(table.instrument()))
                .toList());
    stated.forEach((id, tier) -> all.add(new Brackets(id, List.of(tier), LocalDate.EPOCH, source)));
    return BracketBook.of(all);
  }
}
