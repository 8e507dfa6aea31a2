// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.cost.TradingCosts;
import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.plan.SpotTrades.Trade;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * How large a share of the purchases cash, margin and the beta allow. Hedges come first: what is
 * bought must leave the futures wallet what its hedge needs, and the hedge must keep the beta at
 * its target, or where it was.
 */
final class PurchaseShare {
  /** Kept back of every trade, for an open that is worse than the last close: 0.5 %. */
  static final double PRICE_RESERVE = 0.005;

  private final ReviewInput input;
  private final FuturesBook book;
  private final FuturesMargin margin;
  private final boolean hedgesDue;
  private final double cash;
  private final double futures;
  private final double costRate;
  private final double takerFee;
  private final SequencedMap<Asset, Double> spot = new TreeMap<>();
  private final SequencedMap<Asset, Double> sold = new TreeMap<>();

  /** What the account's beta is before any order, once it was asked for. */
  private OptionalDouble betaHeld = OptionalDouble.empty();

  /**
   * For the purchases of one review.
   *
   * @param hedgesDue whether hedges are brought to their targets with them
   * @param cash of the quote in the spot wallet
   * @param futures equity of the futures wallet
   */
  PurchaseShare(
      ReviewInput input,
      FuturesBook book,
      FuturesMargin margin,
      boolean hedgesDue,
      double cash,
      double futures) {
    this.input = input;
    this.book = book;
    this.margin = margin;
    this.hedgesDue = hedgesDue;
    this.cash = cash;
    this.futures = futures;
    this.costRate = costRate(input);
    TradingCosts costs = input.policy().terms().costs();
    this.takerFee = costs.futuresFees().taker(input.view().time()).fraction();
    input.exposure().spot().forEach((asset, value) -> spot.put(asset, value.toDouble()));
  }

  /** Counts on a sale of this value. */
  void sells(Asset asset, double value) {
    sold.put(asset, value);
  }

  /** The largest share of the purchases that cash, margin and the beta allow. */
  double of(List<Trade> purchases, double proceeds) {
    if (purchases.isEmpty() || fits(1, purchases, proceeds)) {
      return 1;
    }
    double fits = 0;
    double tooMuch = 1;
    for (int i = 0; i < 32; i++) {
      double middle = (fits + tooMuch) / 2;
      if (fits(middle, purchases, proceeds)) {
        fits = middle;
      } else {
        tooMuch = middle;
      }
    }
    return fits < 1e-9 ? 0 : fits;
  }

  /** What keeps the share below one, in a sentence. */
  String limit(double share, List<Trade> purchases, double proceeds) {
    double needed = SpotTrades.sum(purchases) * costRate;
    if (isCashShort(share, purchases, proceeds)) {
      return String.format(
          Locale.ROOT,
          "cash pays for %.0f%% of the purchases: %.2f of %.2f %s",
          share * 100,
          share * needed,
          needed,
          input.policy().quote());
    }
    OptionalDouble target = book.betaTarget();
    String broken =
        target.isPresent()
            ? String.format(
                Locale.ROOT,
                "with more of them the beta would be above %.2f, %s",
                highestBeta(target.getAsDouble()),
                target.getAsDouble() < betaHeld() ? "where it stands now" : "its target")
            : "more of them would lack a hedge, or take its margin";
    return String.format(
        Locale.ROOT,
        "%.0f%% of the purchases are made: %s (%s)",
        share * 100,
        broken,
        limitAbove(share, purchases, proceeds));
  }

  /** What cuts the hedge just above a share; of all purchases where that is too little to tell. */
  private String limitAbove(double share, List<Trade> purchases, double proceeds) {
    PlannedFutures hedged = hedgedWith(Math.min(1, share + 0.002), purchases, proceeds);
    return (hedged.isCut() ? hedged : hedgedWith(1, purchases, proceeds)).limit();
  }

  /** Orders of the hedge of all purchases that would be refused. */
  List<RefusedLeg> refusals(List<Trade> purchases, double proceeds) {
    return book.orderable().refusals(wantedWith(1, purchases, proceeds));
  }

  private boolean fits(double share, List<Trade> purchases, double proceeds) {
    double spent = share * SpotTrades.sum(purchases) * costRate;
    SequencedMap<Asset, Double> owned = spotWith(share, purchases);
    PlannedFutures hedged = hedgedWith(owned, spent, proceeds);
    if (cashLeft(hedged, proceeds) < spent) {
      return false;
    }
    if (!hedged.isCut()) {
      return true;
    }
    OptionalDouble target = book.betaTarget();
    return target.isPresent()
        ? book.beta(owned, hedged.positions()) <= highestBeta(target.getAsDouble())
        : hedged.missing() <= hedgedWith(0, purchases, proceeds).missing();
  }

  /** Purchases lift the beta no further than its target, or than where it stands. */
  private double highestBeta(double target) {
    return Math.max(target, betaHeld());
  }

  private double betaHeld() {
    if (betaHeld.isEmpty()) {
      betaHeld = OptionalDouble.of(book.beta(spot, book.held()));
    }
    return betaHeld.getAsDouble();
  }

  private boolean isCashShort(double share, List<Trade> purchases, double proceeds) {
    double more = Math.min(1, share + 1e-6);
    PlannedFutures hedged = hedgedWith(more, purchases, proceeds);
    return cashLeft(hedged, proceeds) < more * SpotTrades.sum(purchases) * costRate;
  }

  private PlannedFutures hedgedWith(double share, List<Trade> purchases, double proceeds) {
    return book.orderable().of(wantedWith(share, purchases, proceeds));
  }

  private PlannedFutures hedgedWith(
      SequencedMap<Asset, Double> owned, double spent, double proceeds) {
    return book.orderable().of(wantedWith(owned, spent, proceeds));
  }

  private PlannedFutures wantedWith(double share, List<Trade> purchases, double proceeds) {
    double spent = share * SpotTrades.sum(purchases) * costRate;
    return wantedWith(spotWith(share, purchases), spent, proceeds);
  }

  private PlannedFutures wantedWith(
      SequencedMap<Asset, Double> owned, double spent, double proceeds) {
    return book.hedgesBeside(owned, futures + Math.max(0, cash + proceeds - spent));
  }

  /** Cash for purchases once the futures wallet has what it is to have. */
  private double cashLeft(PlannedFutures hedged, double proceeds) {
    if (!hedgesDue) {
      return cash + proceeds;
    }
    double need = margin.wanted(book.asLevered(hedged.positions())) + fees(hedged.positions());
    double moved = futures - need;
    if (moved > 0) {
      double balance = margin.standing().spendable();
      moved = WalletTransfers.isWorthIt(moved, need) ? Math.min(moved, balance) : 0;
    }
    return cash + proceeds + moved;
  }

  /** What the hedges' orders take from the futures wallet. */
  private double fees(SequencedMap<InstrumentId, Planned> positions) {
    double traded = 0;
    for (Map.Entry<InstrumentId, Planned> one : positions.entrySet()) {
      Planned before = book.held().get(one.getKey());
      traded += Math.abs(one.getValue().notional() - (before == null ? 0 : before.notional()));
    }
    return traded * takerFee;
  }

  private SequencedMap<Asset, Double> spotWith(double share, List<Trade> purchases) {
    SequencedMap<Asset, Double> values = new TreeMap<>(spot);
    sold.forEach((asset, value) -> values.merge(asset, -value, Double::sum));
    for (Trade purchase : purchases) {
      values.merge(purchase.asset(), purchase.change() * share, Double::sum);
    }
    return values;
  }

  /** What a sale brings in, less fee, spread, impact and a reserve. */
  double proceeds(double value) {
    return value * (2 - costRate);
  }

  /** What a purchase costs with fee, spread, impact and a reserve, of its value. */
  double costRate() {
    return costRate;
  }

  /** The same of any purchase at a review. */
  static double costRate(ReviewInput input) {
    TradingCosts costs = input.policy().terms().costs();
    return 1
        + costs.spotFees().taker(input.view().time()).fraction()
        + costs.halfSpread().fraction()
        + costs.impact().fraction()
        + (costs.equals(TradingCosts.NONE) ? 0 : PRICE_RESERVE);
  }
}
