// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.engine.Journal;
import dev.ballast.engine.Kept;
import dev.ballast.engine.MemoryJournal;
import dev.ballast.engine.Run;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.order.Event;
import dev.ballast.plan.ReviewMemory;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A plan that trades at the exchange, over sockets, decides and does what it does in a backtest:
 * the same orders, the same fills, the same funding, and in the end the same books to the unit.
 */
class SameRunTest {
  private static final Kept NOTHING = new Kept(List.of(), Optional.empty());

  @Test
  void liveAndInABacktest() {
    MemoryJournal journal = new MemoryJournal();
    try (ReplayedPlan plan = new ReplayedPlan()) {
      Run run = plan.run(journal, NOTHING);

      assertThat(plan.notices()).isEmpty();
      plan.check(journal.events());
      assertThat(orders(journal.events()))
          .as("spot and futures answer each for itself")
          .containsExactlyInAnyOrderElementsOf(orders(plan.backtest().events()));
      assertThat(run.plans()).isEqualTo(plan.backtest().run().plans());
    }
  }

  /** What the store does not have any more is asked for, bar by bar. */
  @Test
  void withAStoreThatEndsBeforeIt() {
    MemoryJournal journal = new MemoryJournal();
    try (ReplayedPlan plan = new ReplayedPlan()) {
      Run run = plan.run(LocalDate.of(2024, 5, 1), journal);

      assertThat(plan.notices()).isEmpty();
      plan.check(journal.events());
      assertThat(run.plans()).isEqualTo(plan.backtest().run().plans());
    }
  }

  /** Orders that fill on paper, at prices that are asked for. */
  @Test
  void onPaper() {
    MemoryJournal journal = new MemoryJournal();
    try (ReplayedPlan plan = new ReplayedPlan()) {
      Run run = plan.paper(LocalDate.of(2024, 5, 1), journal, NOTHING);

      assertThat(plan.notices()).isEmpty();
      plan.check(journal.events());
      assertThat(orders(journal.events())).isEqualTo(orders(plan.backtest().events()));
      assertThat(run.plans()).isEqualTo(plan.backtest().run().plans());
    }
  }

  /** Ended at random, and gone on with where the journal ends. */
  @Test
  void onPaperHoweverOftenItIsEnded() {
    Random dice = new Random(5);
    MemoryJournal disk = new MemoryJournal();
    int ended = 0;
    try (ReplayedPlan plan = new ReplayedPlan()) {
      for (boolean done = false; !done; ) {
        try {
          plan.paper(LocalDate.of(2024, 7, 1), new Failing(disk, dice), disk.kept());
          done = true;
        } catch (PowerCut _) {
          ended++;
        }
      }

      assertThat(ended).isGreaterThan(10);
      plan.check(disk.events());
    }
  }

  /**
   * Three weeks pass without a session: funding was paid meanwhile, and one review is held late.
   */
  @Test
  void onPaperWhatWasMissed() {
    LocalDate store = LocalDate.of(2024, 5, 1);
    MemoryJournal journal = new MemoryJournal();
    try (ReplayedPlan plan = new ReplayedPlan()) {
      long left = firstFunding(plan.backtest().events());
      long back = left + 21 * UtcDay.MILLIS;
      plan.paper(store, left, journal, NOTHING);
      plan.goOn(back);
      Run late = plan.paper(store, journal, journal.kept());

      List<Event> meanwhile =
          journal.events().stream().filter(one -> one.time() > left && one.time() < back).toList();
      assertThat(meanwhile)
          .isNotEmpty()
          .allSatisfy(one -> assertThat(one).isInstanceOf(Event.FundingPaid.class));
      assertThat(late.decisions().getFirst().account().time()).isEqualTo(back);
      assertThat(late.decisions().getFirst().plan().notes())
          .anySatisfy(note -> assertThat(note).contains("late"));
      Ledger ledger = new Ledger();
      journal.events().forEach(ledger::apply);
      assertThat(Replay.of(journal.events()).difference(ledger.account(late.last().time())))
          .isZero();
    }
  }

  private static long firstFunding(List<Event> events) {
    return events.stream()
        .filter(Event.FundingPaid.class::isInstance)
        .mapToLong(one -> UtcDay.start(UtcDay.date(one.time())) + UtcDay.MILLIS)
        .findFirst()
        .orElseThrow();
  }

  private static List<Event> orders(List<Event> events) {
    return events.stream().filter(Event.OrderUpdate.class::isInstance).toList();
  }

  /** Answers that are lost, wrong, late or refused, to a twentieth of all that is asked. */
  @Test
  void whateverTheExchangeAnswers() {
    MemoryJournal journal = new MemoryJournal();
    try (ReplayedPlan plan = new ReplayedPlan()) {
      plan.arm(
          """
          seed: 7
          faults:
            - {fault: no-answer, executed: true, on: order, chance: 5%}
            - {fault: no-answer, executed: false, on: order, nth: 9}
            - {fault: unknown, executed: true, on: [order, transfer], chance: 5%}
            - {fault: timeout, executed: true, on: [order, cancel], chance: 5%}
            - {fault: timeout, executed: false, on: transfer, nth: 2}
            - {fault: unavailable, on: order, chance: 5%}
            - {fault: overloaded, on: order, chance: 5%}
            - {fault: bad-gateway, executed: false, on: [query, trades, balance], chance: 5%}
            - {fault: error, code: -2013, on: query, chance: 20%}
            - {fault: slow, delay: 5..20ms, on: order, chance: 10%}
          """);

      plan.run(journal, NOTHING);

      plan.check(journal.events());
    }
  }

  /** Ended at random, before a commit or after it, and gone on with. */
  @Test
  void howeverOftenItIsEnded() {
    Random dice = new Random(3);
    MemoryJournal disk = new MemoryJournal();
    int ended = 0;
    try (ReplayedPlan plan = new ReplayedPlan()) {
      for (boolean done = false; !done; ) {
        try {
          plan.run(new Failing(disk, dice), disk.kept());
          done = true;
        } catch (PowerCut _) {
          ended++;
        }
      }

      assertThat(ended).isGreaterThan(10);
      assertThat(plan.notices()).as("what is in doubt is asked first, then compared").isEmpty();
      plan.check(disk.events());
    }
  }

  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A disk whose power goes away. */
  private record Failing(MemoryJournal disk, Random dice) implements Journal {
    @Override
    public void append(List<Event> events) {
      mayEnd();
      disk.append(events);
      mayEnd();
    }

    @Override
    public void append(List<Event> events, ReviewMemory memory) {
      mayEnd();
      disk.append(events, memory);
      mayEnd();
    }

    private void mayEnd() {
      if (dice.nextInt(25) == 0) {
        throw new PowerCut();
      }
    }
  }
}
