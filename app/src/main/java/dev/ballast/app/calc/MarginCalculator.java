// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.render.Calculation;
import dev.ballast.margin.AccountTotals;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.margin.venue.Formula;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.margin.venue.PortfolioMargin;
import dev.ballast.margin.venue.VenueMargin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What positions and an order ask for as security, and what is left of it. */
public final class MarginCalculator {
  private final StatedAccount stated;
  private final Optional<AccountTotals> totals;

  private MarginCalculator(StatedAccount stated) {
    this.stated = stated;
    this.totals = stated.totals();
  }

  /**
   * Adds up an account.
   *
   * @param order the position that an order would open, its price as the entry price
   */
  public static Calculation of(StatedAccount stated, Optional<StatedPosition> order) {
    return new MarginCalculator(stated).calculation(order.map(one -> AskedOrder.of(stated, one)));
  }

  private Calculation calculation(Optional<AskedOrder> order) {
    Calculation answer =
        Calculation.titled(
                "Margin at %s, %s"
                    .formatted(stated.file().venue(), Words.of(stated.file().margin())))
            .field("venue", stated.file().venue().toString())
            .field("margin", Words.of(stated.file().margin()))
            .with("positions", stated.positions().stream().map(this::position).toList())
            .with("account", account())
            .with("order", order.map(asked -> asked.calculation(available())));
    for (StatedPosition held : stated.positions()) {
      notes(held).forEach(note -> answer.note(held.entry().symbol() + ": " + note));
    }
    order.ifPresent(asked -> asked.notes().forEach(note -> answer.note("order: " + note)));
    stated.collateral().notes().forEach(answer::note);
    if (isLiquidated()) {
      answer.note(
          "maintenance is not below equity: at these marks the venue liquidates the account");
    }
    return answer;
  }

  private Calculation position(StatedPosition held) {
    MarginPosition position = held.position();
    BigDecimal mark = position.markPrice();
    BigDecimal notional = position.notional(mark);
    String asset = position.settlement().code();
    String quote = position.instrument().quote().code();
    Optional<Bracket> tier = known(position).map(tiers -> tiers.tier(notional));
    return Calculation.part()
        .field("symbol", held.entry().symbol())
        .field("side", Words.of(held.entry().side()))
        .figure("quantity", position.quantity().abs(), held.name(), "")
        .field("entryPrice", position.entryPrice())
        .figure("markPrice", mark, "mark price", quote)
        .rounded("notional", notional, "notional", asset)
        .field("leverage", held.entry().leverage())
        .rounded("initial", initial(held), "initial margin", asset)
        .word(
            "tier",
            known(position).filter(one -> !one.stated()).map(one -> one.number(notional)),
            "tier")
        .percent("maintenanceRate", tier.map(Bracket::maintenanceRate), "maintenance rate", "")
        .field("maintenanceAmount", tier.map(Bracket::maintenanceAmount))
        .rounded("maintenance", maintenance(position), "maintenance margin", asset)
        .figure("maximumLeverage", maximumLeverage(position), "leverage at most", "")
        .rounded("unrealised", position.unrealised(), "unrealised profit", asset)
        .rounded("breakEvenPrice", breakEven(held), "break-even price", quote)
        .rounded("isolatedWallet", position.isolated())
        .field("formulas", formulas(held))
        .field("notes", notes(held))
        .formula(formulas(held));
  }

  private VenueMargin venue() {
    return stated.account().venue();
  }

  private static Optional<MaintenanceTiers> known(MarginPosition position) {
    return Optional.of(position.tiers()).filter(MaintenanceTiers::isKnown);
  }

  private static Optional<BigDecimal> maximumLeverage(MarginPosition position) {
    return known(position)
        .flatMap(tiers -> tiers.maximumLeverage(position.notional(position.markPrice())));
  }

  private Optional<BigDecimal> initial(StatedPosition held) {
    return stated.isLevered(held)
        ? Optional.of(venue().initial(held.position(), held.position().markPrice()))
        : Optional.empty();
  }

  private Optional<BigDecimal> maintenance(MarginPosition position) {
    return known(position).map(_ -> venue().maintenance(position, position.markPrice()));
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

  private Calculation account() {
    Optional<PortfolioMargin> portfolio = totals.flatMap(AccountTotals::portfolio);
    String asset = stated.file().settle().code();
    Optional<BigDecimal> wallet = stated.wallet().map(JsonNumbers::shown);
    Calculation answer = Calculation.part().field("asset", totals.map(_ -> asset));
    if (stated.collateral().pool().isEmpty()) {
      answer.figure("walletBalance", wallet, "wallet balance", asset);
    } else {
      stated.collateral().show(answer.field("walletBalance", wallet), asset);
    }
    return answer
        .rounded("isolatedWallets", isolatedWallets(), "isolated wallets", asset)
        .rounded("unrealised", totals.map(AccountTotals::unrealised), "unrealised profit", asset)
        .rounded("equity", equity(), "equity", asset)
        .rounded("initial", totals.flatMap(stated::initial), "initial margin", asset)
        .rounded(
            "maintenance", totals.flatMap(AccountTotals::maintenance), "maintenance margin", asset)
        .rounded("available", available(), "available", asset)
        .percent("marginRatio", marginRatio().map(JsonNumbers::shown), "margin ratio", "")
        .field("collateralMode", stated.collateral().mode())
        .field("collateral", stated.collateral().counted())
        .field("adjustedEquity", portfolio.map(one -> JsonNumbers.shown(one.adjustedEquity())))
        .percent(
            "uniMmr",
            portfolio.flatMap(PortfolioMargin::uniMmr).map(JsonNumbers::shown),
            "uniMMR",
            "")
        .word("state", portfolio.map(one -> Words.of(one.state())), "state")
        .gap();
  }

  private Optional<BigDecimal> isolatedWallets() {
    return stated.isIsolated() ? totals.map(AccountTotals::wallet) : Optional.empty();
  }

  /** Of all that stands behind the positions: a wallet beside isolated ones does not. */
  private Optional<BigDecimal> equity() {
    boolean backed =
        stated.isIsolated() || stated.wallet().isPresent() || !stated.collateral().pool().isEmpty();
    return backed ? totals.map(AccountTotals::equity) : Optional.empty();
  }

  /** Equity above initial margin; beside isolated positions all that is in the wallet. */
  private Optional<BigDecimal> available() {
    return stated.isIsolated()
        ? stated.wallet().map(beside -> beside.max(BigDecimal.ZERO))
        : totals
            .flatMap(stated::initial)
            .flatMap(margin -> equity().map(all -> all.subtract(margin).max(BigDecimal.ZERO)));
  }

  private boolean isLiquidated() {
    Optional<BigDecimal> kept = totals.flatMap(AccountTotals::maintenance);
    return kept.isPresent()
        && kept.get().signum() > 0
        && equity().filter(all -> all.compareTo(kept.get()) <= 0).isPresent();
  }

  private Optional<BigDecimal> marginRatio() {
    return equity().isPresent() ? totals.flatMap(AccountTotals::marginRatio) : Optional.empty();
  }
}
