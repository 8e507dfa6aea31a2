// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.main.Main;
import dev.ballast.engine.ApprovalRule;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Kept;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.market.Interval;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.unit.UtcDay;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How long an order takes from the decision that asks for it to the exchange's socket, on a desk as
 * {@code ballast live} sets it up: tickets proposed, approved by rule and kept, what is intended
 * and what is begun committed to the journal, the price held against its band, the request signed
 * and sent. Beside it, what the disk takes to force as much to the same folder.
 *
 * <p>The example plan, hedged to half of the market, is traded through a made market at the local
 * venue. Of each decision the first request counts that asks for something: an order, or the money
 * or the leverage that it needs before it.
 */
public final class DecisionToSocket {
  private static final LocalDate FIRST = LocalDate.of(2024, 6, 3);

  private static final long USUAL_DAYS = 120;

  private DecisionToSocket() {}

  /** A folder on the disk that is measured, and how many days are traded: no more than 140. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory(Path.of(arguments[0]), "desk");
    LocalDate last =
        FIRST.plusDays(arguments.length > 1 ? Long.parseLong(arguments[1]) : USUAL_DAYS);
    Market market = Market.simulated(11);
    Policy policy = policy(folder);
    Resolution.Resolved plan =
        PolicyFile.resolved(Optional.empty(), policy, market.history().listings());
    MarginTerms terms = MarginTerms.of(market);
    Backtest backtest = new Desk(market, plan).backtest(Optional.of(FIRST), Optional.of(last));
    try (LocalVenue venue =
        LocalVenue.start(
            market,
            Interval.DAY,
            UtcDay.start(FIRST),
            UtcDay.start(last),
            0,
            System::currentTimeMillis,
            policy.terms().costs(),
            0)) {
      venue.open(
          "key",
          "secret",
          backtest.events().subList(0, backtest.openingEvents()),
          terms.margins(policy.market()),
          false);
      try (TimedRelay relay = new TimedRelay(URI.create(venue.url()));
          ForcedFile disk = new ForcedFile(folder.resolve("forced"))) {
        OrderTimes times = new OrderTimes(relay.orders(), disk);
        trade(folder.resolve("desk.db"), venue, relay, market, policy, plan, terms, last, times);
        times.print(System.out);
      }
    }
    // The venue's server leaves a thread behind that would keep the program.
    System.exit(0);
  }

  private static void trade(
      Path file,
      LocalVenue venue,
      TimedRelay relay,
      Market market,
      Policy policy,
      Resolution.Resolved plan,
      MarginTerms terms,
      LocalDate last,
      OrderTimes times) {
    PolicyStrategy strategy = new PolicyStrategy(plan, terms.brackets());
    Kept nothing = new Kept(List.of(), Optional.empty());
    try (SqliteJournal journal = SqliteJournal.open(file);
        LiveExchange exchange =
            LiveExchange.at(
                Endpoints.at(relay.url(), venue.socket()),
                Optional.of(ApiKey.of("key", "secret")),
                System::currentTimeMillis)) {
      exchange.requireFit();
      journal.begin(
          new SessionRow(System.currentTimeMillis(), SessionRow.Mode.LIVE, policy.name()));
      Onlooker onlooker =
          new Onlooker(
              policy,
              strategy.instruments(),
              terms.brackets(),
              terms.settings(),
              journal,
              nothing,
              System::currentTimeMillis,
              System.out::println);
      try (LiveDesk desk =
          new LiveDesk(
              exchange,
              market,
              strategy.instruments(),
              Interval.DAY,
              UtcDay.start(last),
              nothing,
              new JournalHand(file),
              onlooker::notice)) {
        desk.run(
            times.timing(strategy),
            times.timing(journal),
            times.timing(
                new DeskApprovals(
                    journal.tickets(), new ApprovalRule.All(), "desk tickets", onlooker::notice)),
            policy.quote(),
            onlooker);
      }
    }
  }

  private static Policy policy(Path folder) throws IOException {
    try (InputStream example =
        Main.class.getResourceAsStream("/dev/ballast/app/example/policy.yaml")) {
      if (example == null) {
        throw new IOException("the example is not on the class path");
      }
      String text = new String(example.readAllBytes(), StandardCharsets.UTF_8);
      Path file =
          Files.writeString(
              folder.resolve("policy.yaml"), text.replace("beta-to: 0.9", "beta-to: 0.5"));
      return PolicyFile.read(file, LocalDate.of(2026, 1, 1));
    }
  }
}
