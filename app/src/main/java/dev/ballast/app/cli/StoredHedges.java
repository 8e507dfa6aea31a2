// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.calc.HedgeSource;
import dev.ballast.app.desk.CutNotes;
import dev.ballast.app.desk.Market;
import dev.ballast.cost.ExpectedFunding;
import dev.ballast.market.MarketView;
import dev.ballast.portfolio.hedge.HedgeStudy;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** Books and contracts measured on the history that is named or stored. */
final class StoredHedges implements HedgeSource {
  private final DataOptions data;

  StoredHedges(DataOptions data) {
    this.data = data;
  }

  @Override
  public Answer measure(Question question) {
    Market market = Market.of(data.open());
    MarketView view = market.at(market.moment("--as-of", question.asOf()));
    KnownAssets known = KnownAssets.of(market.history(), view.time());
    SequencedMap<Asset, Double> book = new LinkedHashMap<>();
    question.book().forEach((name, value) -> book.merge(known.parse(name), value, Double::sum));
    List<Asset> contracts = question.contracts().stream().map(known::parse).toList();
    return switch (HedgeStudy.of(view, Usual.MARKET, book, contracts, question.window())) {
      case HedgeStudy.Unavailable none -> throw new UserMistake("no hedge: " + none.reason());
      case HedgeStudy.Measured study -> {
        List<OptionalDouble> funding = new ArrayList<>();
        for (Asset one : contracts) {
          funding.add(ExpectedFunding.perDay(view, view.perpetual(one, Usual.MARKET)));
        }
        SequencedSet<Asset> assets = new LinkedHashSet<>(book.keySet());
        assets.addAll(contracts);
        List<String> notes = new ArrayList<>(known.notes());
        for (Asset one : assets) {
          notes.addAll(CutNotes.measured(market.history(), one, Usual.MARKET, view.time()));
        }
        yield new Answer(study, funding, UtcDay.date(view.time()), notes);
      }
    };
  }
}
