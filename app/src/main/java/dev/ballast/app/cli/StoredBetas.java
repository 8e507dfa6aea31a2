// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.BetaStudy.Measured;
import dev.ballast.analytics.BetaStudy.Unavailable;
import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.calc.BetaSource;
import dev.ballast.app.desk.CutNotes;
import dev.ballast.app.desk.Market;
import dev.ballast.market.MarketView;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;

/** Betas measured on the history that is named or stored, as the {@code beta} command does. */
final class StoredBetas implements BetaSource {
  private final DataOptions data;

  StoredBetas(DataOptions data) {
    this.data = data;
  }

  @Override
  public Betas measure(Question question) {
    Market market = Market.of(data.open());
    MarketView view = market.at(market.moment("--as-of", question.asOf()));
    KnownAssets known = KnownAssets.of(market.history(), view.time());
    List<String> notes = new ArrayList<>();
    List<Measured> measured = new ArrayList<>();
    for (String name : question.assets()) {
      Asset asset = known.parse(name);
      switch (BetaStudy.of(view, asset, question.benchmark(), Usual.MARKET, question.window())) {
        case Unavailable none ->
            throw new UserMistake("no beta of " + asset + ": " + none.reason());
        case Measured one -> measured.add(one);
      }
      notes.addAll(CutNotes.measured(market.history(), asset, Usual.MARKET, view.time()));
    }
    notes.addAll(known.notes());
    return new Betas(measured, notes);
  }
}
