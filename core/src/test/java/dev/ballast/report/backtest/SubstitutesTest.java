// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.engine.Backtest;
import dev.ballast.engine.Script;
import dev.ballast.market.MarketView;
import dev.ballast.market.RuleBook;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.testing.MadeRun;
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

  private BacktestReport report(MarketView view) {
    Attribution exact = BacktestReports.attribution(MadeRun.policy(), backtest, view);
    return BacktestReports.of(MadeRun.policy(), backtest, Script.EMPTY, exact, RuleBook.empty());
  }
}
