// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Request;
import dev.ballast.engine.Script;
import dev.ballast.engine.Scripted;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.RuleBook;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.attribution.InvestorReturns;
import dev.ballast.report.attribution.Part;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.figure.Track;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.testing.MadeRun;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One bitcoin is bought at 100 and stands at 110 two days later; 110 come in then and buy another;
 * the day after both stand at 109.1604. All costs are nothing.
 *
 * <p>Time-weighted: 110 / 100 x 218.3208 / (110 + 110) - 1 = 0.091604. Money-weighted: 100 (1.02)^3
 * + 110 (1.02) = 106.1208 + 112.2 = 218.3208, so 2 % a day and 1.02^3 - 1 = 0.061208 in all.
 */
class FlowsInARunTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT");
  private static final MadeMarket MARKET =
      MadeMarket.from("2025-01-01")
          .rules(BTC.toString(), "0.0001", "0.001", "0.001", "5")
          .closes(BTC.toString(), 100, 100, 110, 109.1604);
  private static final Script SCRIPT =
      new Script(
          List.of(
              buy("a", "2025-01-02"),
              move("2025-01-04", Movement.deposit("b", Place.SPOT, Money.usdt("110"))),
              buy("c", "2025-01-04"),
              move("2025-01-04", Movement.withdrawal("d", Place.SPOT, Money.usdt("1000")))));
  private static final Backtest BACKTEST = run(SCRIPT);
  private static final Attribution PROFIT =
      BacktestReports.attribution(MadeRun.policy(), BACKTEST, MARKET.view("2025-01-05"));
  private static final BacktestReport REPORT =
      BacktestReports.of(MadeRun.policy(), BACKTEST, SCRIPT, PROFIT, RuleBook.empty());

  private static Backtest run(Script script) {
    return run(MARKET, script, "2025-01-05");
  }

  private static Backtest run(MadeMarket market, Script script, String to) {
    Scripted strategy = new Scripted(script, List.of(BTC));
    TradingCosts free =
        new TradingCosts(BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.ZERO);
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", to);
    return Backtest.of(
        feed,
        strategy,
        new SimulatedVenue(feed, free, market.brackets(), Ids.MARKET),
        List.of(new Event.Deposited(MadeMarket.at("2025-01-02"), Place.SPOT, Money.usdt("100"))),
        script,
        Asset.USDT);
  }

  private static Request buy(String id, String day) {
    return order(id, day, Side.BUY);
  }

  private static Request order(String id, String day, Side side) {
    return new Request.Send(
        MadeMarket.at(day),
        Order.market(id + ".1", id, Contract.of(BTC), side, Quantity.parse("1"), BigDecimal.ONE));
  }

  private static Request move(String day, Movement movement) {
    return new Request.Move(MadeMarket.at(day), movement);
  }

  @Test
  void aFlowComesBeforeTheAccountIsMarked() {
    assertThat(BACKTEST.run().snapshots().stream().map(one -> one.exposure().equity().amount()))
        .containsExactly("100", "100", "220", "218.3208");
    assertThat(BACKTEST.conservationResidual()).isZero();
  }

  @Test
  void cashFlowsAreWhatCameIn() {
    assertThat(PROFIT.of(Part.CASH_FLOWS)).isEqualTo(Money.usdt("110"));
    assertThat(PROFIT.of(Part.MARKET)).isEqualTo(Money.usdt("8.3208"));
    assertThat(PROFIT.unexplained()).isEqualTo(Money.usdt("0"));
  }

  @Test
  void timeWeightedAndMoneyWeightedReturnsDiffer() {
    double timeWeighted = value(REPORT.attribution().returns().timeWeighted());
    double moneyWeighted = value(REPORT.attribution().returns().moneyWeighted());

    assertThat(timeWeighted).isCloseTo(0.091604, within(1e-12));
    assertThat(moneyWeighted).isCloseTo(0.061208, within(1e-9));
    assertThat(value(REPORT.strategy().performance().totalReturn()))
        .isCloseTo(timeWeighted, within(1e-12));
  }

  /** Bitcoin held is paid the 110 too: 1 + 1 of it, as the strategy has. */
  @Test
  void whatItIsComparedWithIsPaidTheSame() {
    Track held = REPORT.tracks().get(1);

    assertThat(held.name()).isEqualTo("BTC held");
    assertThat(held.equity().values()).containsExactly(100.0, 100.0, 220.0, 218.3208);
    assertThat(held.growth().toArray())
        .containsExactly(new double[] {100, 100, 110, 109.1604}, within(1e-12));
    assertThat(value(held.performance().totalReturn())).isCloseTo(0.091604, within(1e-12));
    assertThat(held.drawdown().values().get(2)).isZero();
  }

  @Test
  void whatIsNotDoneIsSaid() {
    assertThat(REPORT.requests().stream().map(row -> row.entry() + " " + row.outcome()))
        .containsExactly("1 filled", "2 done", "3 filled", "4 refused");
    assertThat(REPORT.requests().getLast().note())
        .isEqualTo("spot wallet holds 110 USDT, not 1000 USDT");
  }

  /** What comes in on the first day is part of what the run begins with. */
  @Test
  void aFlowOfTheFirstDayIsNone() {
    Backtest backtest =
        run(
            new Script(
                List.of(move("2025-01-02", Movement.deposit("b", Place.SPOT, Money.usdt("50"))))));

    assertThat(backtest.run().first().exposure().equity()).isEqualTo(Money.usdt("150"));
    assertThat(
            BacktestReports.attribution(MadeRun.policy(), backtest, MARKET.view("2025-01-05"))
                .of(Part.CASH_FLOWS))
        .isEqualTo(Money.usdt("0"));
  }

  /**
   * All is taken out, and a day later something comes in: nothing was lost by that. Money-weighted:
   * 100 x^3 - 100 x^2 + 5 x - 5 = (x - 1)(100 x^2 + 5), whose one root is 1.
   */
  @Test
  void anAccountMayBeEmptied() {
    Script script =
        new Script(
            List.of(
                move("2025-01-03", Movement.withdrawal("b", Place.SPOT, Money.usdt("100"))),
                move("2025-01-04", Movement.deposit("c", Place.SPOT, Money.usdt("5")))));
    BacktestReport report = report(MARKET, script, "2025-01-05");

    assertThat(report.strategy().equity().values()).containsExactly(100.0, 0.0, 5.0, 5.0);
    assertThat(report.strategy().drawdown().values()).containsOnly(0.0);
    assertThat(value(report.strategy().performance().totalReturn())).isZero();
    assertThat(value(report.attribution().returns().timeWeighted())).isZero();
    assertThat(value(report.attribution().returns().moneyWeighted())).isCloseTo(0, within(1e-9));
  }

  /**
   * 100 become 102 and 104; all of it leaves after three days, 50 come in after six and are there
   * after nine. Time-weighted 102 / 100 x 104 / 102 = 1.04. Money-weighted, with x the growth of
   * three days: 100 x^3 - 104 x^2 + 50 x - 50 = 0, whose one real root is 1.0271383731557453 (numpy
   * 2.4.6, {@code np.roots}); in all x^3 - 1 = 0.08364458053551593.
   */
  @Test
  void whatCameBackIsMeasuredToo() {
    MadeMarket market =
        MadeMarket.from("2025-01-01")
            .rules(BTC.toString(), "0.0001", "0.001", "0.001", "5")
            .closes(BTC.toString(), 100, 102, 104, 104, 104, 104, 104, 104, 104, 104);
    Script script =
        new Script(
            List.of(
                buy("a", "2025-01-02"),
                order("b", "2025-01-04", Side.SELL),
                move("2025-01-05", Movement.withdrawal("c", Place.SPOT, Money.usdt("104"))),
                move("2025-01-08", Movement.deposit("d", Place.SPOT, Money.usdt("50")))));
    BacktestReport report = report(market, script, "2025-01-11");
    InvestorReturns returns = report.attribution().returns();

    assertThat(report.strategy().equity().values())
        .containsExactly(100.0, 102.0, 104.0, 0.0, 0.0, 0.0, 50.0, 50.0, 50.0, 50.0);
    assertThat(value(returns.timeWeighted())).isCloseTo(0.04, within(1e-12));
    assertThat(value(returns.moneyWeighted())).isCloseTo(0.08364458053551593, within(1e-9));
    assertThat(value(report.strategy().performance().totalReturn())).isCloseTo(0.04, within(1e-12));
    assertThat(value(report.strategy().performance().maximumDrawdown())).isZero();
  }

  private static BacktestReport report(MadeMarket market, Script script, String to) {
    Backtest backtest = run(market, script, to);
    Attribution profit = BacktestReports.attribution(MadeRun.policy(), backtest, market.view(to));
    return BacktestReports.of(MadeRun.policy(), backtest, script, profit, RuleBook.empty());
  }

  private static double value(Reading reading) {
    return reading.value().orElseThrow();
  }
}
