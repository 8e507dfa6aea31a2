// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.plan.Decision;
import dev.ballast.policy.BetaPlan;
import dev.ballast.policy.Policy;
import dev.ballast.report.risk.RiskReport;
import dev.ballast.report.risk.RiskReports;
import dev.ballast.risk.BetaMoves;
import dev.ballast.risk.MarginedAccount;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What can go wrong with an account in a market: under a plan, or as it is held. */
public record RiskDesk(Market market) {
  /** Of the account of a decision, before and after its orders; sectors are the plan's. */
  RiskReport planned(Policy policy, MarginTerms terms, Decision decision, RiskQuestion asked) {
    MarketView view = market.at(decision.marks().time());
    Map<Asset, Double> betas = new TreeMap<>();
    decision.betas().forEach((asset, beta) -> betas.put(asset, beta.beta()));
    SequencedSet<String> names = names(decision.account());
    decision.target().assets().keySet().forEach(asset -> names.add(asset.code()));
    names.add(policy.benchmark().code());
    decision.sectors().records().keySet().forEach(sector -> names.add(sector.name()));
    return RiskReports.of(
        new MarginedAccount(
            decision.account(),
            decision.marks(),
            terms.brackets(),
            terms.mode(),
            policy.terms().costs(),
            view::instrument),
        Optional.of(decision.plan()),
        view,
        policy.market(),
        BetaMoves.of(policy.benchmark(), betas),
        asked.terms(
            names, asset -> decision.sectors().sectorOf(asset).map(sector -> sector.name())));
  }

  /** Of what a file holds, whatever its margin; betas on BTC. */
  public RiskReport held(AccountFile file, OpeningAccount opening, long time, RiskQuestion asked) {
    ChangedNames names = new ChangedNames(market.history());
    Marketplace place = Usual.MARKET;
    StatedLeverage.of(file, market, time).check();
    MarketView view = market.at(time);
    Account account = opening.account(time);
    Valuation valuation = new Valuation(List.of(), market.history().listings(), place.quote());
    Marks marks =
        valuation.of(
            view,
            account,
            StatedPrices.of(file, place).in(names, time),
            HeldPlaces.of(file, names, time));
    MarginTerms terms = MarginTerms.of(market, file);
    Account open = account.settled(id -> view.end(id).isPresent(), marks);
    SequencedSet<String> known = names(open);
    known.add(Asset.BTC.code());
    return RiskReports.of(
        new MarginedAccount(
            open, marks, terms.brackets(), terms.mode(), TradingCosts.DEFAULT, view::instrument),
        Optional.empty(),
        view,
        place,
        betas(view, place, open),
        asked.terms(known, _ -> Optional.empty()));
  }

  private static BetaMoves betas(MarketView view, Marketplace place, Account account) {
    Map<Asset, Double> betas = new TreeMap<>();
    for (Asset asset : RiskReports.moving(account)) {
      BetaStudy study = BetaStudy.of(view, asset, Asset.BTC, place, BetaPlan.DEFAULT.window());
      if (study instanceof BetaStudy.Measured measured) {
        betas.put(asset, measured.beta().beta());
      }
    }
    return BetaMoves.of(Asset.BTC, betas);
  }

  private static SequencedSet<String> names(Account account) {
    SequencedSet<String> names = new TreeSet<>();
    RiskReports.moving(account).forEach(asset -> names.add(asset.code()));
    return names;
  }
}
