// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Journal;
import dev.ballast.engine.Kept;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.engine.Run;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The example plan over four months of a made market: in a backtest, and at a local venue. */
final class ReplayedPlan implements AutoCloseable {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  private final Market market = Market.simulated(11);
  private final Policy policy = PolicyFile.example(TODAY);
  private final Resolution.Resolved plan =
      PolicyFile.resolved(Optional.empty(), policy, market.history().listings());
  private final MarginTerms terms = MarginTerms.of(market);
  private final Backtest backtest;
  private final LocalVenue venue;
  private final List<String> notices = new ArrayList<>();

  ReplayedPlan() {
    this.backtest =
        new Desk(market, plan)
            .backtest(
                Optional.of(LocalDate.of(2024, 6, 3)), Optional.of(LocalDate.of(2024, 10, 7)));
    this.venue =
        LocalVenue.start(
            market,
            Interval.DAY,
            backtest.run().first().time(),
            end(),
            0,
            System::currentTimeMillis,
            policy.terms().costs(),
            0);
    venue.open(
        "key",
        "secret",
        backtest.events().subList(0, backtest.openingEvents()),
        terms.margins(policy.market()),
        false);
  }

  Backtest backtest() {
    return backtest;
  }

  private long end() {
    return backtest.run().last().time();
  }

  /** What a person was told. */
  List<String> notices() {
    return notices;
  }

  /** Lets things go wrong from now on. */
  void arm(String faults) {
    venue.arm(FaultsFile.parse("faults", faults));
  }

  /** Begins a session, or goes on with one, and runs it to the market's end. */
  Run run(Journal journal, Kept kept) {
    try (LiveExchange exchange =
            LiveExchange.at(
                Endpoints.at(venue.url(), venue.socket()),
                Optional.of(ApiKey.of("key", "secret")),
                System::currentTimeMillis);
        LiveDesk desk =
            new LiveDesk(
                exchange, market, Interval.DAY, end(), kept, Optional::empty, notices::add)) {
      exchange.requireFit();
      return desk.run(new PolicyStrategy(plan, terms.brackets()), journal, policy.quote());
    }
  }

  /**
   * What a session has kept is what the backtest did: fills, fees, funding and books to the unit.
   */
  void check(List<Event> kept) {
    assertThat(settled(kept)).containsExactlyInAnyOrderElementsOf(settled(backtest.events()));
    Ledger ledger = new Ledger();
    kept.forEach(ledger::apply);
    assertThat(ledger.account(end())).isEqualTo(backtest.run().last().account());
    assertThat(Replay.of(kept).difference(ledger.account(end()))).isZero();
  }

  /** Fills, fees, funding, transfers and deposits. */
  private static List<String> settled(List<Event> events) {
    List<String> settled = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.Filled fill) {
        settled.add(
            "%d %s %s %s at %s for %s"
                .formatted(
                    fill.time(),
                    fill.order().id(),
                    fill.order().side(),
                    fill.quantity(),
                    fill.price(),
                    fill.fee()));
      } else if (event instanceof Event.Posted) {
        settled.add(event.toString());
      }
    }
    return settled;
  }

  @Override
  public void close() {
    venue.close();
  }
}
