// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.FuturesVenue;
import dev.ballast.app.config.OrdersEntry;
import dev.ballast.app.config.OrdersFile;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.engine.Request;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A venue's margin tables as a file has them: the maintenance rates and amounts that it states take
 * the place of those contracts' tables, one tier for every notional, on every day.
 */
final class StatedMargins {
  /** Where a table of one tier ends; above the last cap the last tier holds all the same. */
  private static final BigDecimal CAP = new BigDecimal("1e12");

  private static final BigDecimal HIGHEST_LEVERAGE = new BigDecimal(1000);

  private final TreeMap<InstrumentId, Bracket> stated = new TreeMap<>();

  private StatedMargins() {}

  /**
   * The tables, but for the contracts of which the file states the rate; refuses a position of
   * which neither is known.
   */
  static BracketBook over(BracketBook tables, AccountFile file, ChangedNames names) {
    for (PositionEntry entry : file.positions()) {
      if (entry.maintenanceRate().isEmpty()) {
        requireTable(entry, tables, file, names);
      }
    }
    return stated(tables, file, names);
  }

  /** The same, where a position's margin may stay unknown. */
  static BracketBook stated(BracketBook tables, AccountFile file, ChangedNames names) {
    StatedMargins margins = new StatedMargins();
    TreeMap<InstrumentId, BigDecimal> fees = new TreeMap<>();
    for (PositionEntry entry : file.positions()) {
      BigDecimal fee = closingFee(entry, tables, file);
      if (entry.maintenanceRate().isEmpty()) {
        fees.put(entry.instrument(), fee);
      } else {
        margins.add(
            entry.instrument(),
            entry.symbol(),
            entry.maintenanceRate().get(),
            fee,
            entry.maintenanceAmount(),
            entry::mistake);
      }
    }
    List<Brackets> raised =
        tables.tables().stream()
            .map(one -> raised(one, fees.getOrDefault(one.instrument(), BigDecimal.ZERO)))
            .toList();
    margins.follow(names);
    return margins.over(BracketBook.of(raised), file.name());
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

  private static void requireTable(
      PositionEntry entry, BracketBook tables, AccountFile file, ChangedNames names) {
    if (entry.maintenanceAmount().isPresent()) {
      throw entry.missing("maintenanceRate", "maintenanceAmount goes with it");
    }
    InstrumentId contract = entry.instrument();
    Optional<InstrumentId> today =
        names.successor(contract.base(), Long.MIN_VALUE).map(to -> contract.renamed(to.asset()));
    if (tables.tables().stream()
        .map(Brackets::instrument)
        .noneMatch(one -> one.equals(contract) || today.equals(Optional.of(one)))) {
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
            BigDecimal.ZERO,
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
      BigDecimal closingFee,
      Optional<BigDecimal> amount,
      Function<String, UserMistake> mistake) {
    if (rate.signum() == 0) {
      throw mistake.apply("maintenanceRate: a maintenance rate is above zero");
    }
    Bracket tier =
        new Bracket(
            BigDecimal.ZERO,
            CAP,
            rate.add(closingFee),
            amount.orElse(BigDecimal.ZERO),
            HIGHEST_LEVERAGE);
    Bracket other = stated.put(contract, tier);
    if (other != null && !other.equals(tier)) {
      throw mistake.apply(
          "maintenanceRate: "
              + name
              + " is there twice with different rates or amounts; through history it has one");
    }
  }

  /** Of a contract whose name nothing bears any more, also of what it is called today. */
  private void follow(ChangedNames names) {
    TreeMap<InstrumentId, Bracket> told = new TreeMap<>();
    stated.forEach((id, tier) ->
        names
            .successor(id.base(), Long.MAX_VALUE)
            .ifPresent(to ->
                told.put(
                    id.renamed(to.asset()), id.isInverse() ? tier.inUnits(to.ratio()) : tier)));
    told.forEach(stated::putIfAbsent);
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
