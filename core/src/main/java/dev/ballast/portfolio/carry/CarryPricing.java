// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.analytics.Volatility;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.policy.CarryKind;
import dev.ballast.policy.CarryTerms;
import dev.ballast.unit.Asset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Prices one carry: what it is expected to earn after everything that it costs.
 *
 * <p>Funding is earned on the notional at entry over the terms' days, and the basis is left as it
 * is: what it does until then is the risk of the trade. A dated future is held to its delivery,
 * where the basis is gone; delivery has a taker's fee and no spread. Spot is bought and sold.
 */
final class CarryPricing {
  /** The share of a day's volume that a leg takes at most. */
  private static final double OF_VOLUME = 0.01;

  private static final int A_YEAR = 365;

  private final MarketView view;
  private final TradingCosts costs;
  private final CarryTerms terms;

  CarryPricing(MarketView view, TradingCosts costs, CarryTerms terms) {
    this.view = view;
    this.costs = costs;
    this.terms = terms;
  }

  /** Why nothing can be priced; empty where it can. */
  Optional<String> lacking(InstrumentId spot, InstrumentId future) {
    return CarryPair.lacking(view, spot, future)
        .or(() -> untraded(spot))
        .or(() -> untraded(future));
  }

  private Optional<String> untraded(InstrumentId id) {
    return TradingCosts.volume(view, id).isPresent()
        ? Optional.empty()
        : Optional.of("the last day's volume of " + id + " is zero");
  }

  /**
   * A funding carry.
   *
   * @param capital that it may tie up
   * @param owned coins in spot that it may sell
   */
  CarryQuote funding(
      Asset asset, CarryPair pair, FundingOutlook.Known outlook, double capital, double owned) {
    boolean receives = outlook.expected() >= 0;
    boolean sells = !receives && owned > 0;
    Sizing size = size(pair, capital, sells, owned);
    double rate = Math.abs(outlook.within(terms.days()));
    CarryAmounts amounts = amounts(pair, size.coins(), sells, rate, terms.days());
    OptionalInt breakEven = breakEven(amounts, outlook);
    return new CarryQuote(
        asset,
        CarryKind.FUNDING,
        pair,
        receives,
        size.coins(),
        size.limit(),
        amounts,
        breakEven,
        Optional.of(outlook),
        receives || sells ? Optional.empty() : Optional.of(negativeFunding(outlook)));
  }

  private static String negativeFunding(FundingOutlook.Known outlook) {
    return "funding is expected at "
        + CarryWords.percent(outlook.expected())
        + " a year: that is earned by a short of coins, which must be borrowed";
  }

  /** A calendar carry, held to delivery. */
  CarryQuote calendar(Asset asset, CarryPair pair, double capital, double owned) {
    boolean contango = pair.basis() >= 0;
    double days = pair.delivery().orElseThrow();
    boolean sells = !contango && owned > 0;
    Sizing size = size(pair, capital, sells, owned);
    double rate = Math.abs(pair.futurePrice() - pair.spotPrice()) / pair.futurePrice();
    CarryAmounts amounts = amounts(pair, size.coins(), sells, rate, days);
    return new CarryQuote(
        asset,
        CarryKind.CALENDAR,
        pair,
        contango,
        size.coins(),
        size.limit(),
        amounts,
        OptionalInt.empty(),
        Optional.empty(),
        contango || sells
            ? Optional.empty()
            : Optional.of(
                "the future is below spot: that is earned by a short of coins, which must be"
                    + " borrowed"));
  }

  /** Coins, and what keeps them from being more. */
  private record Sizing(double coins, Optional<String> limit) {}

  /**
   * As many coins as the capital pays for, the day's volume bears and are owned.
   *
   * @param sells whether spot that is owned is sold
   */
  private Sizing size(CarryPair pair, double capital, boolean sells, double owned) {
    double coins = capital / capital(pair, 1, sells);
    double liquid = OF_VOLUME * Math.min(pair.spotVolume(), pair.futureVolume());
    if (sells && owned < Math.min(coins, liquid)) {
      return new Sizing(owned, Optional.of("no more is owned"));
    }
    return liquid < coins
        ? new Sizing(liquid, Optional.of("1% of a day's volume"))
        : new Sizing(coins, Optional.empty());
  }

  /** What so many coins tie up; spot that is sold pays for margin and reserve. */
  private double capital(CarryPair pair, double coins, boolean sells) {
    double spot = coins * pair.spotPrice();
    double backing = coins * pair.futurePrice() * terms.backing();
    return sells ? Math.max(spot, backing) : spot + backing;
  }

  /**
   * What so many coins tie up, earn and cost.
   *
   * @param rate gross, of the future's notional
   */
  private CarryAmounts amounts(
      CarryPair pair, double coins, boolean sells, double rate, double days) {
    boolean dated = pair.delivery().isPresent();
    double spotValue = coins * pair.spotPrice();
    double notional = coins * pair.futurePrice();
    double margin = notional / terms.leverage();
    double reserve = notional * terms.reserve().fraction();
    double spotFee = costs.fees(pair.spot()).taker(view.time()).fraction();
    double futureFee = costs.fees(pair.future()).taker(view.time()).fraction();
    double spotSlippage = costs.slippage(coins, pair.spotVolume());
    double futureSlippage = costs.slippage(coins, pair.futureVolume());
    double left = dated ? spotValue : notional;
    double fees = 2 * spotValue * spotFee + (notional + left) * futureFee;
    double slippage =
        2 * spotValue * spotSlippage + (dated ? notional : 2 * notional) * futureSlippage;
    double idle = (margin + reserve) * terms.idle().fraction() * days / Volatility.DAYS_A_YEAR;
    return new CarryAmounts(
        spotValue,
        notional,
        margin,
        reserve,
        notional * rate,
        fees,
        slippage,
        idle,
        capital(pair, coins, sells),
        days);
  }

  /** The first whole day by whose end the fills are paid for. */
  private static OptionalInt breakEven(CarryAmounts amounts, FundingOutlook.Known outlook) {
    double fills = (amounts.fees() + amounts.slippage()) / amounts.notional();
    double idle = amounts.idle() / amounts.days() / amounts.notional();
    return outlook.daysToEarn(fills, idle, A_YEAR);
  }
}
