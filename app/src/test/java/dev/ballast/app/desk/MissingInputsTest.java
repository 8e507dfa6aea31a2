// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.render.Json;
import dev.ballast.app.render.Terminal;
import dev.ballast.app.store.VenueTables;
import dev.ballast.engine.Backtest;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesId;
import dev.ballast.market.TradingRules;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A perpetual of which something is missing that a trade needs: the hedge is not proposed and not
 * held, and both the plan and the backtest say so, with instrument and time. The rest goes on.
 */
class MissingInputsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
  private static final InstrumentId HEDGE = Ids.parse("BTC/USDT:USDT");
  private static final Market MADE = Market.simulated(20240110);
  private static final Policy EXAMPLE = PolicyFile.example(TODAY);
  private static final Policy PLAN =
      EXAMPLE.withOverlay(EXAMPLE.overlay().withHedges(HedgeRule.standing(0.4, Asset.BTC)));
  private static final String END = "2025-10-31";

  @Test
  void withAllInputsTheHedgeIsThere() {
    assertThat(decide(MADE).plan().tickets().stream().flatMap(ticket -> ticket.legs().stream()))
        .extracting(Leg::instrument)
        .contains(HEDGE);
  }

  @Test
  void withoutFunding() {
    stops(
        new Market(without(SeriesId.funding(HEDGE)), MADE.rules(), MADE.tables()),
        "no funding rate is known for the last 7 days");
  }

  @Test
  void withoutRules() {
    TreeMap<InstrumentId, List<TradingRules>> rules = new TreeMap<>(MADE.rules().versions());
    rules.remove(HEDGE);
    stops(new Market(MADE.history(), RuleBook.of(rules), MADE.tables()), "no trading rules");
  }

  @Test
  void withoutBrackets() {
    stops(
        new Market(MADE.history(), MADE.rules(), VenueTables.EMPTY),
        "no margin brackets are known");
  }

  private static void stops(Market market, String reason) {
    Decision decision = decide(market);

    assertThat(decision.plan().refused())
        .filteredOn(leg -> leg.instrument().equals(HEDGE))
        .singleElement()
        .extracting(RefusedLeg::reason)
        .asString()
        .contains(reason);
    assertThat(decision.plan().tickets()).isNotEmpty();
    assertThat(decision.plan().tickets().stream().flatMap(ticket -> ticket.legs().stream()))
        .extracting(Leg::instrument)
        .doesNotContain(HEDGE);
    Desk desk = desk(market, PLAN);
    String shown = Terminal.proposal(desk.report(decision).proposal(), false);
    assertThat(words(shown)).contains("Not proposed: " + HEDGE).contains(reason).contains(END);

    Backtest backtest = desk.backtest(Optional.empty(), Optional.empty());
    assertThat(backtest.events())
        .noneMatch(event ->
            event instanceof Event.Filled filled && filled.order().instrument().equals(HEDGE));
    assertThat(backtest.conservationResidual()).isZero();
    BacktestReport report = desk.report(backtest);
    assertThat(report.hedge().orElseThrow().refusedReasons())
        .anySatisfy(one ->
            assertThat(one.toString())
                .containsPattern("202\\d-\\d\\d-\\d\\d for " + HEDGE)
                .contains(reason));
    assertThat(report.notes())
        .as("told once, with the hedge")
        .noneMatch(note -> note.contains(reason));
    assertThat(words(Terminal.backtest(report, desk.tearSheet(backtest), true, false)))
        .contains(reason);
    assertThat(Json.write(report)).contains(reason);
  }

  private static Decision decide(Market market) {
    long time = market.end();
    Account account =
        new OpeningAccount(
                List.of(new Event.Deposited(time, Place.SPOT, Money.usdt("100000"))), List.of())
            .account(time);
    return desk(market, PLAN).decide(account, time);
  }

  private static History without(SeriesId left) {
    MemoryHistory.Builder rest = MemoryHistory.from("made for a test");
    for (SeriesId id : MADE.history().ids()) {
      if (!id.equals(left)) {
        rest.add(MADE.history().series(id).orElseThrow());
      }
    }
    return rest.build();
  }

  /** The text without its line breaks. */
  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static Desk desk(Market market, Policy policy) {
    return new Desk(market, (Resolution.Resolved) policy.resolve(market.history().listings()));
  }
}
