// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Script;
import dev.ballast.engine.Scripted;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.RuleBook;
import dev.ballast.order.Event;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.testing.MadeRun;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The made run holds ether, which is not the benchmark, through all of its 400 days. */
class SubstitutesTest {
  private static final String BETA = "a beta of 1 in the attribution of a day, none measured";

  private final MadeRun made = new MadeRun();
  private final Backtest backtest = made.backtest();

  /** Its market begins with it, so 90 daily returns are known from the close of day 90 on. */
  @Test
  void aBetaThatWasNotMeasuredIsListedWithItsCount() {
    assertThat(report(made.history()).substitutes()).containsExactly(new Substitute(BETA, 90));
  }

  @Test
  void withoutHistoryItIsTakenOnEveryDay() {
    assertThat(report(made.market().view("2024-01-11")).substitutes())
        .containsExactly(new Substitute(BETA, 400));
  }

  /** Ether's last bar closes on the 4th; on the 5th and the 6th it is valued at that close. */
  @Test
  void aHoldingOverAHoleIsCounted() {
    MadeMarket market =
        MadeMarket.from("2025-01-01")
            .closes("BTC/USDT", 100, 100, 100, 100, 100)
            .closes("ETH/USDT", 10, 11, 11);
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-01-06");
    Backtest holed =
        Backtest.of(
            feed,
            new Scripted(Script.EMPTY, List.of(Ids.parse("BTC/USDT"))),
            new SimulatedVenue(
                feed,
                new TradingCosts(
                    BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.ZERO),
                market.brackets(),
                Ids.MARKET),
            List.of(
                new Event.Deposited(
                    MadeMarket.at("2025-01-02"),
                    Place.SPOT,
                    Money.of(new Asset("ETH"), BigDecimal.ONE))),
            Asset.USDT);
    Attribution exact =
        BacktestReports.attribution(MadeRun.policy(), holed, market.view("2025-01-06"));

    assertThat(
            BacktestReports.of(MadeRun.policy(), holed, Script.EMPTY, exact, RuleBook.empty())
                .substitutes())
        .contains(new Substitute("ETH/USDT marked at a close older than a bar", 2));
  }

  private BacktestReport report(MarketView view) {
    Attribution exact = BacktestReports.attribution(MadeRun.policy(), backtest, view);
    return BacktestReports.of(MadeRun.policy(), backtest, Script.EMPTY, exact, RuleBook.empty());
  }
}
