// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.AccountFile.Margin;
import dev.ballast.app.render.CalcPage;
import dev.ballast.app.render.Figures;
import dev.ballast.margin.Formula;
import dev.ballast.margin.LiquidationPrice;
import dev.ballast.margin.MarginAccount;
import dev.ballast.margin.PortfolioMargin;
import dev.ballast.margin.ShockedAccount;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

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

  /** What {@code --json} prints. */
  record LiquidationJson(
      String venue,
      String margin,
      String positionMode,
      List<PositionJson> positions,
      AccountJson account) {}

  record PositionJson(
      String symbol,
      String side,
      BigDecimal quantity,
      BigDecimal entryPrice,
      BigDecimal markPrice,
      Optional<BigDecimal> liquidationPrice,
      Optional<BigDecimal> distance,
      Optional<BigDecimal> bankruptcyPrice,
      Optional<Integer> tier,
      BigDecimal maintenanceRate,
      BigDecimal maintenanceAmount,
      BigDecimal notional,
      BigDecimal maintenance,
      BigDecimal unrealised,
      Optional<BigDecimal> isolatedWallet,
      String formula,
      String withNumbers,
      List<TermJson> terms,
      List<String> notes) {}

  record TermJson(String name, BigDecimal value, String meaning) {}

  /** The account; what adds up its positions is null where they settle in several assets. */
  record AccountJson(
      Optional<String> asset,
      Optional<BigDecimal> walletBalance,
      Optional<BigDecimal> unrealised,
      Optional<BigDecimal> equity,
      Optional<BigDecimal> maintenance,
      Optional<BigDecimal> marginRatio,
      Optional<String> collateralMode,
      List<StatedCollateral.Counted> collateral,
      Optional<BigDecimal> uniMmr,
      Optional<String> state,
      Optional<BigDecimal> distanceDown,
      Optional<BigDecimal> distanceUp,
      Optional<ShockJson> down,
      Optional<ShockJson> up) {}

  /** The account at a shock that liquidates it, term by term. */
  record ShockJson(
      BigDecimal shock,
      List<ShockedPositionJson> positions,
      BigDecimal walletBalance,
      BigDecimal equity,
      BigDecimal maintenance,
      BigDecimal residual) {}

  record ShockedPositionJson(
      String instrument,
      BigDecimal price,
      BigDecimal notional,
      int tier,
      BigDecimal maintenance,
      BigDecimal profit) {}

  @Override
  public Object json() {
    List<PositionJson> positions = new ArrayList<>();
    for (int i = 0; i < prices.size(); i++) {
      positions.add(position(stated.positions().get(i), prices.get(i)));
    }
    Optional<PortfolioMargin> portfolio = totals.flatMap(AccountTotals::portfolio);
    return new LiquidationJson(
        stated.file().venue().toString(),
        Words.of(stated.file().margin()),
        Words.of(stated.file().positionMode()),
        positions,
        new AccountJson(
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

  private PositionJson position(StatedPosition held, LiquidationPrice price) {
    var position = held.position();
    BigDecimal mark = position.markPrice();
    return new PositionJson(
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
            .map(term -> new TermJson(term.name(), Exactly.shown(term.value()), term.meaning()))
            .toList(),
        notes(held, price));
  }

  private List<String> notes(StatedPosition held, LiquidationPrice price) {
    List<String> notes = new ArrayList<>(held.notes());
    notes.addAll(price.notes());
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

  private static ShockJson shocked(ShockedAccount at) {
    return new ShockJson(
        Exactly.of(at.shock()),
        at.positions().stream()
            .map(leg ->
                new ShockedPositionJson(
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

  @Override
  public String page(int width, boolean color) {
    CalcPage page =
        new CalcPage(
            "Liquidation at %s, %s margin"
                .formatted(stated.file().venue(), Words.of(stated.file().margin())),
            width,
            color);
    for (int i = 0; i < prices.size(); i++) {
      describe(page, stated.positions().get(i), prices.get(i));
    }
    account(page);
    notes(page);
    return page.toString();
  }

  private void describe(CalcPage page, StatedPosition held, LiquidationPrice price) {
    var position = held.position();
    String quote = position.instrument().quote().code();
    String asset = position.settlement().code();
    page.figure(
            Words.of(held.entry().side()) + " " + held.entry().symbol(),
            Figures.readable(position.quantity().abs()),
            position.contractSize().compareTo(BigDecimal.ONE) == 0
                ? ""
                : "contracts of " + Figures.readable(position.contractSize()))
        .figure("entry price", position.entryPrice(), quote)
        .figure("mark price", position.markPrice(), quote);
    price
        .price()
        .ifPresentOrElse(
            at ->
                page.figure("liquidation price", at, quote)
                    .figure(
                        "distance from mark",
                        Figures.readablePercent(
                            Exactly.ratio(at, position.markPrice())
                                .subtract(BigDecimal.ONE)
                                .setScale(8, RoundingMode.HALF_EVEN)),
                        ""),
            () -> page.figure("liquidation price", "none", ""));
    price.bankruptcy().ifPresent(at -> page.figure("bankruptcy price", at, quote));
    page.figure(
        "maintenance at mark",
        stated.account().venue().maintenance(position, position.markPrice()),
        asset);
    Formula formula = price.formula();
    page.formula(
        formula.text(),
        "   = " + formula.withNumbers(),
        "   = " + price.price().map(Formula::number).orElse("none above zero"));
  }

  /** What was assumed, once, with the contracts that it is about where not all are. */
  private void notes(CalcPage page) {
    SequencedMap<String, List<String>> symbols = new LinkedHashMap<>();
    for (int i = 0; i < prices.size(); i++) {
      StatedPosition held = stated.positions().get(i);
      for (String note : notes(held, prices.get(i))) {
        symbols.computeIfAbsent(note, _ -> new ArrayList<>()).add(held.entry().symbol());
      }
    }
    symbols.forEach((note, about) ->
        page.note(about.size() == prices.size() ? note : String.join(", ", about) + ": " + note));
  }

  private void account(CalcPage page) {
    totals.ifPresent(sums -> addedUp(page, sums));
    page.figure("market fall that liquidates", move(shock.down()), "")
        .figure("market rise that liquidates", move(shock.up()), "");
    shock.down().ifPresent(at -> explain(page, at));
    shock.up().ifPresent(at -> explain(page, at));
  }

  private void addedUp(CalcPage page, AccountTotals sums) {
    String asset = stated.file().settle().code();
    if (stated.collateral().assets().isEmpty()) {
      page.figure(
          stated.isIsolated() ? "isolated wallets" : "wallet balance", sums.wallet(), asset);
    }
    stated.collateral().show(page, asset);
    page.figure("unrealised profit", sums.unrealised(), asset)
        .figure("equity", sums.equity(), asset);
    sums.maintenance().ifPresent(kept -> page.figure("maintenance", kept, asset));
    sums.marginRatio()
        .ifPresent(ratio -> page.figure("margin ratio", Figures.readablePercent(ratio), ""));
    sums.portfolio()
        .flatMap(PortfolioMargin::uniMmr)
        .ifPresent(ratio -> page.figure("uniMMR", Figures.readablePercent(ratio), ""));
    sums.portfolio().ifPresent(one -> page.figure("state", Words.of(one.state()), ""));
  }

  private static String move(Optional<ShockedAccount> at) {
    return at.map(one -> Figures.readablePercent(Exactly.of(one.shock()))).orElse("none");
  }

  private void explain(CalcPage page, ShockedAccount at) {
    List<List<String>> rows = new ArrayList<>();
    for (ShockedAccount.Leg leg : at.positions()) {
      rows.add(
          List.of(
              leg.instrument().toString(),
              money(leg.price()),
              money(leg.notional()),
              String.valueOf(leg.tier()),
              money(leg.maintenance()),
              money(leg.profit())));
    }
    String behind = stated.collateral().assets().isEmpty() ? "wallet" : "collateral";
    double profit = at.positions().stream().mapToDouble(ShockedAccount.Leg::profit).sum();
    rows.add(List.of(behind, "", "", "", "", money(at.equity() - profit)));
    rows.add(List.of("together", "", "", "", money(at.maintenance()), money(at.equity())));
    page.table(
        "lrrrrr",
        List.of(
            "at a market move of " + move(Optional.of(at)),
            "price",
            "notional",
            "tier",
            "maintenance",
            "profit, equity"),
        rows);
  }

  private static String money(double value) {
    return Figures.readable(Exactly.of(value).round(new MathContext(10)));
  }
}
