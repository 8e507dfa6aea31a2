// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.app.UserMistake;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What was said of a journal's tickets, to be read and added to while a session adds to the journal
 * in this process or another. For any thread.
 */
public final class Verdicts implements AutoCloseable {
  private final String name;
  private final Handle handle;
  private final VerdictsGiven given;

  private Verdicts(String name, Handle handle) {
    this.name = name;
    this.handle = handle;
    this.given = new VerdictsGiven(name, handle);
  }

  /**
   * Those of a journal that is there. What is added to them survives the loss of power.
   *
   * @throws JournalFault if it cannot be opened, or is none
   */
  public static Verdicts open(Path journal) {
    return JournalFault.of(
        journal,
        () ->
            new Verdicts(journal.toString(), Jdbi.create(JournalFile.forVerdicts(journal)).open()));
  }

  /** The tickets that wait to be approved or refused, in the order in which they would be sent. */
  public synchronized List<WaitingTicket> waiting() {
    return JournalFault.of(name, () -> handle.inTransaction(WaitingTicket::of));
  }

  /** What was said of a ticket; nothing where nothing was. */
  public synchronized Optional<TicketVerdict> of(String ticket) {
    return Optional.ofNullable(given.all().get(ticket));
  }

  /** All that was ever said, by ticket, the last at the end. */
  public synchronized SequencedMap<String, TicketVerdict> all() {
    return new LinkedHashMap<>(given.all());
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
    JournalFault.of(
        name,
        () -> {
          handle.useTransaction(transaction -> {
            List<String> waiting =
                WaitingTicket.of(transaction).stream().map(WaitingTicket::id).toList();
            for (String ticket : tickets) {
              if (!waiting.contains(ticket)) {
                throw new UserMistake(refusal(ticket, waiting));
              }
            }
            TicketVerdict.insert(
                transaction,
                tickets.stream()
                    .map(one -> new TicketVerdict(one, approved, by, reason, time))
                    .toList());
          });
          return tickets.size();
        });
  }

  private String refusal(String ticket, List<String> waiting) {
    String what =
        of(ticket).map(one -> "was " + one.words()).orElse("does not wait for an approval");
    String others =
        waiting.isEmpty() ? "no ticket waits" : "what waits: " + String.join(", ", waiting);
    return ticket + " " + what + "; " + others;
  }

  @Override
  public synchronized void close() {
    handle.close();
  }
}
