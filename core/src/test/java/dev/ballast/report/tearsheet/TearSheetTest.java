// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Place;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Run;
import dev.ballast.engine.Session;
import dev.ballast.ledger.Ledger;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.order.Event;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Reading;
import dev.ballast.testing.MadeMarket;
import dev.ballast.testing.MadeRun;
import dev.ballast.unit.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The tear sheet of {@link MadeRun} against pandas 3.1.1, numpy 2.4.6 and scipy 1.17.1 under Python
 * 3.11.7, which repeated the run from its formulas in floating point (nothing of this project) and
 * then, with r the returns (E - paid in) / E.shift() - 1, rb the benchmark's, t a date range:
 *
 * <pre>
 * np.percentile(r, 95) / abs(np.percentile(r, 5)); st.skew(r, bias=False); st.kurtosis(r, bias=False)
 * s = np.sort(r); w = np.clip(n * 0.05 - np.arange(n), 0, 1); np.average(s, weights=w)
 * day = r.copy(); day.index -= pd.Timedelta(milliseconds=1)
 * m = (1 + day).groupby([day.index.year, day.index.month]).prod() - 1; m.sum() / abs(m[m &lt; 0].sum())
 * r[r &gt; 0].sum() / -r[r &lt; 0].sum(); np.sqrt((dd.iloc[1:] ** 2).mean()); (r &gt; 0).mean()
 * r.rolling(90).cov(rb) / rb.rolling(90).var(); r.rolling(90).mean() / r.rolling(90).std() * np.sqrt(365)
 * h = futures / E.shift(); c = r - h; 1 - r.var() / c.var(); np.corrcoef(h, c)[0, 1]
 * r[rb &gt; 0].mean() / rb[rb &gt; 0].mean()
 * </pre>
 */
class TearSheetTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final MadeRun RUN = new MadeRun();
  private static final Backtest BACKTEST = RUN.backtest();
  private static final TearSheet SHEET =
      TearSheet.of(MadeRun.policy(), BACKTEST, RUN.market().brackets(), RUN.history());

  @Test
  void returnsAreSpreadAsPandasHasThem() {
    ReturnStatistics returns = SHEET.returns();

    assertThat(returns.days()).isEqualTo(400);
    close(returns.tailRatio(), 0.9689550290225758);
    close(returns.skew(), -0.0867072783237255);
    close(returns.excessKurtosis(), -0.26577756919117235);
    close(returns.valueAtRisk95(), -0.006390742207452038);
    close(returns.valueAtRisk99(), -0.008207934720196921);
    close(returns.expectedShortfall95(), -0.007966693788850326);
    close(returns.expectedShortfall99(), -0.01075774581796124);
    close(returns.gainToPain(), -0.15006131601158954);
    close(returns.omega(), 0.9893448017567696);
    close(returns.ulcerIndex(), 0.025862057960805037);
    close(returns.hitRate(), 0.5025);
    day(returns.best(), "2024-11-12", 0.010777004290232872);
    day(returns.worst(), "2024-01-20", -0.011365938246404417);
  }

  @Test
  void theBenchmarkHasTheSameFigures() {
    ReturnStatistics returns = SHEET.benchmarkReturns();

    close(returns.tailRatio(), 1.0201944044512996);
    close(returns.skew(), 0.0011047131455758728);
    close(returns.excessKurtosis(), -1.1833549547944893);
    close(returns.expectedShortfall99(), -0.02461254351680367);
    close(returns.gainToPain(), 0.2430114306397733);
    close(returns.ulcerIndex(), 0.05811129762770523);
  }

  @Test
  void monthsEndAtTheCloseOfTheirLastDayAndPaymentsAreNoReturn() {
    List<YearReturns> years = SHEET.years();

    assertThat(years).extracting(YearReturns::year).containsExactly(2024, 2025);
    assertThat(years.getFirst().months()).hasSize(12);
    assertThat(years.getLast().months()).hasSize(2);
    MonthReturn january = years.getFirst().months().getFirst();
    assertThat(january.month()).isEqualTo(YearMonth.of(2024, 1));
    assertThat(january.whole()).as("the run began on the 11th").isFalse();
    assertThat(january.value()).isCloseTo(-0.037378001460000254, CLOSE);
    close(january.benchmark(), -0.08777074999999956);
    MonthReturn june = years.getFirst().month(6).orElseThrow();
    assertThat(june.whole()).isTrue();
    assertThat(june.value()).as("20,000 were paid in").isCloseTo(0.004407497122462134, CLOSE);
    assertThat(years.getFirst().months().getLast().value())
        .as("15,000 were paid out")
        .isCloseTo(0.00036825361980175053, CLOSE);
    assertThat(years.getFirst().value()).isCloseTo(-0.00782098887000171, CLOSE);
    assertThat(years.getFirst().whole()).isFalse();
    close(years.getLast().benchmark(), 0.01203686062705378);
    assertThat(years.getLast().month(3)).isEmpty();
  }

  @Test
  void rollingFiguresNeedNinetyReturns() {
    RollingFigures rolling = SHEET.rolling();

    assertThat(rolling.beta().gaps())
        .containsExactly(
            new PartialCurve.Gap(time("2024-01-11"), time("2024-04-09"), "fewer than 90 returns"));
    value(rolling.beta(), 90, 0.2248950529870158);
    value(rolling.sharpe(), 90, -1.1647298644969366);
    value(rolling.benchmarkSharpe(), 90, -0.47281271498366);
    value(rolling.volatility(), 90, 0.07439624142977025);
    value(rolling.beta(), 250, 0.19410392257008385);
    value(rolling.sharpe(), 250, 0.3926809209803636);
    value(rolling.beta(), 400, 0.3022700379648698);
    value(rolling.sharpe(), 400, -0.13112666114718988);
    value(rolling.volatility(), 400, 0.08916114156247415);
  }

  @Test
  void drawdownsAreOfTheIndexNotOfEquity() {
    DrawdownRow deepest = SHEET.drawdowns().getFirst();

    assertThat(deepest.depth()).isCloseTo(-0.04294605388120676, CLOSE);
    assertThat(deepest.peak()).isEqualTo(time("2024-01-13"));
    assertThat(deepest.trough()).isEqualTo(time("2024-05-22"));
    assertThat(deepest.recovered()).as("not even by what was paid in").isEmpty();
    assertThat(deepest.daysDown()).as("13 January to 22 May").isEqualTo(130);
    assertThat(deepest.daysUp()).isEmpty();
    assertThat(deepest.days()).as("13 January to 14 February 2025").isEqualTo(398);
  }

  @Test
  void exposureIsOfEquityAndBetaIsOfWhatIsNet() {
    ExposureHistory exposure = SHEET.exposure();

    value(exposure.spot(), 100, 0.4783208443526659);
    value(exposure.futures(), 100, -0.2607178172310712);
    value(exposure.net(), 100, 0.21760302712159474);
    value(exposure.gross(), 100, 0.7390386615837371);
    value(exposure.beta(), 100, 0.19459683891648308);
    value(exposure.futures(), 310, 0);
    value(exposure.beta(), 310, 0.3903391512966415);
    value(exposure.beta(), 400, 0.30028443579369796);
    assertThat(exposure.beta().gaps().getFirst().reason()).isEqualTo("no beta of ETH");
    assertThat(exposure.beta().gaps().getFirst().to()).isEqualTo(time("2024-04-09"));
  }

  @Test
  void theHedgeIsMeasuredOnTheDaysItWasThere() {
    HedgeEffect hedge = SHEET.hedge();

    assertThat(hedge.days()).isEqualTo(371);
    close(hedge.coreVolatility(), 0.11552523129297229);
    close(hedge.volatility(), 0.06831894014277531);
    close(hedge.varianceRemoved(), 0.6502734953541924);
    close(hedge.correlation(), -0.9260435642413101);
    close(hedge.capture().up(), 0.22303950991808966);
    close(hedge.capture().down(), 0.2216362043477683);
    close(hedge.coreCapture().up(), 0.4113000660563139);
    close(hedge.coreCapture().down(), 0.4160706497645968);
  }

  /*
   * Maintenance is 0.5 % of notional; with wallet W (unrealised profit included), quantity -q, price
   * p and beta 1 the rise s solves W - q p s = 0.005 q p (1 + s).
   */
  @Test
  void marginAndLiquidationDistanceAreThoseOfTheWallet() {
    MarginHistory margin = SHEET.margin();

    value(margin.used(), 100, 0.1303589086155356);
    value(margin.ratio(), 100, 0.005140194983870929);
    assertThat(margin.liquidationUp().values().get(100).orElseThrow())
        .isCloseTo(0.9629111899972322, within(2e-9));
    assertThat(margin.liquidationUp().values().get(250).orElseThrow())
        .isCloseTo(1.5005634815256166, within(2e-9));
    assertThat(margin.liquidationDown().values().get(100)).isEmpty();
    assertThat(margin.nearest().value().orElseThrow()).isCloseTo(0.8873846344284587, within(2e-9));
    assertThat(margin.nearestDay()).contains(time("2024-02-19"));
    assertThat(margin.used().gaps())
        .extracting(PartialCurve.Gap::reason)
        .containsExactly("no futures are open", "no futures are open");
    assertThat(margin.liquidationDown().gaps())
        .extracting(PartialCurve.Gap::reason)
        .containsExactly(
            "no futures are open",
            "no fall liquidates",
            "no futures are open",
            "no fall liquidates");
  }

  @Test
  void carryIsFundingLessFeesAYear() {
    CarryCost carry = SHEET.carry();

    assertThat(carry.funding()).isCloseTo(900.9147005, CLOSE);
    assertThat(carry.fees()).isCloseTo(39.165412, CLOSE);
    assertThat(carry.averageNotional().value().orElseThrow())
        .isCloseTo(22428.773399002494, within(1e-6));
    close(carry.ofNotional(), 0.035059707089966065);
    close(carry.ofEquity(), 0.006128905283088896);
  }

  @Test
  void turnoverIsOfTheMonthInWhichTheDayOfTheFillLies() {
    assertThat(SHEET.turnover()).hasSize(14);
    MonthTurnover january = SHEET.turnover().getFirst();
    close(january.futures(), 0.12833206824602547);
    close(january.spot(), 0);
    MonthTurnover february = SHEET.turnover().get(1);
    close(february.spot(), 0.00329554576537083);
    close(february.total(), 0.00329554576537083);
    close(SHEET.turnover().get(10).futures(), 0.13187022148429278);
  }

  @Test
  void coreAndFuturesMakeUpEachDaysReturn() {
    DailyReturns daily = SHEET.daily();

    assertThat(daily.strategy().values().getFirst()).isEmpty();
    for (int i = 1; i < MadeRun.CLOSES; i++) {
      double parts =
          daily.core().values().get(i).orElseThrow()
              + daily.futures().values().get(i).orElseThrow();
      assertThat(parts).isCloseTo(daily.strategy().values().get(i).orElseThrow(), within(1e-15));
    }
    assertThat(daily.futures().values().get(10).orElseThrow()).as("not yet open").isZero();
    assertThat(daily.futures().values().get(11).orElseThrow()).isNotZero();
  }

  @Test
  void withoutBracketsThereIsNoDistanceAndTheReasonIsSaid() {
    TearSheet sheet = TearSheet.of(MadeRun.policy(), BACKTEST, BracketBook.empty(), RUN.history());

    value(sheet.margin().used(), 100, 0.1303589086155356);
    assertThat(sheet.margin().liquidationUp().values()).allMatch(value -> value.isEmpty());
    assertThat(sheet.margin().liquidationUp().gaps().get(1).reason())
        .isEqualTo("no margin brackets of BTC/USDT:USDT");
    assertThat(sheet.margin().nearest().reason()).isEqualTo("no move liquidates on any day");
  }

  @Test
  void aRunOfOneCloseHasNoFiguresAndSaysWhy() {
    Session.Snapshot first = BACKTEST.run().first();
    TearSheet sheet =
        TearSheet.of(
            MadeRun.policy(),
            new Backtest(
                new Run(List.of(first), List.of(), 0),
                BACKTEST.events().subList(0, 3),
                3,
                BACKTEST.conservationResidual(),
                BACKTEST.substitutes(),
                "none"),
            RUN.market().brackets(),
            RUN.history());

    String reason = "fewer than two daily closes";
    assertThat(sheet.returns().omega()).isEqualTo(Reading.absent(reason));
    assertThat(sheet.years()).isEmpty();
    assertThat(sheet.drawdowns()).isEmpty();
    assertThat(sheet.hedge().varianceRemoved()).isEqualTo(Reading.absent(reason));
    assertThat(sheet.carry().ofEquity()).isEqualTo(Reading.absent(reason));
    assertThat(sheet.rolling().sharpe().last()).isEqualTo(Reading.absent(reason));
    assertThat(sheet.exposure().spot().last().value()).isPresent();
  }

  @Test
  void aWithdrawalOfMoreThanThereWasIsNoLoss() {
    Event.Deposited ruin =
        new Event.Deposited(BACKTEST.run().last().time(), Place.SPOT, Money.usdt("-500000"));
    TearSheet sheet = ruined(ruin);

    assertThat(sheet.returns().worst().orElseThrow().value()).isGreaterThan(-0.1);
    assertThat(sheet.returns().skew()).isEqualTo(Reading.absent("too few returns that differ"));
    assertThat(sheet.benchmarkReturns().best()).isPresent();
    assertThat(sheet.exposure().spot().last())
        .isEqualTo(Reading.absent("equity is not above zero"));
  }

  /** The first two days, with a withdrawal of more than there was on the second. */
  private static TearSheet ruined(Event ruin) {
    Ledger ledger = new Ledger();
    List<Event> events = new ArrayList<>(BACKTEST.events().subList(0, 3));
    events.add(ruin);
    events.forEach(ledger::apply);
    Session.Snapshot second = BACKTEST.run().snapshots().get(1);
    Account account = ledger.account(second.time());
    return TearSheet.of(
        MadeRun.policy(),
        new Backtest(
            new Run(
                List.of(
                    BACKTEST.run().first(),
                    new Session.Snapshot(
                        second.time(),
                        account,
                        second.marks(),
                        Exposure.of(account, second.marks()),
                        4)),
                List.of(),
                0),
            events,
            3,
            BACKTEST.conservationResidual(),
            BACKTEST.substitutes(),
            "none"),
        RUN.market().brackets(),
        RUN.history());
  }

  @Test
  void laterHistoryChangesNoEarlierBeta() {
    TearSheet cut =
        TearSheet.of(
            MadeRun.policy(), BACKTEST, RUN.market().brackets(), RUN.market().view("2024-10-01"));

    int until = (int) ((MadeMarket.at("2024-10-01") - MadeMarket.at("2024-01-11")) / 86_400_000);
    assertThat(cut.exposure().beta().values().subList(0, until + 1))
        .isEqualTo(SHEET.exposure().beta().values().subList(0, until + 1));
    assertThat(cut.exposure().beta().last())
        .as("a beta that is a week old is none")
        .isEqualTo(Reading.absent("no beta of ETH"));
  }

  private static void close(Reading reading, double expected) {
    assertThat(reading.value().orElseThrow(() -> new AssertionError(reading.reason())))
        .isCloseTo(expected, CLOSE);
  }

  private static void value(PartialCurve curve, int day, double expected) {
    assertThat(curve.values().get(day).orElseThrow(() -> new AssertionError(curve.name())))
        .isCloseTo(expected, CLOSE);
  }

  private static void day(Optional<DayReturn> day, String date, double value) {
    assertThat(day.orElseThrow().close()).isEqualTo(time(date));
    assertThat(day.orElseThrow().value()).isCloseTo(value, CLOSE);
  }

  private static Instant time(String day) {
    return Instant.ofEpochMilli(MadeMarket.at(day));
  }
}
