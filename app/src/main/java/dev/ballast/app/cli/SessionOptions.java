// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.config.LiveSection;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.exchange.local.ReplayClock;
import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.trading.DeskApprovals;
import dev.ballast.app.trading.LiveExchange;
import dev.ballast.app.trading.Onlooker;
import dev.ballast.engine.ApprovalRule;
import dev.ballast.engine.Kept;
import dev.ballast.engine.Run;
import dev.ballast.engine.Strategy;
import dev.ballast.policy.Policy;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** A session that goes on with time: where it is kept, and how it ends. */
final class SessionOptions {
  /** Seconds for a session to come to its next moment once it is to end. */
  private static final int PATIENCE = 15;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = {
        "Where all that happens is kept. A session goes on where the journal",
        "ends; a new one begins with the account."
      })
  private Path journal;

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
        "it says nothing; all where no money is at stake)."
      })
  private @Nullable String approve;

  @Option(names = "--json", description = "Print every event as a line of JSON.")
  private boolean json;

  Path journal() {
    return journal;
  }

  /** What earlier sessions have kept. */
  Kept kept(SqliteJournal open) {
    return open.size() > 0 ? JournalCheck.kept(journal) : new Kept(List.of(), Optional.empty());
  }

  /** The last moment, epoch milliseconds: of a market that is replayed, its own. */
  long end(LiveExchange exchange) {
    return until == null
        ? exchange.replay().map(ReplayClock::end).orElse(Long.MAX_VALUE)
        : UtcDay.start(until);
  }

  /** Which tickets the command line lets go without a hand; nothing where it does not say. */
  Optional<ApprovalRule> approve(Asset quote) {
    return Optional.ofNullable(approve).map(text -> LiveSection.approve("--approve", text, quote));
  }

  DeskApprovals approvals(SqliteJournal open, ApprovalRule rule, Onlooker onlooker) {
    return new DeskApprovals(
        open.tickets(), rule, "ballast desk tickets --journal " + journal, onlooker::notice);
  }

  /** Who writes what others may see of a session, and says what a person should know. */
  Onlooker onlooker(
      Policy policy, Strategy strategy, MarginTerms terms, SqliteJournal open, SessionLines lines) {
    return new Onlooker(
        policy,
        strategy.instruments(),
        terms.brackets(),
        terms.settings(),
        open,
        kept(open),
        () -> Today.now().toEpochMilli(),
        lines::say);
  }

  /** What a command prints. */
  SessionLines lines(CommandSpec spec) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter words = json ? spec.commandLine().getErr() : out;
    return new SessionLines(new EventLines(out, json), words);
  }

  /**
   * Runs a session, and says what it comes to. A program that is told to end waits for it.
   *
   * @param end ends the session at its next moment, from any thread
   */
  void run(Runnable end, SessionLines lines, Supplier<Run> session) {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(end, ended)));
    try {
      Run run = session.get();
      lines.say(
          run.snapshots().isEmpty()
              ? "ended before its first bar"
              : "ended with equity " + run.last().exposure().equity());
    } finally {
      ended.countDown();
    }
  }

  /** Ends a session, and waits for that; what is kept is safe in any case. */
  private static void end(Runnable end, CountDownLatch ended) {
    end.run();
    try {
      boolean _ = ended.await(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
