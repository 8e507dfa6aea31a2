// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.cost.ExpectedCarry;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.hedge.HedgeQuality;
import dev.ballast.portfolio.hedge.HedgeReturns;
import dev.ballast.portfolio.hedge.HedgeStudy;
import dev.ballast.portfolio.hedge.HedgeVerdict;
import dev.ballast.portfolio.hedge.SoldContract;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * One hedge and what it hedges, on history as of a review: over the window of the plan's betas, at
 * the plan's costs.
 */
public sealed interface HedgeCase {
  /**
   * A contract that it sells.
   *
   * @param notional of the short, positive, in the quote
   * @param held of it, what is sold already; positive
   * @param price at which it stands
   */
  record Shorted(InstrumentId contract, double notional, double held, Price price) {
    private Asset asset() {
      return ContractPrefix.underlying(contract.base());
    }
  }

  /** It can be measured. */
  record Measured(HedgeReturns series, List<SoldContract> sold, int horizon) implements HedgeCase {
    /** Copies the list. */
    public Measured {
      sold = List.copyOf(sold);
    }

    /** How good it is. */
    public HedgeQuality quality() {
      return HedgeQuality.of(series, sold, horizon);
    }

    /** Whether it is worth its cost. */
    public HedgeVerdict verdict(Percent most) {
      return HedgeVerdict.of(series, sold, horizon, most.fraction());
    }
  }

  /**
   * It cannot.
   *
   * @param reason half a sentence
   */
  record Unavailable(String reason) implements HedgeCase {}

  /**
   * Of a rule's shorts, one at least.
   *
   * @param book value by asset of what it hedges
   */
  static HedgeCase of(
      Policy policy,
      MarketView view,
      HedgeRule rule,
      SequencedMap<Asset, Double> book,
      List<Shorted> shorts) {
    if (book.isEmpty()) {
      return new Unavailable("nothing is held of what it hedges");
    }
    List<Asset> assets = shorts.stream().map(Shorted::asset).distinct().toList();
    int window = policy.betas().window();
    return switch (HedgeStudy.of(view, policy.market(), book, assets, window)) {
      case HedgeStudy.Unavailable none -> new Unavailable(none.reason());
      case HedgeStudy.Measured study -> {
        List<SoldContract> sold = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Shorted one : shorts) {
          places.add(assets.indexOf(one.asset()));
          sold.add(sold(policy, view, one, study.value()));
        }
        yield new Measured(
            study.series().with(places), sold, HedgeContract.horizon(rule, view.time()));
      }
    };
  }

  private static SoldContract sold(Policy policy, MarketView view, Shorted one, double book) {
    TradingCosts costs = policy.terms().costs();
    OptionalDouble volume = TradingCosts.volume(view, one.contract());
    double traded = Math.max(0, one.notional() - one.held()) / one.price().toDouble();
    double slippage =
        costs.needsVolume() && volume.isEmpty()
            ? costs.halfSpread().fraction()
            : costs.slippage(traded, volume.orElse(0));
    return new SoldContract(
        one.notional() / book,
        one.held() / book,
        costs.fees(one.contract()).taker(view.time()).fraction() + slippage,
        ExpectedCarry.perDay(view, policy.market(), one.contract()),
        policy.overlay().limits().hedgeLeverage());
  }
}
