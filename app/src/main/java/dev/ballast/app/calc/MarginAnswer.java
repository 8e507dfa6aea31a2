// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.margin.Bracket;
import dev.ballast.margin.Formula;
import dev.ballast.margin.MarginPosition;
import dev.ballast.margin.PortfolioMargin;
import dev.ballast.margin.VenueMargin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What positions and an order ask for as security, and what is left of it. */
public final class MarginAnswer implements Answer {
  private final StatedAccount stated;
  private final Optional<AskedOrder> order;
  private final Optional<AccountTotals> totals;

  private MarginAnswer(StatedAccount stated, Optional<AskedOrder> order) {
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
    return new MarginAnswer(stated, order.map(one -> AskedOrder.of(stated, one)));
  }

  @Override
  public Object json() {
    return new MarginJson(
        stated.file().venue().toString(),
        Words.of(stated.file().margin()),
        stated.positions().stream().map(this::position).toList(),
        account(),
        order.map(asked -> asked.json(available())));
  }

  private MarginJson.PositionJson position(StatedPosition held) {
    MarginPosition position = held.position();
    BigDecimal mark = position.markPrice();
    BigDecimal notional = position.notional(mark);
    Optional<Bracket> tier = tier(position);
    return new MarginJson.PositionJson(
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
    initial(held)
        .ifPresent(result -> lines.addAll(MarginFormulas.shown(formulas.initial(venue()), result)));
    maintenance(held.position())
        .ifPresent(
            result -> lines.addAll(MarginFormulas.shown(formulas.maintenance(venue()), result)));
    return lines;
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

  private MarginJson.AccountJson account() {
    Optional<PortfolioMargin> portfolio = totals.flatMap(AccountTotals::portfolio);
    return new MarginJson.AccountJson(
        totals.map(_ -> stated.file().settle().code()),
        stated.wallet().map(Exactly::shown),
        isolatedWallets().map(Exactly::shown),
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

  private Optional<BigDecimal> isolatedWallets() {
    return stated.isIsolated() ? totals.map(AccountTotals::wallet) : Optional.empty();
  }

  /** Of all that stands behind the positions: a wallet beside isolated ones does not. */
  private Optional<BigDecimal> equity() {
    boolean backed =
        stated.isIsolated()
            || stated.wallet().isPresent()
            || !stated.collateral().assets().isEmpty();
    return backed ? totals.map(AccountTotals::equity) : Optional.empty();
  }

  /** Equity above initial margin; beside isolated positions all that is in the wallet. */
  private Optional<BigDecimal> available() {
    return stated.isIsolated()
        ? stated.wallet().map(beside -> beside.max(BigDecimal.ZERO))
        : totals
            .flatMap(AccountTotals::initial)
            .flatMap(margin -> equity().map(all -> all.subtract(margin).max(BigDecimal.ZERO)));
  }

  private boolean isLiquidated() {
    Optional<BigDecimal> kept = totals.flatMap(AccountTotals::maintenance);
    return kept.isPresent()
        && kept.get().signum() > 0
        && equity().filter(all -> all.compareTo(kept.get()) <= 0).isPresent();
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

  @Override
  public String page(int width, boolean color) {
    MarginPage page = new MarginPage(stated, width, color);
    stated.positions().forEach(held -> page.position(held, position(held)));
    if (totals.isPresent()) {
      page.account(account());
    }
    order.ifPresent(asked -> page.order(asked.asked(), asked.json(available())));
    stated
        .positions()
        .forEach(
            held -> notes(held).forEach(note -> page.note(held.entry().symbol() + ": " + note)));
    order.ifPresent(asked -> asked.notes().forEach(note -> page.note("order: " + note)));
    stated.collateral().notes().forEach(page::note);
    if (isLiquidated()) {
      page.note("maintenance is not below equity: at these marks the venue liquidates the account");
    }
    return page.toString();
  }
}
