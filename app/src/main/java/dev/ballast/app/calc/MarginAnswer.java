// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.render.CalcPage;
import dev.ballast.app.render.Figures;
import dev.ballast.margin.Bracket;
import dev.ballast.margin.Formula;
import dev.ballast.margin.MarginPosition;
import dev.ballast.margin.OrderMargin;
import dev.ballast.margin.PortfolioMargin;
import dev.ballast.margin.VenueMargin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What positions and an order ask for as security, and what is left of it. */
public final class MarginAnswer implements Answer {
  private final StatedAccount stated;
  private final Optional<StatedPosition> order;
  private final Optional<AccountTotals> totals;

  private MarginAnswer(StatedAccount stated, Optional<StatedPosition> order) {
    this.stated = stated;
    this.order = order;
    this.totals = AccountTotals.find(stated);
  }

  /**
   * Adds up an account.
   *
   * @param order the position that an order would open, its price as the entry price
   */
  public static MarginAnswer of(StatedAccount stated, Optional<StatedPosition> order) {
    order.ifPresent(one -> {
      if (!stated.isLevered(one)) {
        throw one.entry().missing("leverage", "an order's margin is its notional / leverage");
      }
    });
    return new MarginAnswer(stated, order);
  }

  /** What {@code --json} prints. */
  record MarginJson(
      String venue,
      String margin,
      List<PositionJson> positions,
      AccountJson account,
      Optional<OrderJson> order) {}

  record PositionJson(
      String symbol,
      String side,
      BigDecimal quantity,
      BigDecimal entryPrice,
      BigDecimal markPrice,
      BigDecimal notional,
      Optional<BigDecimal> leverage,
      Optional<BigDecimal> initial,
      Optional<Integer> tier,
      Optional<BigDecimal> maintenanceRate,
      Optional<BigDecimal> maintenanceAmount,
      Optional<BigDecimal> maintenance,
      Optional<BigDecimal> maximumLeverage,
      BigDecimal unrealised,
      Optional<BigDecimal> breakEvenPrice,
      Optional<BigDecimal> isolatedWallet,
      List<String> formulas,
      List<String> notes) {}

  /** The account; what adds up its positions is null where they settle in several assets. */
  record AccountJson(
      Optional<String> asset,
      Optional<BigDecimal> walletBalance,
      Optional<BigDecimal> unrealised,
      Optional<BigDecimal> equity,
      Optional<BigDecimal> initial,
      Optional<BigDecimal> maintenance,
      Optional<BigDecimal> available,
      Optional<BigDecimal> marginRatio,
      Optional<String> collateralMode,
      List<StatedCollateral.Counted> collateral,
      Optional<BigDecimal> adjustedEquity,
      Optional<BigDecimal> uniMmr,
      Optional<String> state) {}

  record OrderJson(
      String symbol,
      String side,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal markPrice,
      BigDecimal leverage,
      BigDecimal initial,
      BigDecimal openLoss,
      BigDecimal cost,
      Optional<Boolean> affordable,
      List<String> formulas) {}

  @Override
  public Object json() {
    return new MarginJson(
        stated.file().venue().toString(),
        Words.of(stated.file().margin()),
        stated.positions().stream().map(this::position).toList(),
        account(),
        order.map(this::order));
  }

  private PositionJson position(StatedPosition held) {
    MarginPosition position = held.position();
    BigDecimal mark = position.markPrice();
    BigDecimal notional = position.notional(mark);
    Optional<Bracket> tier = tier(position);
    return new PositionJson(
        held.entry().symbol(),
        Words.of(held.entry().side()),
        position.quantity().abs(),
        position.entryPrice(),
        mark,
        Exactly.shown(notional),
        held.entry().leverage(),
        initial(held).map(Exactly::shown),
        tier.filter(_ -> !position.tiers().stated()).map(_ -> position.tiers().number(notional)),
        tier.map(Bracket::maintenanceRate),
        tier.map(Bracket::maintenanceAmount),
        maintenance(position).map(Exactly::shown),
        maximumLeverage(position),
        Exactly.shown(position.unrealised()),
        breakEven(held).map(Exactly::shown),
        position.isolated().map(Exactly::shown),
        formulas(held),
        notes(held));
  }

  private VenueMargin venue() {
    return stated.account().venue();
  }

  private static Optional<Bracket> tier(MarginPosition position) {
    return position.tiers().isKnown()
        ? Optional.of(position.tiers().tier(position.notional(position.markPrice())))
        : Optional.empty();
  }

  private static Optional<BigDecimal> maximumLeverage(MarginPosition position) {
    return position.tiers().isKnown()
        ? position.tiers().maximumLeverage(position.notional(position.markPrice()))
        : Optional.empty();
  }

  private Optional<BigDecimal> initial(StatedPosition held) {
    return stated.isLevered(held)
        ? Optional.of(venue().initial(held.position(), held.position().markPrice()))
        : Optional.empty();
  }

  private Optional<BigDecimal> maintenance(MarginPosition position) {
    return position.tiers().isKnown()
        ? Optional.of(venue().maintenance(position, position.markPrice()))
        : Optional.empty();
  }

  /** Entry moved by the fee that was paid to get in, as Binance counts it. */
  private static Optional<BigDecimal> breakEven(StatedPosition held) {
    MarginPosition position = held.position();
    return held.entry()
        .takerFee()
        .map(fee -> fee.multiply(BigDecimal.valueOf(position.side())).add(BigDecimal.ONE))
        .map(position.entryPrice()::multiply);
  }

  private List<String> formulas(StatedPosition held) {
    List<String> lines = new ArrayList<>();
    MarginFormulas formulas = new MarginFormulas(held.position());
    initial(held).ifPresent(result -> lines.addAll(shown(formulas.initial(venue()), result)));
    maintenance(held.position())
        .ifPresent(result -> lines.addAll(shown(formulas.maintenance(venue()), result)));
    return lines;
  }

  private static List<String> shown(Formula formula, BigDecimal result) {
    return List.of(
        formula.text(),
        " ".repeat(formula.result().length())
            + " = "
            + formula.withNumbers()
            + " = "
            + Formula.number(result));
  }

  private List<String> notes(StatedPosition held) {
    List<String> notes = new ArrayList<>(held.notes());
    if (!stated.isLevered(held)) {
      notes.add("no leverage is given, so there is no initial margin");
    }
    maximumLeverage(held.position())
        .filter(most -> held.entry().leverage().filter(it -> it.compareTo(most) > 0).isPresent())
        .ifPresent(most ->
            notes.add("at this notional the venue allows a leverage of " + Formula.number(most)));
    return notes;
  }

  private AccountJson account() {
    Optional<PortfolioMargin> portfolio = totals.flatMap(AccountTotals::portfolio);
    return new AccountJson(
        totals.map(_ -> stated.file().settle().code()),
        wallet().map(Exactly::shown),
        totals.map(AccountTotals::unrealised).map(Exactly::shown),
        equity().map(Exactly::shown),
        totals.flatMap(AccountTotals::initial).map(Exactly::shown),
        totals.flatMap(AccountTotals::maintenance).map(Exactly::shown),
        available().map(Exactly::shown),
        marginRatio().map(Exactly::shown),
        stated.collateral().mode(),
        stated.collateral().counted(),
        portfolio.map(one -> Exactly.shown(one.adjustedEquity())),
        portfolio.flatMap(PortfolioMargin::uniMmr).map(Exactly::shown),
        portfolio.map(one -> Words.of(one.state())));
  }

  private Optional<BigDecimal> wallet() {
    return stated.isIsolated() ? totals.map(AccountTotals::wallet) : stated.file().wallet();
  }

  private Optional<BigDecimal> equity() {
    boolean backed = wallet().isPresent() || !stated.collateral().assets().isEmpty();
    return backed ? totals.map(AccountTotals::equity) : Optional.empty();
  }

  /** Equity above initial margin; isolated wallets have none to spare. */
  private Optional<BigDecimal> available() {
    return stated.isIsolated()
        ? Optional.empty()
        : totals
            .flatMap(AccountTotals::initial)
            .flatMap(margin -> equity().map(all -> all.subtract(margin).max(BigDecimal.ZERO)));
  }

  private Optional<BigDecimal> marginRatio() {
    if (stated.isIsolated() && stated.positions().size() != 1) {
      return Optional.empty();
    }
    return equity()
        .filter(all -> all.signum() > 0)
        .flatMap(all ->
            totals.flatMap(AccountTotals::maintenance).map(kept -> Exactly.ratio(kept, all)));
  }

  private OrderJson order(StatedPosition asked) {
    MarginPosition opened = asked.position();
    OrderMargin margin = OrderMargin.of(venue(), opened);
    MarginFormulas formulas = new MarginFormulas(opened);
    List<String> lines = new ArrayList<>(shown(formulas.opening(venue()), margin.initial()));
    lines.addAll(shown(formulas.openLoss(), margin.openLoss()));
    return new OrderJson(
        asked.entry().symbol(),
        Words.of(asked.entry().side()),
        opened.quantity().abs(),
        opened.entryPrice(),
        opened.markPrice(),
        opened.leverage(),
        Exactly.shown(margin.initial()),
        Exactly.shown(margin.openLoss()),
        Exactly.shown(margin.cost()),
        available().map(free -> margin.cost().compareTo(free) <= 0),
        lines);
  }

  @Override
  public String page(int width, boolean color) {
    CalcPage page =
        new CalcPage(
            "Margin at %s, %s".formatted(stated.file().venue(), Words.of(stated.file().margin())),
            width,
            color);
    stated.positions().forEach(held -> describe(page, held, position(held)));
    if (totals.isPresent()) {
      describeAccount(page, stated.file().settle().code(), account());
    }
    order.ifPresent(asked -> describeOrder(page, asked, order(asked)));
    stated
        .positions()
        .forEach(
            held -> notes(held).forEach(note -> page.note(held.entry().symbol() + ": " + note)));
    stated.collateral().notes().forEach(page::note);
    return page.toString();
  }

  private static void describe(CalcPage page, StatedPosition held, PositionJson position) {
    String asset = held.position().settlement().code();
    String quote = held.position().instrument().quote().code();
    page.figure(position.side() + " " + position.symbol(), position.quantity(), "")
        .figure("mark price", position.markPrice(), quote)
        .figure("notional", position.notional(), asset)
        .figure("unrealised profit", position.unrealised(), asset);
    position.initial().ifPresent(it -> page.figure("initial margin", it, asset));
    position.maintenance().ifPresent(it -> page.figure("maintenance margin", it, asset));
    position
        .maintenanceRate()
        .ifPresent(it -> page.figure("maintenance rate", Figures.readablePercent(it), ""));
    position.tier().ifPresent(it -> page.figure("tier", String.valueOf(it), ""));
    position.maximumLeverage().ifPresent(it -> page.figure("leverage at most", it, ""));
    position.breakEvenPrice().ifPresent(it -> page.figure("break-even price", it, quote));
    page.formula(position.formulas().toArray(String[]::new));
  }

  private void describeAccount(CalcPage page, String asset, AccountJson account) {
    if (account.collateral().isEmpty()) {
      account.walletBalance().ifPresent(it -> page.figure("wallet balance", it, asset));
    }
    stated.collateral().show(page, asset);
    account.unrealised().ifPresent(it -> page.figure("unrealised profit", it, asset));
    account.equity().ifPresent(it -> page.figure("equity", it, asset));
    account.initial().ifPresent(it -> page.figure("initial margin", it, asset));
    account.maintenance().ifPresent(it -> page.figure("maintenance margin", it, asset));
    account.available().ifPresent(it -> page.figure("available", it, asset));
    account
        .marginRatio()
        .ifPresent(it -> page.figure("margin ratio", Figures.readablePercent(it), ""));
    account.uniMmr().ifPresent(it -> page.figure("uniMMR", Figures.readablePercent(it), ""));
    account.state().ifPresent(it -> page.figure("state", it, ""));
    page.block();
  }

  private static void describeOrder(CalcPage page, StatedPosition asked, OrderJson order) {
    String asset = asked.position().settlement().code();
    page.figure("order, " + order.side() + " " + order.symbol(), order.quantity(), "")
        .figure("price", order.price(), asked.position().instrument().quote().code())
        .figure("mark price", order.markPrice(), asked.position().instrument().quote().code())
        .figure("initial margin", order.initial(), asset)
        .figure("open loss", order.openLoss(), asset)
        .figure("cost to open", order.cost(), asset);
    order.affordable().ifPresent(it -> page.figure("affordable", it ? "yes" : "no", ""));
    page.formula(order.formulas().toArray(String[]::new));
  }
}
