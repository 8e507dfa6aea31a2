// SPDX-License-Identifier: Apache-2.0
package dev.ballast.e2e;

import dev.ballast.account.Place;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.trading.DeskApprovals;
import dev.ballast.app.trading.JournalHand;
import dev.ballast.app.trading.LiveDesk;
import dev.ballast.app.trading.LiveExchange;
import dev.ballast.app.trading.Onlooker;
import dev.ballast.app.web.StopSwitch;
import dev.ballast.app.web.WebDesk;
import dev.ballast.engine.ApprovalRule;
import dev.ballast.engine.Kept;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.margin.AccountSettings;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.policy.Policy;
import dev.ballast.unit.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The example plan at an exchange on this machine that goes as fast as the clock, and its page. The
 * first review's tickets wait for a hand.
 */
final class TradingDesk implements AutoCloseable {
  private static final long BEGIN = at(LocalDate.of(2024, 6, 3));
  private static final long END = at(LocalDate.of(2024, 6, 10));

  private final LocalVenue venue;
  private final LiveDesk desk;
  private final LiveExchange exchange;
  private final SqliteJournal journal;
  private final WebDesk page;
  private final Thread session;

  private static long at(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  TradingDesk(Path file) {
    Market market = Market.simulated(11);
    Policy policy = PolicyFile.example(LocalDate.of(2026, 1, 1));
    MarginTerms terms = MarginTerms.of(market);
    PolicyStrategy strategy =
        new PolicyStrategy(
            PolicyFile.resolved(Optional.empty(), policy, market.history().listings()),
            terms.brackets());
    this.venue =
        LocalVenue.start(
            market,
            Interval.DAY,
            BEGIN,
            END,
            1,
            System::currentTimeMillis,
            policy.terms().costs(),
            0);
    venue.open(
        "key",
        "secret",
        List.of(new Event.Deposited(BEGIN, Place.SPOT, Money.usdt("100000"))),
        terms.margins(policy.market()),
        false);
    this.exchange = exchange();
    this.journal = SqliteJournal.open(file);
    Kept nothing = new Kept(List.of(), Optional.empty());
    Onlooker onlooker =
        new Onlooker(
            policy,
            strategy.instruments(),
            terms.brackets(),
            AccountSettings.USUAL,
            journal,
            nothing,
            System::currentTimeMillis,
            System.err::println);
    journal.begin(new SessionRow(BEGIN, SessionRow.Mode.LIVE, policy.name()));
    this.desk =
        new LiveDesk(
            exchange,
            market,
            strategy.instruments(),
            Interval.DAY,
            END,
            nothing,
            new JournalHand(file),
            onlooker::notice);
    DeskApprovals approvals =
        new DeskApprovals(journal.tickets(), new ApprovalRule.ByHand(), "the page", onlooker::notice);
    this.session =
        Thread.ofPlatform()
            .name("session")
            .start(() -> {
              var _ = desk.run(strategy, journal, approvals, policy.quote(), onlooker);
            });
    this.page =
        new WebDesk(
            file,
            Duration.ofSeconds(60),
            Instant::now,
            new StopSwitch(file, Instant::now, Optional.of(this::exchange)),
            0,
            List.of(),
            System.err::println);
  }

  private LiveExchange exchange() {
    return LiveExchange.at(
        Endpoints.at(venue.url(), venue.socket()),
        Optional.of(ApiKey.of("key", "secret")),
        System::currentTimeMillis);
  }

  /** The page's address, with its token. */
  String url() {
    return page.url();
  }

  @Override
  public void close() {
    desk.end();
    try {
      session.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    page.close();
    desk.close();
    journal.close();
    exchange.close();
    venue.close();
  }
}
