// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.journal.TicketVerdict;
import dev.ballast.app.journal.Verdicts;
import dev.ballast.app.journal.WaitingTicket;
import dev.ballast.engine.ApprovalRule;
import dev.ballast.engine.Approvals;
import dev.ballast.engine.Kept;
import dev.ballast.engine.Run;
import dev.ballast.engine.Verdict;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that asks before it orders, at an exchange on this machine, with a journal on a disk. */
class ApprovedPlanTest {
  private static final Kept NOTHING = new Kept(List.of(), Optional.empty());

  @TempDir private Path folder;

  private static DeskApprovals approvals(
      SqliteJournal journal, ApprovalRule rule, List<String> notices) {
    return new DeskApprovals(journal.tickets(), rule, "ballast desk tickets", notices::add);
  }

  /** Every ticket has its rule's verdict, and the plan ends in the backtest's books. */
  @Test
  void byARuleOfAllAsInABacktest() {
    Path file = folder.resolve("all.db");
    List<String> notices = new ArrayList<>();
    try (ReplayedPlan plan = new ReplayedPlan();
        SqliteJournal journal = SqliteJournal.open(file);
        Verdicts verdicts = Verdicts.open(file)) {
      plan.run(journal, approvals(journal, new ApprovalRule.All(), notices), NOTHING);

      List<Event> events = JournalCheck.kept(file).events();
      plan.check(events);
      assertThat(notices).isEmpty();
      for (String ticket : placed(events).stream().map(Order::ticket).distinct().toList()) {
        assertThat(verdicts.of(ticket).map(TicketVerdict::words)).contains("approved by rule: all");
        assertThat(verdicts.proposed(ticket)).isPresent();
      }
    }
  }

  /** Nobody answers: the market goes on, each review asks anew, and nothing is ever ordered. */
  @Test
  void aMarketThatStandsDoesNotWaitForAPerson() {
    Path file = folder.resolve("nobody.db");
    List<String> notices = new ArrayList<>();
    try (ReplayedPlan plan = new ReplayedPlan();
        SqliteJournal journal = SqliteJournal.open(file)) {
      Run run = plan.run(journal, approvals(journal, new ApprovalRule.ByHand(), notices), NOTHING);

      assertThat(run.last().time()).isEqualTo(plan.backtest().run().last().time());
      assertThat(placed(JournalCheck.kept(file).events())).isEmpty();
      assertThat(notices).hasSizeGreaterThan(5).allMatch(one -> one.contains("for approval"));
    }
  }

  private static List<Order> placed(List<Event> events) {
    return events.stream()
        .filter(Event.OrderPlaced.class::isInstance)
        .map(event -> ((Event.OrderPlaced) event).order())
        .toList();
  }

  /** A session waits without haste, and orders within moments of a word from another process. */
  @Test
  void byHandWhileASessionRuns() throws Exception {
    Path file = folder.resolve("hand.db");
    SqliteJournal.open(file).close();
    AtomicInteger asks = new AtomicInteger();
    try (ReplayedPlan plan = new ReplayedPlan(1);
        Running _ = new Running(plan, file, asks)) {
      await(() -> !waiting(file).isEmpty());
      int before = asks.get();
      Thread.sleep(2000);
      assertThat(asks.get() - before).as("once a second, and no spinning").isBetween(2, 40);
      List<String> asked = waiting(file);
      assertThat(placed(file)).isEmpty();
      assertThat(ballast("tickets", "--journal", file.toString()))
          .startsWith(asked.getFirst())
          .contains("buy ", " USDT");

      assertThat(ballast("approve", "--all", "--journal", file.toString()))
          .isEqualTo("approved " + String.join("\napproved ", asked) + "\n");
      await(() -> !placed(file).isEmpty());

      assertThat(placed(file)).allMatch(one -> asked.contains(one.ticket()));
      assertThat(ballast("refuse", asked.getFirst(), "--journal", file.toString()))
          .isEqualTo("ballast: " + asked.getFirst() + " was approved by hand; no ticket waits\n");
    }
  }

  /** What was said while no session ran is what the next one goes by. */
  @Test
  void byHandWhileNoSessionRuns() throws Exception {
    Path file = folder.resolve("between.db");
    SqliteJournal.open(file).close();
    try (ReplayedPlan plan = new ReplayedPlan(1)) {
      try (Running _ = new Running(plan, file, new AtomicInteger())) {
        await(() -> !waiting(file).isEmpty());
      }
      String refused = waiting(file).getFirst();
      assertThat(ballast("refuse", refused, "--reason", "too large", "--journal", file.toString()))
          .isEqualTo("refused " + refused + "\n");
      try (Running _ = new Running(plan, file, new AtomicInteger())) {
        await(() -> !refusals(file).isEmpty());
      }

      assertThat(refusals(file)).containsOnly("refused by hand: too large");
      assertThat(placed(file)).noneMatch(one -> one.ticket().equals(refused));
    }
  }

  private static List<Order> placed(Path file) {
    return placed(JournalCheck.kept(file).events());
  }

  private static List<String> waiting(Path file) {
    return WaitingTicket.of(file).stream().map(WaitingTicket::id).toList();
  }

  private static List<String> refusals(Path file) {
    return JournalCheck.kept(file).events().stream()
        .filter(Event.OrderRefused.class::isInstance)
        .map(event -> ((Event.OrderRefused) event).reason())
        .toList();
  }

  /** A session of a thread of its own, ended when it is closed. */
  private static final class Running implements AutoCloseable {
    private final ReplayedPlan plan;
    private final Thread thread;

    Running(ReplayedPlan plan, Path file, AtomicInteger asks) {
      this.plan = plan;
      this.thread = Thread.ofPlatform().daemon().start(() -> run(plan, file, asks));
    }

    private static void run(ReplayedPlan plan, Path file, AtomicInteger asks) {
      Kept kept = JournalCheck.kept(file);
      try (SqliteJournal journal = SqliteJournal.open(file)) {
        DeskApprovals approvals = approvals(journal, new ApprovalRule.ByHand(), new ArrayList<>());
        plan.run(journal, new Counted(approvals, asks), kept);
      }
    }

    @Override
    public void close() {
      plan.stop();
      try {
        assertThat(thread.join(Duration.ofSeconds(30))).as("it ends at its next moment").isTrue();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Approvals that count how often they are asked. */
  private record Counted(Approvals approvals, AtomicInteger asks) implements Approvals {
    @Override
    public void propose(Plan plan) {
      approvals.propose(plan);
    }

    @Override
    public Map<String, Verdict> verdicts(long time, SequencedSet<String> tickets) {
      asks.incrementAndGet();
      return approvals.verdicts(time, tickets);
    }
  }

  private static void await(BooleanSupplier come) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!come.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it does not come").isLessThan(end);
      Thread.sleep(50);
    }
  }

  /** What {@code ballast desk} prints in a process of its own. */
  private String ballast(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ballast.app.main.Main",
                "desk"));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("printed.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(Duration.ofSeconds(60))).isTrue();
    return Files.readString(out);
  }
}
