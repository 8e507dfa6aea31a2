// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.render.CalcPage;
import dev.ballast.app.render.Figures;
import dev.ballast.margin.PortfolioMargin;
import dev.ballast.margin.ShockedAccount;
import dev.ballast.margin.venue.Formula;
import dev.ballast.margin.venue.LiquidationPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.IntFunction;

/** Where an account is liquidated, for a terminal: positions, the account, what was assumed. */
final class LiquidationPage {
  private final StatedAccount stated;
  private final List<LiquidationPrice> prices;
  private final AccountShock shock;
  private final Optional<AccountTotals> totals;
  private final CalcPage page;

  LiquidationPage(
      StatedAccount stated,
      List<LiquidationPrice> prices,
      AccountShock shock,
      Optional<AccountTotals> totals,
      int width,
      boolean color) {
    this.stated = stated;
    this.prices = prices;
    this.shock = shock;
    this.totals = totals;
    this.page =
        new CalcPage(
            "Liquidation at %s, %s margin"
                .formatted(stated.file().venue(), Words.of(stated.file().margin())),
            width,
            color);
  }

  /** A position: its figures, and the equation with its numbers. */
  void position(StatedPosition held, LiquidationPrice price) {
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
  void notes(IntFunction<List<String>> assumed) {
    SequencedMap<String, List<String>> symbols = new LinkedHashMap<>();
    for (int i = 0; i < prices.size(); i++) {
      StatedPosition held = stated.positions().get(i);
      for (String note : assumed.apply(i)) {
        symbols.computeIfAbsent(note, _ -> new ArrayList<>()).add(held.entry().symbol());
      }
    }
    symbols.forEach((note, about) ->
        page.note(about.size() == prices.size() ? note : String.join(", ", about) + ": " + note));
  }

  /** The account: its sums, the moves of the market that liquidate it, and what it is then. */
  void account() {
    totals.ifPresent(this::addedUp);
    if (shock.isLiquidated()) {
      page.figure("market move that liquidates", "0%", "is already liquidated");
      shock.down().ifPresent(this::explain);
      return;
    }
    page.figure("market fall that liquidates", move(shock.down()), "")
        .figure("market rise that liquidates", move(shock.up()), "");
    shock.down().ifPresent(this::explain);
    shock.up().ifPresent(this::explain);
  }

  private void addedUp(AccountTotals sums) {
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

  private void explain(ShockedAccount at) {
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

  @Override
  public String toString() {
    return page.toString();
  }
}
