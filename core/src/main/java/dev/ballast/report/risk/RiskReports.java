// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.order.Holding;
import dev.ballast.plan.Plan;
import dev.ballast.report.figure.Reading;
import dev.ballast.risk.BetaMoves;
import dev.ballast.risk.ClosesByDay;
import dev.ballast.risk.Concentration;
import dev.ballast.risk.EffectiveLeverage;
import dev.ballast.risk.HeldReturns;
import dev.ballast.risk.MarginedAccount;
import dev.ballast.risk.Shock;
import dev.ballast.risk.StandardShocks;
import dev.ballast.risk.StatedShock;
import dev.ballast.risk.StressOutcome;
import dev.ballast.risk.ValueAtRisk;
import dev.ballast.risk.WalletOutcome;
import dev.ballast.risk.WorstWindows;
import dev.ballast.unit.Asset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Turns an account, and what a plan would make of it, into the part of the report on risk. */
public final class RiskReports {
  private final MarginedAccount held;
  private final Optional<PlannedAccount> planned;
  private final BetaMoves betas;
  private final ClosesByDay closes;
  private final SequencedSet<Asset> assets;
  private final SequencedSet<String> notes = new LinkedHashSet<>();

  private RiskReports(
      MarginedAccount held,
      Optional<PlannedAccount> planned,
      MarketView view,
      Marketplace market,
      BetaMoves betas) {
    this.held = held;
    this.planned = planned;
    this.betas = betas;
    this.assets = new TreeSet<>(moving(held.account()));
    planned.ifPresent(one -> assets.addAll(moving(one.account())));
    this.closes = ClosesByDay.of(view, market, betas.benchmark(), assets);
  }

  /**
   * The report.
   *
   * @param plan whose orders are seen as filled; nothing where the account is looked at alone
   * @param view of the same time
   */
  public static RiskReport of(
      MarginedAccount held,
      Optional<Plan> plan,
      MarketView view,
      Marketplace market,
      BetaMoves betas,
      RiskTerms terms) {
    return new RiskReports(
            held, plan.map(one -> PlannedAccount.of(held.account(), one)), view, market, betas)
        .report(terms);
  }

  /** All that a price of moves something of an account. */
  public static SequencedSet<Asset> moving(Account account) {
    SequencedSet<Asset> assets = new TreeSet<>(account.assets());
    for (Position position : account.positions()) {
      assets.add(ContractPrefix.underlying(position.instrument().base()));
      assets.add(position.contract().settle());
    }
    assets.removeIf(Asset::isDollar);
    return assets;
  }

  private RiskReport report(RiskTerms terms) {
    notes.addAll(betas.notes(assets));
    List<ScenarioRow> rows = new ArrayList<>();
    for (Shock shock : shocks(terms)) {
      rows.add(
          new ScenarioRow(
              shock.name(),
              shock.meaning(),
              shock.factor(betas.benchmark()) - 1,
              figures(held, shock, _ -> List.of()),
              planned.map(one -> figures(held.holding(one.account()), shock, one::holders)),
              shock.notes().stream().filter(note -> !notes.contains(note)).toList()));
    }
    RiskFigures before = figures(held);
    Optional<RiskFigures> after = planned.map(one -> figures(held.holding(one.account())));
    if (closes.size() <= ValueAtRisk.LEAST + ValueAtRisk.BEGIN) {
      notes.add(
          "no value at risk: history has fewer than "
              + (ValueAtRisk.LEAST + ValueAtRisk.BEGIN)
              + " daily returns of "
              + betas.benchmark());
    }
    return new RiskReport(
        Instant.ofEpochMilli(held.marks().time()),
        betas.benchmark().code(),
        before,
        after,
        rows,
        List.copyOf(notes));
  }

  private List<Shock> shocks(RiskTerms terms) {
    List<Shock> all = new ArrayList<>();
    for (StatedShock stated : terms.stated()) {
      all.add(stated.of(betas, assets, terms.sectors()));
    }
    SequencedSet<Asset> dollars = new TreeSet<>(dollars(held.account()));
    planned.ifPresent(one -> dollars.addAll(dollars(one.account())));
    all.addAll(new StandardShocks(betas, closes, assets, dollars).all());
    WorstWindows worst = new WorstWindows(closes, betas, terms.days(), terms.windows());
    all.addAll(worst.ofBenchmark(assets));
    all.addAll(worst.ofExposures(exposures(), assets));
    return all;
  }

  /** Coins that stand for the dollar, and are held or settled in. */
  private static SequencedSet<Asset> dollars(Account account) {
    SequencedSet<Asset> dollars = new TreeSet<>(account.assets());
    account.positions().forEach(position -> dollars.add(position.contract().settle()));
    dollars.removeIf(asset -> !asset.isDollar() || asset.code().equals("USD"));
    return dollars;
  }

  /** Those now; of the plan where there are none now. */
  private SequencedMap<Asset, Double> exposures() {
    SequencedMap<Asset, Double> now = exposures(held.exposure());
    return now.isEmpty() && planned.isPresent()
        ? exposures(held.holding(planned.get().account()).exposure())
        : now;
  }

  private static SequencedMap<Asset, Double> exposures(Exposure exposure) {
    SequencedMap<Asset, Double> net = new TreeMap<>();
    exposure.spot().forEach((asset, value) -> net.merge(asset, value.toDouble(), Double::sum));
    exposure.futures().forEach((asset, value) -> net.merge(asset, value.toDouble(), Double::sum));
    return net;
  }

  private RiskFigures figures(MarginedAccount one) {
    Exposure exposure = one.exposure();
    double equity = exposure.equity().toDouble();
    EffectiveLeverage leverage = EffectiveLeverage.of(one.account(), one.marks(), betas);
    Optional<Concentration> spread = Concentration.of(exposure);
    HeldReturns returns = HeldReturns.of(exposures(exposure), closes, betas, ValueAtRisk.SPAN);
    notes.addAll(returns.notes());
    return new RiskFigures(
        equity,
        ofEquity(leverage.gross()),
        ofEquity(leverage.net()),
        ofEquity(leverage.market()),
        reading(leverage.onMargin(), "no futures are open"),
        reading(leverage.marketOnMargin(), "no futures are open"),
        spread(spread, Concentration::herfindahl),
        spread(spread, Concentration::effective),
        spread.map(found -> found.largest().code()).orElse(""),
        spread(spread, Concentration::largestShare),
        spread.isEmpty()
            ? List.of()
            : ValueAtRisk.of(returns).stream().map(loss -> LossRow.of(loss, equity)).toList());
  }

  private static Reading ofEquity(OptionalDouble figure) {
    return reading(figure, "no equity to divide by");
  }

  private static Reading reading(OptionalDouble figure, String reason) {
    return figure.isPresent() ? Reading.of(figure.getAsDouble()) : Reading.absent(reason);
  }

  private static Reading spread(
      Optional<Concentration> found, Function<Concentration, Double> figure) {
    return found.map(figure).map(Reading::of).orElseGet(() -> Reading.absent("nothing is held"));
  }

  private static ScenarioFigures figures(
      MarginedAccount one, Shock shock, Function<PositionKey, List<Holding>> holders) {
    StressOutcome outcome = StressOutcome.of(one, shock);
    double total = outcome.total().toDouble();
    return new ScenarioFigures(
        outcome.spot().toDouble(),
        outcome.futures().toDouble(),
        outcome.covered().toDouble(),
        total,
        RiskFigures.share(total, outcome.before().toDouble()),
        outcome.equity().toDouble(),
        marginRatio(outcome),
        liquidated(outcome),
        outcome.assets().stream()
            .filter(asset -> !asset.spot().isZero() || !asset.futures().isZero())
            .map(asset ->
                new AssetEffect(
                    asset.asset(),
                    asset.spot().toDouble(),
                    asset.futures().toDouble(),
                    asset.total().toDouble()))
            .toList(),
        outcome.byPurpose(holders).stream()
            .filter(purpose -> !purpose.change().isZero())
            .map(
                purpose -> new PurposeEffect(purpose.purpose().text(), purpose.change().toDouble()))
            .toList());
  }

  private static Reading marginRatio(StressOutcome outcome) {
    if (outcome.wallets().isEmpty()) {
      return Reading.absent("no futures are open");
    }
    double highest = 0;
    for (WalletOutcome wallet : outcome.wallets()) {
      if (!wallet.unknown().isEmpty()) {
        return Reading.absent("no margin table of " + String.join(", ", wallet.unknown()));
      }
      if (wallet.ratio().isEmpty()) {
        return Reading.absent("nothing is left in the " + wallet.name());
      }
      highest = Math.max(highest, wallet.ratio().getAsDouble());
    }
    return Reading.of(highest);
  }

  private static List<String> liquidated(StressOutcome outcome) {
    List<String> closed = new ArrayList<>();
    for (WalletOutcome wallet : outcome.wallets()) {
      wallet
          .closed()
          .forEach((key, quantity) ->
              outcome.positions().stream()
                  .filter(position -> position.key().equals(key))
                  .findFirst()
                  .ifPresent(position ->
                      closed.add(
                          key
                              + ": "
                              + (position.held().equals(quantity)
                                  ? "all of " + quantity
                                  : quantity + " of " + position.held()))));
    }
    return closed;
  }
}
