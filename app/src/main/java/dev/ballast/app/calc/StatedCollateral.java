// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.BalanceEntry;
import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.app.store.VenueTables;
import dev.ballast.margin.Collateral;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.HaircutBook;
import dev.ballast.margin.PooledCollateral;
import dev.ballast.margin.venue.PortfolioMargin;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Assets that stand behind positions, as a file or flags state them.
 *
 * @param pool with what the venue counts of each
 * @param notes where its haircuts are from
 */
public record StatedCollateral(PooledCollateral pool, List<String> notes) {
  private static final String FORM =
      "write ASSET:BALANCE:INDEX:BID_BUFFER:ASK_BUFFER (multi-assets mode) or"
          + " ASSET:NET:INDEX:COLLATERAL_RATE (portfolio margin)";

  public StatedCollateral {
    notes = List.copyOf(notes);
  }

  /** Reads flags such as {@code BTC:0.5:60000:0.05:0.05}. */
  public static StatedCollateral parse(List<String> flags) {
    List<Collateral> assets = new ArrayList<>();
    int parts = 0;
    for (String flag : flags) {
      String[] cells = flag.split(":", -1);
      if (cells.length < 4 || cells.length > 5 || (parts != 0 && parts != cells.length)) {
        throw mistake(flag, FORM + ", all of one kind");
      }
      parts = cells.length;
      Collateral one = collateral(flag, cells);
      if (assets.stream().anyMatch(other -> other.asset().equals(one.asset()))) {
        throw mistake(flag, one.asset() + " is there twice");
      }
      assets.add(one);
    }
    return new StatedCollateral(new PooledCollateral(assets, levels(parts == 4)), List.of());
  }

  private static Optional<PortfolioMargin.Levels> levels(boolean portfolio) {
    return portfolio ? Optional.of(PortfolioMargin.Levels.BINANCE) : Optional.empty();
  }

  private static Collateral collateral(String flag, String[] cells) {
    try {
      BigDecimal third = fraction(flag, cells[3]);
      return new Collateral(
          Asset.parse(cells[0]),
          decimal(flag, cells[1]),
          decimal(flag, cells[2]),
          cells.length == 4
              ? Haircut.collateralRate(third)
              : Haircut.buffers(third, fraction(flag, cells[4])));
    } catch (IllegalArgumentException e) {
      throw mistake(flag, String.valueOf(e.getMessage()));
    }
  }

  private static BigDecimal decimal(String flag, String cell) {
    try {
      return Given.flags(Map.of("collateral", cell)).number("collateral");
    } catch (UserMistake e) {
      throw mistake(flag, FORM);
    }
  }

  private static BigDecimal fraction(String flag, String cell) {
    BigDecimal value = decimal(flag, cell);
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw mistake(flag, cell + " is no fraction from 0 to 1");
    }
    return value;
  }

  private static UserMistake mistake(String flag, String why) {
    return new UserMistake("--collateral " + flag + ": " + why);
  }

  /**
   * The collateral of an account file; none in single-asset mode. What the positions settle in is
   * the currency of account, all of which counts.
   *
   * @param known asked where a balance states no haircut or no index price
   */
  static StatedCollateral of(AccountFile file, KnownFigures known) {
    boolean portfolio = file.assetMode() == AccountFile.AssetMode.PORTFOLIO_MARGIN;
    if (file.assetMode() == AccountFile.AssetMode.SINGLE_ASSET) {
      return new StatedCollateral(PooledCollateral.NONE, List.of());
    }
    List<Collateral> assets = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    assets.add(Collateral.cash(file.settle(), file.wallet().orElse(BigDecimal.ZERO)));
    for (BalanceEntry balance : file.pooled()) {
      if (assets.stream().anyMatch(one -> one.asset().equals(balance.asset()))) {
        throw balance.mistake(
            balance.asset() + " is collateral twice; write what there is of it once");
      }
      BigDecimal index =
          balance
              .indexPrice()
              .or(() -> index(balance.asset(), file.settle(), known, notes))
              .orElseThrow(() ->
                  balance.mistake(
                      "'indexPrice' is missing; it is what a " + balance.asset() + " is worth"));
      assets.add(
          new Collateral(
              balance.asset(),
              balance.quantity().toDecimal(),
              index,
              balance.haircut().orElseGet(() -> known(balance, file, known, notes))));
    }
    return new StatedCollateral(new PooledCollateral(assets, levels(portfolio)), notes);
  }

  private static Optional<BigDecimal> index(
      Asset asset, Asset quote, KnownFigures known, List<String> notes) {
    Optional<KnownFigures.Close> close = known.close(InstrumentId.spot(Usual.VENUE, asset, quote));
    close.ifPresent(one -> notes.add("no indexPrice of " + asset + " is given; " + one.sentence()));
    return close.map(KnownFigures.Close::price);
  }

  private static Haircut known(
      BalanceEntry balance, AccountFile file, KnownFigures known, List<String> notes) {
    VenueTables tables = known.tables();
    long time = known.time();
    HaircutBook book =
        file.assetMode() == AccountFile.AssetMode.PORTFOLIO_MARGIN
            ? tables.haircuts().portfolio()
            : tables.haircuts().multiAssets();
    HaircutBook.Version version =
        book.version(balance.asset(), time)
            .orElseThrow(() -> balance.unknownHaircut(file.assetMode()));
    notes.add(
        "haircut of "
            + version.asset()
            + " as of "
            + version.asOf()
            + ": "
            + version.source()
            + (version.extendedBackwards(time) ? "; extended backwards" : ""));
    return version.haircut();
  }

  /** An asset and what counts of it, without profit. */
  record Counted(String asset, BigDecimal balance, BigDecimal indexPrice, BigDecimal counted) {}

  /** Every asset, in order; none in single-asset mode. */
  List<Counted> counted() {
    return pool.assets().stream()
        .map(one ->
            new Counted(
                one.asset().code(),
                one.balance(),
                one.index(),
                JsonNumbers.shown(one.counted(BigDecimal.ZERO))))
        .toList();
  }

  /** A line for each asset, for people. */
  void show(Calculation answer, String quote) {
    for (Counted one : counted()) {
      answer.shown(
          Figures.readable(one.balance()) + " " + one.asset() + " counts", one.counted(), quote);
    }
  }

  /** Which mode it is of, as account files write it; nothing where there is none. */
  Optional<String> mode() {
    return pool.isEmpty()
        ? Optional.empty()
        : Optional.of(pool.levels().isPresent() ? "portfolio-margin" : "multi-assets");
  }
}
