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
import dev.ballast.app.journal.Verdicts;
import dev.ballast.app.trading.DeskApprovals;
import dev.ballast.app.trading.LiveDesk;
import dev.ballast.app.trading.LiveExchange;
import dev.ballast.app.trading.Onlooker;
import dev.ballast.app.trading.StopMark;
import dev.ballast.engine.ApprovalRule;
import dev.ballast.engine.Kept;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.engine.Run;
import dev.ballast.margin.AccountSettings;
import dev.ballast.market.InstrumentId;
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
import java.util.function.Consumer;
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

  @Option(
      names = "--approve",
      paramLabel = "hand|all|AMOUNT",
      description = {
        "Which tickets need no hand: none, all, or as many a UTC day as come to",
        "this amount of the quote asset (default: what the plan says, hand where",
        "it says nothing; all at an exchange that replays a market)."
      })
  private @Nullable String approve;

  @Mixin private BarsOption bars;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print every event as a line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Policy policy = PolicyFile.read(policyFile, Today.utc());
    LiveSection live = LiveSection.of(policyFile, policy.quote());
    Optional<ApprovalRule> asked =
        Optional.ofNullable(approve)
            .map(text -> LiveSection.approve("--approve", text, policy.quote()));
    ApiKey key = ApiKeySource.required(System.getenv());
    Market market = Market.of(data.open());
    Resolution.Resolved plan =
        PolicyFile.resolved(Optional.of(policyFile), policy, market.history().listings());
    MarginTerms terms = MarginTerms.of(market);
    PolicyStrategy strategy = new PolicyStrategy(plan, terms.brackets());
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter says = json ? spec.commandLine().getErr() : out;
    CountDownLatch ended = new CountDownLatch(1);
    Kept before =
        Files.exists(journal) ? JournalCheck.kept(journal) : new Kept(List.of(), Optional.empty());
    try (SqliteJournal kept = SqliteJournal.open(journal);
        Verdicts verdicts = Verdicts.ofSession(journal);
        LiveExchange exchange =
            LiveExchange.at(
                address.endpoints(), Optional.of(key), () -> Today.now().toEpochMilli())) {
      exchange.requireTradeOnly();
      requireConsent(exchange, policy, live);
      ApprovalRule rule = asked.orElseGet(() -> usual(exchange, live));
      kept.begin(new SessionRow(Today.now().toEpochMilli(), SessionRow.Mode.LIVE, policy.name()));
      Onlooker onlooker =
          new Onlooker(
              policy,
              plan.instruments(),
              terms.brackets(),
              AccountSettings.USUAL,
              kept,
              before,
              () -> Today.now().toEpochMilli(),
              line -> notice(says, line));
      try (LiveDesk desk = desk(exchange, market, plan.instruments(), before, onlooker::notice)) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(desk, ended)));
        Run run =
            desk.run(
                strategy,
                new ToldJournal(kept, new EventLines(out, json)),
                new DeskApprovals(
                    verdicts, rule, "ballast desk tickets --journal " + journal, onlooker::notice),
                policy.quote(),
                onlooker);
        says.println("ended with equity " + run.last().exposure().equity());
      }
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

  /** A market that is replayed costs nobody money, and does not wait for anybody. */
  private static ApprovalRule usual(LiveExchange exchange, LiveSection live) {
    return exchange.replay().isPresent()
        ? new ApprovalRule.All()
        : live.approve().orElse(new ApprovalRule.ByHand());
  }

  /** Where money is at stake: the plan's owner has said so, and has seen it run on paper. */
  private void requireConsent(LiveExchange exchange, Policy policy, LiveSection live) {
    if (exchange.replay().isPresent()) {
      return;
    }
    if (!live.consents()) {
      throw new UserMistake(
          policyFile
              + ": does not say that it is meant to trade with money; write into it: live: {consent: "
              + LiveSection.CONSENT
              + "}");
    }
    if (paper == null) {
      throw new UserMistake(
          "live begins on paper: run ballast paper first, and name its journal with --paper FILE");
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

  private LiveDesk desk(
      LiveExchange exchange,
      Market market,
      List<InstrumentId> instruments,
      Kept before,
      Consumer<String> notices) {
    long last =
        until == null
            ? exchange.replay().map(ReplayClock::end).orElse(Long.MAX_VALUE)
            : UtcDay.start(until);
    return new LiveDesk(
        exchange,
        market,
        instruments,
        bars.length(),
        last,
        before,
        StopMark.of(journal)::reason,
        notices);
  }

  private static void notice(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
