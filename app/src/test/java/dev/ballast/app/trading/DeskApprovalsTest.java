// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.journal.TicketVerdict.By;
import dev.ballast.app.journal.Verdicts;
import dev.ballast.engine.ApprovalRule;
import dev.ballast.engine.Verdict;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.plan.Leg;
import dev.ballast.plan.LegPosition;
import dev.ballast.plan.Plan;
import dev.ballast.plan.Sentence;
import dev.ballast.plan.Ticket;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets of a size each, approved by a rule or a hand through a journal on a real disk. */
class DeskApprovalsTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT");
  private static final long MONDAY = UtcDay.start(LocalDate.of(2024, 6, 3));
  private static final long HOUR = 3_600_000;
  private static final ApprovalRule UP_TO_1000 = new ApprovalRule.Within(Money.usdt("1000"));
  private static final Verdict REFUSED = new Verdict.Refused("refused by hand: too large");

  @TempDir private Path folder;
  private Path file;
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void begin() {
    file = folder.resolve("desk.db");
    SqliteJournal.open(file).close();
  }

  private DeskApprovals approvals(SqliteJournal kept, ApprovalRule rule) {
    return new DeskApprovals(
        kept.tickets(), rule, "ballast desk tickets --journal F", notices::add);
  }

  /** A review that asks for a ticket of each size; kept as a session keeps it. */
  private static void review(
      SqliteJournal kept, DeskApprovals approvals, long time, Map<String, String> sizes) {
    List<Ticket> tickets =
        sizes.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(DeskApprovalsTest::ticket)
            .toList();
    approvals.propose(
        new Plan(time, "sectors", List.of(), List.of(), tickets, List.of(), List.of()));
    List<Order> orders =
        tickets.stream()
            .map(one ->
                Order.market(
                    one.id() + ".1",
                    one.id(),
                    Contract.of(BTC),
                    Side.BUY,
                    Quantity.parse("1"),
                    BigDecimal.ONE))
            .toList();
    kept.append(
        List.of(new Event.Intended(time, List.of(), List.of(new Batch(List.of(), orders)))));
  }

  private static Ticket ticket(Map.Entry<String, String> size) {
    Money none = Money.zero(Asset.USDT);
    Leg leg =
        new Leg(
            BTC,
            Side.BUY,
            Quantity.parse("1"),
            Price.parse(size.getValue()),
            Money.usdt(size.getValue()),
            none,
            none,
            OptionalDouble.empty(),
            none,
            none,
            BigDecimal.ONE,
            LegPosition.USUAL,
            List.of(),
            Sentence.of("missing"));
    return new Ticket(size.getKey(), Purpose.CORE, "Majors", Sentence.of("missing"), List.of(leg));
  }

  private static List<Verdict> verdicts(DeskApprovals approvals, long time, String... tickets) {
    Map<String, Verdict> told = approvals.verdicts(time, new LinkedHashSet<>(List.of(tickets)));
    return List.of(tickets).stream().map(told::get).toList();
  }

  /** 600 and 400 are within 1000 a day; 500 in between is not, and waits for a hand. */
  @Test
  void aRuleApprovesWhatIsWithinItsAmountOfADay() {
    try (SqliteJournal kept = SqliteJournal.open(file)) {
      DeskApprovals approvals = approvals(kept, UP_TO_1000);
      review(kept, approvals, MONDAY, Map.of("a", "600", "b", "500", "c", "400", "d", "0.01"));

      assertThat(verdicts(approvals, MONDAY, "a", "b", "c", "d"))
          .containsExactly(Verdict.APPROVED, Verdict.WAITING, Verdict.APPROVED, Verdict.WAITING);
      assertThat(notices)
          .containsExactly("2 tickets wait for approval: ballast desk tickets --journal F");
    }
  }

  /** The day's use is the journal's, whatever session made it; the next day has its own. */
  @Test
  void aRestartDoesNotForgetWhatTheRuleHasUsed() {
    try (SqliteJournal kept = SqliteJournal.open(file)) {
      DeskApprovals approvals = approvals(kept, UP_TO_1000);
      review(kept, approvals, MONDAY, Map.of("a", "700"));
      assertThat(verdicts(approvals, MONDAY, "a")).containsExactly(Verdict.APPROVED);
    }
    try (SqliteJournal kept = SqliteJournal.open(file)) {
      DeskApprovals approvals = approvals(kept, UP_TO_1000);
      review(kept, approvals, MONDAY + 8 * HOUR, Map.of("b", "400"));
      assertThat(verdicts(approvals, MONDAY + 8 * HOUR, "b")).containsExactly(Verdict.WAITING);
    }
    try (SqliteJournal kept = SqliteJournal.open(file)) {
      DeskApprovals approvals = approvals(kept, UP_TO_1000);
      review(kept, approvals, MONDAY + 24 * HOUR, Map.of("c", "400"));
      assertThat(verdicts(approvals, MONDAY + 24 * HOUR, "c")).containsExactly(Verdict.APPROVED);
    }
  }

  /** What was too much for a day is not approved because the next has begun. */
  @Test
  void whatTheRuleLeavesWaitsForAHandOnTheNextDayToo() {
    try (SqliteJournal kept = SqliteJournal.open(file)) {
      DeskApprovals approvals = approvals(kept, UP_TO_1000);
      review(kept, approvals, MONDAY, Map.of("a", "700", "b", "700"));
      assertThat(verdicts(approvals, MONDAY, "a", "b"))
          .containsExactly(Verdict.APPROVED, Verdict.WAITING);
    }
    try (SqliteJournal kept = SqliteJournal.open(file)) {
      DeskApprovals approvals = approvals(kept, UP_TO_1000);
      assertThat(verdicts(approvals, MONDAY + 24 * HOUR, "b")).containsExactly(Verdict.WAITING);
      try (Verdicts hand = Verdicts.open(file)) {
        hand.add("b", true, By.HAND, "", MONDAY + 25 * HOUR);
      }
      assertThat(verdicts(approvals, MONDAY + 25 * HOUR, "b")).containsExactly(Verdict.APPROVED);
      assertThat(notices).last().isEqualTo("b was approved by hand");

      review(kept, approvals, MONDAY + 26 * HOUR, Map.of("c", "900"));
      assertThat(verdicts(approvals, MONDAY + 26 * HOUR, "c"))
          .as("a hand uses nothing of the rule's amount")
          .containsExactly(Verdict.APPROVED);
    }
  }

  @Test
  void aHandIsHeardFromAnotherConnection() {
    try (SqliteJournal kept = SqliteJournal.open(file)) {
      DeskApprovals approvals = approvals(kept, new ApprovalRule.ByHand());
      review(kept, approvals, MONDAY, Map.of("a", "600", "b", "1"));
      assertThat(verdicts(approvals, MONDAY, "a", "b"))
          .containsExactly(Verdict.WAITING, Verdict.WAITING);
      assertThat(verdicts(approvals, MONDAY, "a", "b"))
          .containsExactly(Verdict.WAITING, Verdict.WAITING);
      try (Verdicts hand = Verdicts.open(file)) {
        hand.add("a", false, By.HAND, "too large", MONDAY);
      }
      assertThat(verdicts(approvals, MONDAY, "a", "b")).containsExactly(REFUSED, Verdict.WAITING);
      assertThat(notices)
          .as("each told once")
          .containsExactly(
              "2 tickets wait for approval: ballast desk tickets --journal F",
              "a was refused by hand: too large");
    }
  }

  @Test
  void whatNoReviewAskedForIsApprovedByTheRuleOfAllAlone() {
    try (SqliteJournal kept = SqliteJournal.open(file)) {
      assertThat(verdicts(approvals(kept, UP_TO_1000), MONDAY, "x"))
          .containsExactly(Verdict.WAITING);
      assertThat(verdicts(approvals(kept, new ApprovalRule.All()), MONDAY, "x"))
          .containsExactly(Verdict.APPROVED);
    }
  }
}
