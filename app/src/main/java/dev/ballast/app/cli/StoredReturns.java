// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.CommonReturns;
import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.calc.ReturnSource;
import dev.ballast.app.desk.CutNotes;
import dev.ballast.app.desk.Market;
import dev.ballast.market.BarSeries;
import dev.ballast.market.MarketView;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;

/** Daily returns of the history that is named or stored: of spot, else of the perpetual. */
final class StoredReturns implements ReturnSource {
  private final DataOptions data;

  StoredReturns(DataOptions data) {
    this.data = data;
  }

  @Override
  public Found find(Question question) {
    Market market = Market.of(data.open());
    MarketView view = market.at(market.moment("--as-of", question.asOf()));
    KnownAssets known = KnownAssets.of(market.history(), view.time());
    List<String> notes = new ArrayList<>();
    List<BarSeries> bars = new ArrayList<>();
    for (Asset name : question.assets()) {
      Asset asset = known.parse(name.code());
      bars.add(
          view.dailyBars(asset, Usual.MARKET)
              .filter(one -> view.time() - one.knownAt(one.size() - 1) <= BetaStudy.STALE)
              .orElseThrow(() ->
                  new UserMistake(
                      asset
                          + " has no daily close of the week before "
                          + UtcDay.date(view.time()))));
      notes.addAll(CutNotes.measured(market.history(), asset, Usual.MARKET, view.time()));
    }
    notes.addAll(known.notes());
    return new Found(
        CommonReturns.latest(bars, question.window())
            .orElseThrow(() ->
                new UserMistake(
                    "--window "
                        + question.window()
                        + ": the assets have fewer days on which all have a return")),
        CommonReturns.lastClose(bars).orElseThrow(),
        notes);
  }
}
