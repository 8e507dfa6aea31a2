// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.LiveSection;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.ApiKeySource;
import dev.ballast.app.exchange.local.ReplayClock;
import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.trading.LiveDesk;
import dev.ballast.app.trading.LiveExchange;
import dev.ballast.app.trading.StopMark;
import dev.ballast.engine.Kept;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.engine.Run;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.unit.UtcDay;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trades a policy at the exchange. */
@Command(
    name = "live",
    description = "Trade a policy at the exchange, or at one on this machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class LiveCommand implements Callable<Integer> {
  /** Seconds for a session to come to its next moment once it is to end. */
  private static final int PATIENCE = 15;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = "The trading plan.")
  private Path policyFile;

  @Mixin private ExchangeOptions address;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = {
        "Where all that happens is kept. A session goes on where the journal",
        "ends; a new one begins with what the account holds."
      })
  private Path journal;

  @Option(
      names = "--paper",
      paramLabel = "FILE",
      description = "The journal of the plan's sessions on paper, where money is at stake.")
  private @Nullable Path paper;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "The last moment, 00:00 UTC (default: until it is ended).")
  private @Nullable LocalDate until;

  @Mixin private BarsOption bars;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print every event as a line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Policy policy = PolicyFile.read(policyFile, Today.utc());
    ApiKey key = ApiKeySource.required(System.getenv());
    Market market = Market.of(data.open());
    Resolution.Resolved plan =
        PolicyFile.resolved(Optional.of(policyFile), policy, market.history().listings());
    MarginTerms terms = MarginTerms.of(market);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter says = json ? spec.commandLine().getErr() : out;
    CountDownLatch ended = new CountDownLatch(1);
    try (SqliteJournal kept = SqliteJournal.open(journal);
        LiveExchange exchange =
            LiveExchange.at(
                address.endpoints(), Optional.of(key), () -> Today.now().toEpochMilli());
        LiveDesk desk = desk(exchange, market, says)) {
      exchange.requireFit();
      requireConsent(exchange, policy);
      kept.begin(new SessionRow(Today.now().toEpochMilli(), SessionRow.Mode.LIVE, policy.name()));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(desk, ended)));
      Run run =
          desk.run(
              new PolicyStrategy(plan, terms.brackets()),
              new ToldJournal(kept, new EventLines(out, json)),
              policy.quote());
      says.println("ended with equity " + run.last().exposure().equity());
    } finally {
      ended.countDown();
    }
    return 0;
  }

  /** Ends the session at its next moment, and waits for that; what is kept is safe in any case. */
  private static void end(LiveDesk desk, CountDownLatch ended) {
    desk.end();
    try {
      boolean _ = ended.await(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where money is at stake: the plan's owner has said so, and has seen it run on paper. */
  private void requireConsent(LiveExchange exchange, Policy policy) {
    if (exchange.replay().isPresent()) {
      return;
    }
    if (!LiveSection.consents(policyFile)) {
      throw new UserMistake(
          policyFile
              + ": does not say that it is meant to trade with money; write into it: live: {consent: "
              + LiveSection.CONSENT
              + "}");
    }
    if (paper == null) {
      throw new UserMistake(
          "live begins on paper: name the journal of the plan's sessions there with --paper FILE"
              + " (this version makes none yet: it trades at exchanges that replay, ballast venue)");
    }
    try (SqliteJournal before = SqliteJournal.open(paper)) {
      boolean seen =
          before
              .session()
              .filter(
                  one -> one.mode() == SessionRow.Mode.PAPER && one.plan().equals(policy.name()))
              .isPresent();
      if (!seen || before.size() == 0) {
        throw new UserMistake(
            "--paper " + paper + ": is no journal of '" + policy.name() + "' on paper");
      }
    }
  }

  private LiveDesk desk(LiveExchange exchange, Market market, PrintWriter out) {
    long last =
        until == null
            ? exchange.replay().map(ReplayClock::end).orElse(Long.MAX_VALUE)
            : UtcDay.start(until);
    Kept before =
        Files.exists(journal) ? JournalCheck.kept(journal) : new Kept(List.of(), Optional.empty());
    return new LiveDesk(
        exchange,
        market,
        bars.length(),
        last,
        before,
        StopMark.of(journal)::reason,
        line -> notice(out, line));
  }

  private static void notice(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
