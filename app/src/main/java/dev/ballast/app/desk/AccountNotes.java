// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.BalanceEntry;
import dev.ballast.app.config.FuturesVenue;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.HaircutBook;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a run makes of an account file where a reader may think otherwise: what stands behind its
 * positions, and what of it is for calculators alone.
 *
 * @param time of the run's beginning
 */
record AccountNotes(AccountFile file, CollateralMode mode, long time) {
  /** What a plan makes of it, which takes prices from the file where the history has none. */
  List<String> planned() {
    List<String> notes = new ArrayList<>();
    pool().ifPresent(notes::add);
    extended().ifPresent(notes::add);
    if (!file.venue().id().equals(Usual.VENUE)) {
      notes.add(
          "the account is at "
              + file.venue()
              + ": its margin tables hold; prices, funding, trading rules and contracts of the plan's"
              + " own are the history's, fees the plan's");
      takerFee().ifPresent(notes::add);
    }
    return notes;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    pool().ifPresent(notes::add);
    extended().ifPresent(notes::add);
    if (file.venue().id().equals(Usual.VENUE)) {
      said(one -> one.takerFee().isPresent())
          .ifPresent(which ->
              notes.add(
                  "takerFee of "
                      + which
                      + " in the account file is not used; fees are the plan's"));
    } else {
      notes.add(
          "the account is at "
              + file.venue()
              + ": its margin tables hold; prices, funding and trading rules are the history's,"
              + " fees the plan's, and what is liquidated is cut as at Binance");
      takerFee().ifPresent(notes::add);
    }
    said(one -> one.markPrice().isPresent())
        .ifPresent(which ->
            notes.add(
                "markPrice of "
                    + which
                    + " in the account file is not used; positions are valued at the history's"
                    + " prices"));
    if (file.balances().stream().anyMatch(one -> one.indexPrice().isPresent())) {
      notes.add(
          "indexPrice in the account file is not used; balances are valued at the history's"
              + " prices");
    }
    if (file.balances().stream().anyMatch(one -> one.price().isPresent())) {
      notes.add(
          "price in the account file is not used; balances are valued at the history's prices");
    }
    if (file.balances().stream().anyMatch(one -> one.yield().isPresent())) {
      notes.add(
          "yield in the account file is not booked: what is staked earns nothing in a run and stays"
              + " staked, past its lock too");
    }
    return notes;
  }

  private Optional<String> takerFee() {
    if (file.venue() != FuturesVenue.OKX) {
      return said(one -> one.takerFee().isPresent())
          .map(which -> "takerFee of " + which + " in the account file is not used");
    }
    return said(one -> one.takerFee().isPresent())
        .map(which -> "takerFee of " + which + " is kept beside the maintenance rate, as okx does")
        .or(() ->
            Optional.of(
                "no takerFee is given, so the closing fee that okx keeps beside the maintenance"
                    + " rate is left out"));
  }

  private Optional<String> said(Predicate<PositionEntry> field) {
    SequencedSet<String> symbols = new TreeSet<>();
    file.positions().stream().filter(field).forEach(one -> symbols.add(one.symbol()));
    return symbols.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", symbols));
  }

  /** What stands behind all positions. */
  private Optional<String> pool() {
    if (!mode.pooled()) {
      return Optional.empty();
    }
    SequencedSet<String> assets = new TreeSet<>();
    for (BalanceEntry balance : file.pooled()) {
      version(balance.asset())
          .ifPresent(one ->
              assets.add(
                  one.asset()
                      + " at "
                      + percent(one.haircut().owned())
                      + " ("
                      + one.source()
                      + ")"));
    }
    return Optional.of(
        file.assetMode()
            + ": all positions stand on "
            + file.settle()
            + (assets.isEmpty() ? "" : " and " + String.join(", ", assets))
            + ", and are liquidated where that is down to "
            + (mode.ratio().compareTo(BigDecimal.ONE) == 0 ? "" : percent(mode.ratio()) + " of ")
            + "maintenance");
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }

  /** Haircuts that are known only from after the run's beginning on. */
  private Optional<String> extended() {
    SequencedSet<String> extended = new TreeSet<>();
    for (BalanceEntry balance : file.pooled()) {
      version(balance.asset())
          .filter(one -> one.extendedBackwards(time))
          .ifPresent(one -> extended.add(one.asset() + " of " + one.asOf()));
    }
    return extended.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "haircuts are extended backwards to "
                + UtcDay.date(time)
                + ": "
                + String.join(", ", extended));
  }

  private Optional<HaircutBook.Version> version(Asset asset) {
    return switch (mode) {
      case CollateralMode.SingleAsset alone -> Optional.empty();
      case CollateralMode.MultiAssets multi -> multi.haircuts().version(asset, time);
      case CollateralMode.PortfolioMargin portfolio -> portfolio.haircuts().version(asset, time);
    };
  }
}
