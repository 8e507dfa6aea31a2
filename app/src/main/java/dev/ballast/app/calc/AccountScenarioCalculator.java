// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.config.BalanceEntry;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.margin.AccountScenario;
import dev.ballast.margin.ShockedAccount;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.market.ContractPrefix;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What an account gains and loses under shocks, and whether they liquidate it. */
public final class AccountScenarioCalculator {
  private static final BigDecimal ALL = BigDecimal.ONE.negate();

  private final StatedAccount stated;
  private final KnownFigures known;
  private final Map<Asset, BigDecimal> shocks;
  private final Map<Asset, BigDecimal> betas;
  private final SequencedMap<Asset, Double> moves = new LinkedHashMap<>();
  private final List<Calculation> lines = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private double total;

  private AccountScenarioCalculator(
      StatedAccount stated,
      KnownFigures known,
      Map<Asset, BigDecimal> shocks,
      Map<Asset, BigDecimal> betas) {
    this.stated = stated;
    this.known = known;
    this.shocks = shocks;
    this.betas = betas;
  }

  /**
   * Revalues everything; margin is made anew from the tiers.
   *
   * @param shocks fractions by asset; others move by beta times that of BTC
   * @param betas on BTC
   */
  public static Calculation of(
      StatedAccount stated,
      KnownFigures known,
      Map<Asset, BigDecimal> shocks,
      Map<Asset, BigDecimal> betas) {
    for (MarginPosition position : stated.account().positions()) {
      if (!position.settlement().isDollar()) {
        throw new UserMistake(
            "%s: a scenario counts in dollars, and %s settles in %s"
                .formatted(stated.file().name(), position.instrument(), position.settlement()));
      }
    }
    return new AccountScenarioCalculator(stated, known, shocks, betas).calculation();
  }

  private Calculation calculation() {
    for (BalanceEntry balance : owned()) {
      holding(balance);
    }
    for (MarginPosition position : stated.account().positions()) {
      move(ContractPrefix.underlying(position.instrument().base()));
    }
    stated.collateral().pool().assets().forEach(one -> move(one.asset()));
    shocks
        .keySet()
        .forEach(asset -> {
          if (!moves.containsKey(asset)) {
            throw new UserMistake("--shock: " + asset + " moves nothing of this account");
          }
        });
    betas
        .keySet()
        .forEach(asset -> {
          if (!moves.containsKey(asset)) {
            throw new UserMistake("--beta: " + asset + " moves nothing of this account");
          }
        });
    AccountScenario scenario =
        AccountScenario.of(stated.account(), stated.collateral().pool(), moves);
    List<Calculation> wallets = new ArrayList<>();
    for (int i = 0; i < scenario.after().size(); i++) {
      wallets.add(wallet(scenario.before().get(i), scenario.after().get(i)));
    }
    return Calculation.titled("Scenario of " + stated.file().name())
        .field("lines", lines.stream().map(Calculation::fields).toList())
        .table("lrrrr", List.of("held", "moves", "price then", "worth then", "profit"), rows)
        .figure("total", JsonNumbers.of(total), "total", Usual.QUOTE.code())
        .with("wallets", wallets)
        .field("liquidated", scenario.isLiquidated())
        .shown("liquidated", scenario.isLiquidated() ? "yes" : "no", "")
        .formula(
            "each price moves by its shock, or by beta x the shock of BTC;",
            "liquidated where equity then is at or below maintenance then");
  }

  /** What stands behind positions is counted with them. */
  private List<BalanceEntry> owned() {
    List<BalanceEntry> pooled = stated.file().pooled();
    return stated.file().balances().stream()
        .filter(one -> !pooled.contains(one) && !one.asset().isDollar())
        .toList();
  }

  private double move(Asset asset) {
    if (asset.isDollar()) {
      return 0;
    }
    Optional<BigDecimal> byBeta =
        Optional.ofNullable(shocks.get(Asset.BTC))
            .flatMap(market -> Optional.ofNullable(betas.get(asset)).map(market::multiply));
    double move =
        Optional.ofNullable(shocks.get(asset))
            .or(() -> byBeta)
            .orElseThrow(() ->
                new UserMistake(
                    "--shock: none of %s; give it, or a shock of BTC and its --beta"
                        .formatted(asset)))
            .max(ALL)
            .doubleValue();
    moves.put(asset, move);
    return move;
  }

  private void holding(BalanceEntry balance) {
    Optional<BigDecimal> price =
        balance
            .price()
            .map(Price::toDecimal)
            .or(() ->
                known.close(Usual.MARKET.spot(balance.asset())).map(KnownFigures.Close::price));
    double now =
        price
            .orElseThrow(
                () -> balance.mistake("no price of it is known; write 'price', or name a store"))
            .doubleValue();
    double move = move(balance.asset());
    double then = now * (1 + move);
    double quantity = balance.quantity().toDecimal().doubleValue();
    line(balance.asset().code(), move, then, quantity * then, quantity * (then - now));
  }

  private void line(String name, double move, double price, double worth, double profit) {
    total += profit;
    lines.add(
        Calculation.part()
            .field("name", name)
            .field("move", JsonNumbers.of(move))
            .field("price", JsonNumbers.of(price))
            .field("notional", JsonNumbers.of(worth))
            .field("profit", JsonNumbers.of(profit)));
    rows.add(
        List.of(
            name,
            Figures.readablePercent(JsonNumbers.of(move)),
            Figures.readable(JsonNumbers.of(price)),
            Figures.cents(worth),
            Figures.cents(profit)));
  }

  private Calculation wallet(ShockedAccount before, ShockedAccount after) {
    for (int i = 0; i < after.positions().size(); i++) {
      ShockedAccount.Leg then = after.positions().get(i);
      line(
          then.instrument().toString(),
          moves.getOrDefault(ContractPrefix.underlying(then.instrument().base()), 0.0),
          then.price(),
          then.notional(),
          then.profit() - before.positions().get(i).profit());
    }
    for (int i = 0; i < after.collateral().size(); i++) {
      ShockedAccount.Asset then = after.collateral().get(i);
      if (!then.asset().isDollar()) {
        line(
            then.asset() + ", collateral",
            moves.getOrDefault(then.asset(), 0.0),
            then.index(),
            then.value(),
            then.value() - before.collateral().get(i).value());
      }
    }
    boolean liquidated = after.maintenance() > 0 && after.excess() <= 0;
    return Calculation.part()
        .figure("equityBefore", JsonNumbers.of(before.equity()), "equity now", Usual.QUOTE.code())
        .figure("equity", JsonNumbers.of(after.equity()), "equity then", Usual.QUOTE.code())
        .figure(
            "maintenance",
            JsonNumbers.of(after.maintenance()),
            "maintenance then",
            Usual.QUOTE.code())
        .field("liquidated", liquidated);
  }
}
