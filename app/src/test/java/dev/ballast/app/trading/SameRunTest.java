// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Kept;
import dev.ballast.engine.MemoryJournal;
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
import org.junit.jupiter.api.Test;

/**
 * A plan that trades at the exchange, over sockets, decides and does what it does in a backtest:
 * the same orders, the same fills, the same funding, and in the end the same books to the unit.
 */
class SameRunTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  @Test
  void liveAndInABacktest() {
    Market market = Market.simulated(11);
    Policy policy = PolicyFile.example(TODAY);
    Resolution.Resolved plan =
        PolicyFile.resolved(Optional.empty(), policy, market.history().listings());
    Backtest backtest =
        new Desk(market, plan)
            .backtest(
                Optional.of(LocalDate.of(2024, 6, 3)), Optional.of(LocalDate.of(2024, 10, 7)));
    long start = backtest.run().first().time();
    long end = backtest.run().last().time();
    MemoryJournal journal = new MemoryJournal();
    List<String> notices = new ArrayList<>();
    Run run;
    try (LocalVenue venue =
        LocalVenue.start(
            market,
            Interval.DAY,
            start,
            end,
            0,
            System::currentTimeMillis,
            policy.terms().costs(),
            0)) {
      MarginTerms terms = MarginTerms.of(market);
      venue.open(
          "key",
          "secret",
          backtest.events().subList(0, backtest.openingEvents()),
          terms.margins(policy.market()),
          false);
      try (LiveExchange exchange =
              LiveExchange.at(
                  Endpoints.at(venue.url(), venue.socket()),
                  Optional.of(ApiKey.of("key", "secret")),
                  System::currentTimeMillis);
          LiveDesk desk =
              new LiveDesk(
                  exchange,
                  market,
                  Interval.DAY,
                  end,
                  new Kept(List.of(), Optional.empty()),
                  notices::add)) {
        exchange.requireTradeOnly();
        run = desk.run(new PolicyStrategy(plan, terms.brackets()), journal, policy.quote());
      }
    }

    assertThat(notices).isEmpty();
    assertThat(settled(journal.events())).isEqualTo(settled(backtest.events()));
    assertThat(orders(journal.events())).isEqualTo(orders(backtest.events()));
    Ledger ledger = new Ledger();
    journal.events().forEach(ledger::apply);
    assertThat(ledger.account(end)).isEqualTo(backtest.run().last().account());
    assertThat(Replay.of(journal.events()).difference(ledger.account(end))).isZero();
    assertThat(run.plans()).isEqualTo(backtest.run().plans());
  }

  /** Fills, fees, funding, transfers and deposits, in order and to the unit. */
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

  private static List<Event> orders(List<Event> events) {
    return events.stream().filter(Event.OrderUpdate.class::isInstance).toList();
  }
}
