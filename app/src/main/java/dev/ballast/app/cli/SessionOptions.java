// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.trading.LiveExchange;
import dev.ballast.engine.Kept;
import dev.ballast.engine.Run;
import dev.ballast.unit.UtcDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

  Path journal() {
    return journal;
  }

  /** What earlier sessions have kept. */
  Kept kept() {
    return Files.exists(journal)
        ? JournalCheck.kept(journal)
        : new Kept(List.of(), Optional.empty());
  }

  /** The last moment, epoch milliseconds: of a market that is replayed, its own. */
  long end(LiveExchange exchange) {
    return until == null
        ? exchange.replay().map(clock -> clock.end()).orElse(Long.MAX_VALUE)
        : UtcDay.start(until);
  }

  /** What a session that has ended comes to, in a line. */
  static String ended(Run run) {
    return run.snapshots().isEmpty()
        ? "ended before its first bar"
        : "ended with equity " + run.last().exposure().equity();
  }

  /**
   * Lets a session end when the program is told to.
   *
   * @param end of the session, at its next moment
   * @return to be counted down once the session has ended
   */
  static CountDownLatch endsWithTheProgram(Runnable end) {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              end.run();
              try {
                boolean _ = ended.await(PATIENCE, TimeUnit.SECONDS);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            }));
    return ended;
  }
}
