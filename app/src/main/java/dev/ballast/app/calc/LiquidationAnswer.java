// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.AccountFile.Margin;
import dev.ballast.margin.PortfolioMargin;
import dev.ballast.margin.ShockedAccount;
import dev.ballast.margin.venue.BybitUnified;
import dev.ballast.margin.venue.Formula;
import dev.ballast.margin.venue.LiquidationPrice;
import dev.ballast.margin.venue.MarginAccount;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an account's positions are liquidated, one by one and all together. */
public final class LiquidationAnswer implements Answer {
  private final StatedAccount stated;
  private final List<LiquidationPrice> prices;
  private final AccountShock shock;
  private final Optional<AccountTotals> totals;

  private LiquidationAnswer(
      StatedAccount stated, List<LiquidationPrice> prices, AccountShock shock) {
    this.stated = stated;
    this.prices = prices;
    this.shock = shock;
    this.totals = AccountTotals.find(stated);
  }

  /**
   * Solves an account; refuses one without positions, and cross margin without a wallet.
   *
   * @param betas of assets on the market; one for an asset that is not there
   */
  public static LiquidationAnswer of(StatedAccount stated, Map<Asset, Double> betas) {
    if (stated.positions().isEmpty()) {
      throw stated.file().missing("positions", "there is nothing to liquidate");
    }
    if (stated.file().margin() == Margin.CROSS
        && stated.file().wallet().isEmpty()
        && stated.collateral().assets().isEmpty()) {
      throw stated
          .file()
          .missing("walletBalance", "it stands behind cross positions (or say isolated)");
    }
    MarginAccount account = stated.liquidated();
    List<LiquidationPrice> prices = account.positions().stream().map(account::liquidation).toList();
    return new LiquidationAnswer(
        stated, prices, AccountShock.of(stated.account(), stated.collateral(), betas));
  }

  @Override
  public Object json() {
    List<LiquidationJson.PositionJson> positions = new ArrayList<>();
    for (int i = 0; i < prices.size(); i++) {
      positions.add(position(stated.positions().get(i), prices.get(i)));
    }
    Optional<PortfolioMargin> portfolio = totals.flatMap(AccountTotals::portfolio);
    return new LiquidationJson(
        stated.file().venue().toString(),
        Words.of(stated.file().margin()),
        Words.of(stated.file().positionMode()),
        positions,
        new LiquidationJson.AccountJson(
            totals.map(_ -> stated.file().settle().code()),
            totals.map(AccountTotals::wallet).map(Exactly::shown),
            totals.map(AccountTotals::unrealised).map(Exactly::shown),
            totals.map(AccountTotals::equity).map(Exactly::shown),
            totals.flatMap(AccountTotals::maintenance).map(Exactly::shown),
            totals.flatMap(AccountTotals::marginRatio).map(Exactly::shown),
            stated.collateral().mode(),
            stated.collateral().counted(),
            portfolio.flatMap(PortfolioMargin::uniMmr).map(Exactly::shown),
            portfolio.map(one -> Words.of(one.state())),
            shock.down().map(at -> Exactly.of(at.shock())),
            shock.up().map(at -> Exactly.of(at.shock())),
            shock.down().map(LiquidationAnswer::shocked),
            shock.up().map(LiquidationAnswer::shocked)));
  }

  private LiquidationJson.PositionJson position(StatedPosition held, LiquidationPrice price) {
    var position = held.position();
    BigDecimal mark = position.markPrice();
    return new LiquidationJson.PositionJson(
        held.entry().symbol(),
        Words.of(held.entry().side()),
        position.quantity().abs(),
        position.entryPrice(),
        mark,
        price.price().map(Exactly::shown),
        price.price().map(at -> Exactly.shown(Exactly.ratio(at, mark).subtract(BigDecimal.ONE))),
        price.bankruptcy().map(Exactly::shown),
        price.tierNumber(),
        price.tier().maintenanceRate(),
        price.tier().maintenanceAmount(),
        Exactly.shown(position.notional(mark)),
        Exactly.shown(stated.account().venue().maintenance(position, mark)),
        Exactly.shown(position.unrealised()),
        position.isolated().map(Exactly::shown),
        price.formula().text(),
        price.formula().withNumbers(),
        price.formula().terms().stream()
            .map(term ->
                new LiquidationJson.TermJson(
                    term.name(), Exactly.shown(term.value()), term.meaning()))
            .toList(),
        notes(held, price));
  }

  private List<String> notes(StatedPosition held, LiquidationPrice price) {
    List<String> notes = new ArrayList<>(held.notes());
    notes.addAll(price.notes());
    if (stated.isIsolated() && stated.account().venue() instanceof BybitUnified) {
      notes.add(
          "liquidation price and market move differ: the move keeps maintenance at the price reached");
    }
    notes.addAll(stated.collateral().notes());
    if (stated.collateral().assets().size() > 1) {
      notes.add("collateral stays at its index price; with the market it moves by its beta");
    }
    if (stated.collateral().portfolio()) {
      notes.add(
          "rates and amounts are "
              + Formula.number(stated.collateral().ratio())
              + " times the table's: liquidated at that uniMMR");
    }
    return notes;
  }

  private static LiquidationJson.ShockJson shocked(ShockedAccount at) {
    return new LiquidationJson.ShockJson(
        Exactly.of(at.shock()),
        at.positions().stream()
            .map(leg ->
                new LiquidationJson.ShockedPositionJson(
                    leg.instrument().toString(),
                    Exactly.of(leg.price()),
                    Exactly.of(leg.notional()),
                    leg.tier(),
                    Exactly.of(leg.maintenance()),
                    Exactly.of(leg.profit())))
            .toList(),
        Exactly.of(
            at.equity() - at.positions().stream().mapToDouble(ShockedAccount.Leg::profit).sum()),
        Exactly.of(at.equity()),
        Exactly.of(at.maintenance()),
        Exactly.of(at.excess()));
  }

  /** What was assumed of a position. */
  private List<String> notes(int place) {
    return notes(stated.positions().get(place), prices.get(place));
  }

  @Override
  public String page(int width, boolean color) {
    LiquidationPage page = new LiquidationPage(stated, prices, shock, totals, width, color);
    for (int i = 0; i < prices.size(); i++) {
      page.position(stated.positions().get(i), prices.get(i));
    }
    page.account();
    page.notes(this::notes);
    return page.toString();
  }
}
