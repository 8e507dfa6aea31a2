// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.PositionMode;
import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.BalanceEntry;
import dev.ballast.app.config.OrdersFile;
import dev.ballast.margin.AccountSettings;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.HaircutBook;
import dev.ballast.margin.HaircutTables;
import dev.ballast.margin.WorstCase;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.venue.PortfolioMargin;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import dev.ballast.venue.sim.Margins;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a backtest's venue margins futures: by the market's tables, or as an account file states it.
 *
 * @param brackets of the venue
 * @param mode what stands behind cross positions
 * @param worstCase what is taken to have happened inside a bar
 * @param account whose venue it is; nothing where a plan begins with cash
 */
public record MarginTerms(
    BracketBook brackets, CollateralMode mode, WorstCase worstCase, Optional<AccountFile> account) {
  /** The market's tables, and each settlement asset for itself. */
  public static MarginTerms of(Market market) {
    return new MarginTerms(
        market.brackets(),
        new CollateralMode.SingleAsset(),
        WorstCase.EACH_AT_ITS_WORST,
        Optional.empty());
  }

  /** As an account file states it; refuses positions and collateral of which nothing is known. */
  public static MarginTerms of(Market market, AccountFile file) {
    return stated(
        market,
        file,
        StatedMargins.over(brackets(market, file), file, new ChangedNames(market.history())));
  }

  /** The same for a plan, which says it where a position's margin is not known. */
  public static MarginTerms planned(Market market, AccountFile file) {
    return stated(
        market,
        file,
        StatedMargins.stated(brackets(market, file), file, new ChangedNames(market.history())));
  }

  private static BracketBook brackets(Market market, AccountFile file) {
    return market.tables().brackets(file.venue().id());
  }

  private static MarginTerms stated(Market market, AccountFile file, BracketBook margins) {
    return new MarginTerms(
        margins.at(Usual.VENUE),
        mode(file, market.tables().haircuts()),
        WorstCase.EACH_AT_ITS_WORST,
        Optional.of(file));
  }

  /** How the account is set. */
  public AccountSettings settings() {
    return new AccountSettings(
        mode, account.map(AccountFile::positionMode).orElse(PositionMode.ONE_WAY));
  }

  /** The same, with the margin that an orders file states of what it opens. */
  public MarginTerms withOrders(OrdersFile file) {
    return new MarginTerms(StatedMargins.over(brackets, file), mode, worstCase, account);
  }

  public MarginTerms withWorstCase(WorstCase other) {
    return new MarginTerms(brackets, mode, other, account);
  }

  private static CollateralMode mode(AccountFile file, HaircutTables tables) {
    return switch (file.assetMode()) {
      case SINGLE_ASSET -> new CollateralMode.SingleAsset();
      case MULTI_ASSETS -> new CollateralMode.MultiAssets(haircuts(file, tables.multiAssets()));
      case PORTFOLIO_MARGIN ->
          new CollateralMode.PortfolioMargin(
              haircuts(file, tables.portfolio()), PortfolioMargin.Levels.BINANCE.liquidation());
    };
  }

  /** The tables', but for the assets of which the file says it. */
  private static HaircutBook haircuts(AccountFile file, HaircutBook tables) {
    TreeMap<Asset, Haircut> stated = new TreeMap<>();
    for (BalanceEntry balance : file.pooled()) {
      balance.haircut().ifPresent(one -> stated.put(balance.asset(), one));
    }
    for (BalanceEntry balance : file.pooled()) {
      if (!stated.containsKey(balance.asset()) && !tables.lists(balance.asset())) {
        throw balance.unknownHaircut(file.assetMode());
      }
    }
    List<HaircutBook.Version> all =
        new ArrayList<>(
            tables.versions().stream().filter(one -> !stated.containsKey(one.asset())).toList());
    stated.forEach((asset, haircut) ->
        all.add(new HaircutBook.Version(asset, haircut, LocalDate.EPOCH, file.name())));
    return HaircutBook.of(all);
  }

  /** The same for the simulated venue. */
  public Margins margins(Marketplace market) {
    return Margins.of(brackets, market).withMode(mode).withWorstCase(worstCase);
  }

  /**
   * What a reader must know of it, one sentence each.
   *
   * @param time of the run's beginning
   */
  List<String> notes(long time) {
    List<String> notes = new ArrayList<>();
    notes.add(
        switch (worstCase) {
          case EACH_AT_ITS_WORST ->
              "inside a bar each instrument is taken to have gone to its worse extreme"
                  + " (each-at-its-worst)";
          case ASSETS_TOGETHER ->
              "inside a bar all instruments on one asset are taken to have gone to their lows or"
                  + " to their highs together (assets-together)";
        });
    account.ifPresent(file -> notes.addAll(new AccountNotes(file, mode, time).notes()));
    return notes;
  }
}
