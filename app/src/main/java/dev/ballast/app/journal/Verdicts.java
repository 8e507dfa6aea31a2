// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.app.UserMistake;
import dev.ballast.plan.Ticket;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What was said of a journal's tickets, to be read and added to while a session adds to the journal
 * in this process or another. For any thread.
 */
public final class Verdicts implements AutoCloseable {
  private final String name;
  private final Handle handle;
  private final SequencedMap<String, TicketVerdict> given = new LinkedHashMap<>();
  private long read;

  private Verdicts(String name, Handle handle) {
    this.name = name;
    this.handle = handle;
  }

  /**
   * Those of a journal that is there. What is added to them survives the loss of power.
   *
   * @throws JournalFault if it cannot be opened, or is none
   */
  public static Verdicts open(Path journal) {
    return open(journal, true);
  }

  /**
   * The same for the journal's session: what it adds is as safe as the event that it keeps next,
   * and takes no time of its own.
   */
  public static Verdicts ofSession(Path journal) {
    return open(journal, false);
  }

  private static Verdicts open(Path journal, boolean forced) {
    return JournalFault.of(
        journal,
        () ->
            new Verdicts(
                journal.toString(), Jdbi.create(JournalFile.forVerdicts(journal, forced)).open()));
  }

  /** The tickets that wait to be approved or refused, in the order in which they would be sent. */
  public synchronized List<WaitingTicket> waiting() {
    return JournalFault.of(name, () -> handle.inTransaction(WaitingTicket::of));
  }

  /** What was said of a ticket; nothing where nothing was. */
  public synchronized Optional<TicketVerdict> of(String ticket) {
    readOn();
    return Optional.ofNullable(given.get(ticket));
  }

  /** What was said of tickets, of those of which something was. */
  public synchronized Map<String, TicketVerdict> of(Collection<String> tickets) {
    readOn();
    Map<String, TicketVerdict> said = new TreeMap<>();
    for (String ticket : tickets) {
      TicketVerdict one = given.get(ticket);
      if (one != null) {
        said.put(ticket, one);
      }
    }
    return said;
  }

  /** All that was ever said, by ticket, the last at the end. */
  public synchronized SequencedMap<String, TicketVerdict> all() {
    readOn();
    return new LinkedHashMap<>(given);
  }

  private void readOn() {
    JournalFault.of(
        name,
        () -> {
          for (TicketVerdict.Numbered one : TicketVerdict.after(handle, read)) {
            given.put(one.verdict().ticket(), one.verdict());
            read = one.number();
          }
          return read;
        });
  }

  /** A ticket as its review asked for it. */
  public synchronized Optional<ProposedTicket> proposed(String ticket) {
    return JournalFault.of(name, () -> ProposedTicket.last(handle, ticket));
  }

  /** Says of one ticket whether it may be ordered; refuses where it does not wait. */
  public void add(String ticket, boolean approved, TicketVerdict.By by, String reason, long time) {
    add(List.of(ticket), approved, by, reason, time);
  }

  /**
   * Says of all these tickets whether they may be ordered; refuses, with nothing said, if one of
   * them does not wait.
   *
   * @param reason may be empty
   * @param time epoch milliseconds
   */
  public synchronized void add(
      List<String> tickets, boolean approved, TicketVerdict.By by, String reason, long time) {
    write(transaction -> {
      List<String> waiting = WaitingTicket.of(transaction).stream().map(WaitingTicket::id).toList();
      for (String ticket : tickets) {
        if (!waiting.contains(ticket)) {
          throw new UserMistake(refusal(ticket, waiting));
        }
      }
      insert(transaction, tickets, one -> new TicketVerdict(one, approved, by, reason, time));
    });
  }

  private String refusal(String ticket, List<String> waiting) {
    String what =
        of(ticket).map(one -> "was " + one.words()).orElse("does not wait for an approval");
    String others =
        waiting.isEmpty() ? "no ticket waits" : "what waits: " + String.join(", ", waiting);
    return ticket + " " + what + "; " + others;
  }

  /** Approves tickets of the session's own by rule, but for what a hand has judged before. */
  public synchronized void approve(List<String> tickets, String reason, long time) {
    write(transaction ->
        insert(
            transaction,
            tickets,
            one -> new TicketVerdict(one, true, TicketVerdict.By.RULE, reason, time)));
  }

  private static void insert(
      Handle transaction, List<String> tickets, Function<String, TicketVerdict> verdict) {
    if (!tickets.isEmpty()) {
      TicketVerdict.insert(transaction, tickets.stream().map(verdict).toList());
    }
  }

  /**
   * Keeps what a review asks for, before it is intended.
   *
   * @param tickets at least one
   */
  public synchronized void propose(long time, List<Ticket> tickets) {
    List<ProposedTicket> proposed =
        tickets.stream().map(one -> ProposedTicket.of(time, one)).toList();
    write(transaction -> ProposedTicket.insert(transaction, proposed));
  }

  private void write(Consumer<Handle> work) {
    JournalFault.of(
        name,
        () -> {
          handle.useTransaction(work::accept);
          return read;
        });
  }

  @Override
  public synchronized void close() {
    handle.close();
  }
}
