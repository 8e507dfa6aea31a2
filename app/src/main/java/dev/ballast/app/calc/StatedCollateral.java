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
import dev.ballast.margin.venue.PortfolioMargin;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Assets that stand behind positions, with what the venue counts of each.
 *
 * @param portfolio whether it is portfolio margin, else multi-assets mode
 * @param notes where its haircuts are from
 */
public record StatedCollateral(List<Collateral> assets, boolean portfolio, List<String> notes) {
  private static final String FORM =
      "write ASSET:BALANCE:INDEX:BID_BUFFER:ASK_BUFFER (multi-assets mode) or"
          + " ASSET:NET:INDEX:COLLATERAL_RATE (portfolio margin)";

  public StatedCollateral {
    assets = List.copyOf(assets);
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
    return new StatedCollateral(assets, parts == 4, List.of());
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
      return new StatedCollateral(List.of(), false, List.of());
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
    return new StatedCollateral(assets, portfolio, notes);
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

  /** The assets with more, or less, of what the positions settle in, which is there in any case. */
  List<Collateral> of(Asset settle, BigDecimal more) {
    List<Collateral> all = new ArrayList<>();
    if (assets.stream().noneMatch(one -> one.asset().equals(settle))) {
      all.add(Collateral.cash(settle, more));
    }
    for (Collateral one : assets) {
      all.add(
          one.asset().equals(settle)
              ? new Collateral(one.asset(), one.balance().add(more), one.index(), one.haircut())
              : one);
    }
    return all;
  }

  /** An asset and what counts of it, without profit. */
  record Counted(String asset, BigDecimal balance, BigDecimal indexPrice, BigDecimal counted) {}

  /** Every asset, in order; none in single-asset mode. */
  List<Counted> counted() {
    return assets.stream()
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

  /** Equity over maintenance at which the venue liquidates. */
  BigDecimal ratio() {
    return portfolio ? PortfolioMargin.Levels.BINANCE.liquidation() : BigDecimal.ONE;
  }

  /** Which mode it is of, as account files write it; nothing where there is none. */
  Optional<String> mode() {
    return assets.isEmpty()
        ? Optional.empty()
        : Optional.of(portfolio ? "portfolio-margin" : "multi-assets");
  }

  /** What counts of everything, with profit in the asset that positions settle in. */
  BigDecimal counted(Asset settle, BigDecimal profit) {
    BigDecimal sum = BigDecimal.ZERO;
    boolean found = false;
    for (Collateral one : assets) {
      boolean settled = one.asset().equals(settle);
      found |= settled;
      sum = sum.add(one.counted(settled ? profit : BigDecimal.ZERO));
    }
    return found ? sum : sum.add(profit);
  }
}
