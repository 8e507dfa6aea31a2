// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import dev.ballast.app.journal.TicketVerdict.By;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.plan.Leg;
import dev.ballast.plan.LegPosition;
import dev.ballast.plan.Sentence;
import dev.ballast.plan.Ticket;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts on the tickets of a journal on a real disk: four orders of three tickets. */
class VerdictsTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT");
  private static final long TIME = 1_717_372_800_000L;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void decide() {
    file = folder.resolve("desk.db");
    try (SqliteJournal journal = SqliteJournal.open(file)) {
      journal.append(List.of(intended("a", "b", "b", "c")));
    }
  }

  /** A batch each, but for the second and third, which go together. */
  private static Event intended(String one, String two, String three, String four) {
    return new Event.Intended(
        TIME,
        List.of(),
        List.of(
            new Batch(List.of(), List.of(order(one, 1))),
            new Batch(List.of(), List.of(order(two, 1), order(three, 2))),
            new Batch(List.of(), List.of(order(four, 1)))));
  }

  private static Order order(String ticket, int leg) {
    return Order.market(
        ticket + "." + leg,
        ticket,
        Contract.of(BTC),
        Side.BUY,
        Quantity.parse("0.5"),
        BigDecimal.ONE);
  }

  private List<String> waiting() {
    return WaitingTicket.of(file).stream().map(WaitingTicket::id).toList();
  }

  private void append(Event event) {
    try (SqliteJournal journal = SqliteJournal.open(file)) {
      journal.append(List.of(event));
    }
  }

  /** A review that asks for a ticket, and what was intended before over again. */
  private void propose(long time, Ticket ticket) {
    try (SqliteJournal journal = SqliteJournal.open(file)) {
      journal.tickets().propose(time, List.of(ticket));
      journal.append(List.of(intended("a", "b", "b", "c")));
    }
  }

  @Test
  void whatWasDecidedWaitsUntilItIsJudgedSentOrReplaced() {
    assertThat(waiting()).containsExactly("a", "b", "c");
    append(new Event.BatchBegun(TIME));
    assertThat(waiting()).containsExactly("b", "c");
    try (Verdicts verdicts = Verdicts.open(file)) {
      verdicts.add("c", true, By.HAND, "", TIME);
      assertThat(verdicts.waiting()).extracting(WaitingTicket::id).containsExactly("b");
      assertThat(verdicts.waiting().getFirst().orders()).hasSize(2);
    }
    append(new Event.OrderRefused(TIME, order("b", 1), "too large"));
    assertThat(WaitingTicket.of(file).getFirst().orders()).containsExactly(order("b", 2));
    append(intended("d", "e", "e", "c"));
    assertThat(waiting()).containsExactly("d", "e");
  }

  @Test
  void theFirstWordOnATicketIsTheLast() {
    try (Verdicts one = Verdicts.open(file);
        SqliteJournal journal = SqliteJournal.open(file)) {
      SessionTickets other = journal.tickets();
      one.add("b", false, By.HAND, "too large", TIME);
      other.approve(List.of("a", "b"), "within 100 USDT a day", TIME + 1);

      assertThat(one.of("a").map(TicketVerdict::words))
          .contains("approved by rule: within 100 USDT a day");
      assertThat(other.of(List.of("b")))
          .containsEntry("b", new TicketVerdict("b", false, By.HAND, "too large", TIME));
      assertThat(one.of("c")).isEmpty();
      assertThatThrownBy(() -> one.add("b", true, By.HAND, "", TIME + 2))
          .isInstanceOf(UserMistake.class)
          .hasMessage("b was refused by hand: too large; what waits: c");
    }
  }

  /** One that does not wait, and nothing is said of the others. */
  @Test
  void ticketsAreJudgedTogetherOrNotAtAll() {
    try (Verdicts verdicts = Verdicts.open(file)) {
      assertThatThrownBy(() -> verdicts.add(List.of("a", "x"), true, By.HAND, "", TIME))
          .hasMessage("x does not wait for an approval; what waits: a, b, c");
      assertThat(verdicts.all()).isEmpty();
      verdicts.add(List.of("a", "b", "c"), true, By.HAND, "", TIME);
      assertThatThrownBy(() -> verdicts.add("x", true, By.HAND, "", TIME))
          .hasMessage("x does not wait for an approval; no ticket waits");
    }
  }

  /**
   * Nobody else sees a ticket, nor what a rule says of it, before what is intended of it is kept.
   */
  @Test
  void whatASessionAsksForIsKeptWithTheEventsThatFollow() {
    try (SqliteJournal journal = SqliteJournal.open(file);
        Verdicts others = Verdicts.open(file)) {
      SessionTickets tickets = journal.tickets();
      tickets.propose(TIME, List.of(ticket("d", "60000"), ticket("e", "61000")));
      tickets.approve(List.of("a", "d"), "all", TIME);

      assertThat(tickets.of(List.of("d", "e"))).containsOnlyKeys("d");
      assertThat(tickets.all().keySet()).containsExactly("a", "d");
      assertThat(tickets.proposed("e")).contains(ProposedTicket.of(TIME, ticket("e", "61000")));
      assertThat(others.all().keySet()).as("what others knew of").containsExactly("a");
      assertThat(others.proposed("e")).isEmpty();

      journal.append(List.of(intended("d", "e", "e", "c")));
      assertThat(others.all().keySet()).containsExactly("a", "d");
      assertThat(others.proposed("e")).isEqualTo(tickets.proposed("e"));
      others.add("e", false, By.HAND, "too large", TIME);
      tickets.approve(List.of("e"), "all", TIME);
      assertThat(tickets.of(List.of("e")))
          .as("a hand was first")
          .containsEntry("e", new TicketVerdict("e", false, By.HAND, "too large", TIME));
    }
  }

  @Test
  void aTicketIsShownAsItWasAskedForLast() {
    propose(TIME - 1, ticket("b", "60000"));
    propose(TIME, ticket("b", "61000"));
    try (Verdicts verdicts = Verdicts.open(file)) {
      ProposedTicket shown = verdicts.waiting().get(1).proposed().orElseThrow();
      assertThat(shown).isEqualTo(ProposedTicket.of(TIME, ticket("b", "61000")));
      assertThat(shown.why()).isEqualTo("below its weight");
      assertThat(shown.notional()).contains(Money.usdt("61000"));
      assertThat(verdicts.waiting().getFirst().proposed()).isEmpty();
    }
  }

  private static Ticket ticket(String id, String price) {
    Money half = Money.usdt(price).multipliedBy(new BigDecimal("0.5"));
    Money none = Money.zero(Asset.USDT);
    Leg leg =
        new Leg(
            BTC,
            Side.BUY,
            Quantity.parse("0.5"),
            Price.parse(price),
            half,
            none,
            none,
            OptionalDouble.empty(),
            none,
            none,
            BigDecimal.ONE,
            LegPosition.USUAL,
            List.of(),
            Sentence.of("0.5 are missing"));
    return new Ticket(
        id, Purpose.CORE, "Majors", Sentence.of("below its weight"), List.of(leg, leg));
  }

  @Test
  void nothingIsChangedOrTakenOut() {
    propose(TIME, ticket("a", "1"));
    try (Verdicts verdicts = Verdicts.open(file)) {
      verdicts.add("a", false, By.HAND, "", TIME);
    }

    for (String change :
        List.of(
            "UPDATE verdict SET approved = 1",
            "DELETE FROM verdict",
            "UPDATE ticket SET time = 0",
            "DELETE FROM ticket")) {
      assertThatThrownBy(() -> sql(change)).hasMessageContaining("a journal is only ever added to");
    }
    assertThat(JournalCheck.of(file).events()).isEqualTo(2);
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement one = connection.createStatement()) {
      one.executeUpdate(statement);
    }
  }

  /** A journal of before there were verdicts is read as it is, and gets them with the first. */
  @Test
  void anOlderJournalIsReadAndAddedTo() throws SQLException {
    file = folder.resolve("older.db");
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file, "", "")
        .locations("classpath:dev/ballast/app/journal/migration")
        .target("2")
        .load()
        .migrate();
    try (Handle handle = Jdbi.create("jdbc:sqlite:" + file).open()) {
      JournalRow row = JournalRow.of(1, intended("a", "b", "b", "c"), JournalRow.NOTHING);
      handle
          .createUpdate(JournalRow.INSERT)
          .bind("seq", row.seq())
          .bind("time", row.time())
          .bind("kind", row.kind())
          .bind("cause", row.cause())
          .bind("body", row.body())
          .bind("digest", row.digest())
          .execute();
    }

    assertThat(waiting()).containsExactly("a", "b", "c");
    assertThatThrownBy(() -> sql("DELETE FROM verdict")).hasMessageContaining("no such table");
    try (Verdicts verdicts = Verdicts.open(file)) {
      verdicts.add("a", true, By.HAND, "", TIME);
    }
    assertThat(waiting()).containsExactly("b", "c");
    assertThat(JournalCheck.of(file).events()).isEqualTo(1);
  }

  @Test
  void aJournalThatIsNotThereIsNotMade() {
    Path none = folder.resolve("none.db");

    assertThatThrownBy(() -> Verdicts.open(none)).hasMessageStartingWith(none + ": no such");
    assertThat(none).doesNotExist();
  }

  /** A session keeps its events while others judge: neither stops the other, and none is lost. */
  @Test
  void aSessionGoesOnWhileItsTicketsAreJudged() throws ExecutionException, InterruptedException {
    try (ExecutorService hand = Executors.newSingleThreadExecutor();
        SqliteJournal journal = SqliteJournal.open(file)) {
      SessionTickets seen = journal.tickets();
      Future<?> judged = hand.submit(this::judge);
      int rounds = 0;
      while (!judged.isDone() || rounds < 300) {
        journal.append(List.of(new Event.RequestRejected(TIME, "r" + rounds, "made up")));
        assertThat(seen.all().size()).isLessThanOrEqualTo(3);
        rounds++;
      }
      judged.get();

      assertThat(seen.all().keySet()).containsExactly("a", "b", "c");
      assertThat(JournalCheck.of(file).events()).isEqualTo(rounds + 1);
    }
  }

  private void judge() {
    try (Verdicts verdicts = Verdicts.open(file)) {
      for (String ticket : List.of("a", "b", "c")) {
        verdicts.add(ticket, true, By.HAND, "", TIME);
      }
    }
  }
}
