// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.account.Place;
import dev.ballast.ledger.Ledger;
import dev.ballast.margin.tier.TierTable;
import dev.ballast.market.PriceGrid;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;

/**
 * Target weights run over a grid of prices with exact books. It fills, pays, checks and refuses as
 * a session with a simulated venue does, to the last unit, and makes no events.
 *
 * <p>At each bar's close, in this order: funding is paid on what was held, and the futures wallet
 * liquidated where its equity met its maintenance margin inside the bar; equity is recorded; at
 * midnight margin moves between the wallets, and at a review all positions are traded to their
 * targets at the opens that follow.
 */
public final class GridRun {
  private static final double CENTS = 100;
  private static final long CENT = 1_000_000;

  private final GridMarket market;
  private final TargetWeights targets;
  private final GridCosts costs;
  private final Asset quote;
  private final ReviewBars reviews;
  private final RulesTable rules;
  private final Payments payments;
  private final TierTable[] tables;

  private GridRun(GridMarket market, TargetWeights targets, GridCosts costs, Asset quote) {
    this.market = market;
    this.targets = targets;
    this.costs = costs;
    this.quote = quote;
    this.reviews = ReviewBars.of(market.prices(), targets.rebalanced());
    this.rules = new RulesTable(market, costs);
    this.payments = new Payments(market.funding());
    int spots = targets.spot().size();
    this.tables = new TierTable[targets.shorts().size()];
    for (int leg = 0; leg < tables.length; leg++) {
      tables[leg] = market.brackets(spots + leg).table();
    }
  }

  /** A run of targets over a grid whose columns are their instruments, in their order. */
  public static GridRun of(GridMarket market, TargetWeights targets, GridCosts costs, Asset quote) {
    if (!market.prices().instruments().equals(targets.instruments())) {
      throw new IllegalArgumentException(
          "the grid has "
              + market.prices().instruments()
              + ", the targets "
              + targets.instruments());
    }
    return new GridRun(market, targets, costs, quote);
  }

  /**
   * Runs from the first bar to the last.
   *
   * @param spot in the spot wallet at the start
   * @param futures in the futures wallet at the start
   */
  public GridResult run(Money spot, Money futures, GridTape tape) {
    PriceGrid prices = market.prices();
    Ledger ledger = new Ledger();
    int cash = ledger.asset(quote);
    ledger.deposit(Place.SPOT, cash, spot.units());
    ledger.deposit(Place.FUTURES, cash, futures.units());
    GridOrders orders = new GridOrders(prices, rules);
    SpotLegs core = new SpotLegs(prices, ledger, orders, targets, costs, quote);
    ShortLegs shorts =
        new ShortLegs(market, payments, ledger, orders, rules, targets, tables, quote);
    boolean opened = false;
    double[] equity = new double[prices.bars()];
    for (int bar = 0; bar < equity.length; bar++) {
      shorts.hold(bar, opened, tape);
      double margin = shorts.equity(bar);
      double worth = core.cash() + core.value(bar) + margin;
      equity[bar] = worth;
      if (reviews.margin(bar)) {
        moveMargin(ledger, cash, transfer(worth, margin, core.cash(), shorts.balance()));
        core.count();
        shorts.count();
      }
      opened = reviews.targets(bar);
      if (opened) {
        core.decide(bar, worth);
        shorts.decide(bar, worth);
        shorts.open(bar + 1, tape);
        core.fill(bar + 1, tape);
        shorts.fill(bar + 1, tape);
      }
    }
    long end = prices.closeTime(equity.length - 1);
    return new GridResult(ledger.account(end), equity, shorts.liquidation());
  }

  /**
   * What goes from the spot to the futures wallet, in whole cents: up to all cash, and back no more
   * than the balance above the cushion, since unrealised profit cannot be taken out.
   */
  private long transfer(double worth, double margin, double cash, double balance) {
    double wanted = targets.margin() * worth - margin;
    double least = -Math.max(balance - targets.cushion() * worth, 0);
    long cents = (long) (Math.min(Math.max(wanted, least), cash) * CENTS);
    return cents * CENT;
  }

  private static void moveMargin(Ledger ledger, int cash, long amount) {
    if (amount != 0) {
      ledger.transfer(Place.SPOT, Place.FUTURES, cash, amount);
    }
  }
}
