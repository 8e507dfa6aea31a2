// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.plan.Ticket;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * What a session asks for, and what its rule says of it. Both are kept with the events that follow,
 * in one commit: until then nobody else knows of the tickets. For the session's thread.
 */
public final class SessionTickets {
  private final String name;
  private final Handle handle;
  private final VerdictsGiven given;

  /** What is to be kept with the next events. */
  private final SequencedMap<String, ProposedTicket> asked = new LinkedHashMap<>();

  private final SequencedMap<String, TicketVerdict> said = new LinkedHashMap<>();

  SessionTickets(String name, Handle handle) {
    this.name = name;
    this.handle = handle;
    this.given = new VerdictsGiven(name, handle);
  }

  /** Takes note of what a review asks for, before it is intended. */
  public void propose(long time, List<Ticket> tickets) {
    tickets.forEach(one -> asked.put(one.id(), ProposedTicket.of(time, one)));
  }

  /** A ticket as its review asked for it. */
  public Optional<ProposedTicket> proposed(String ticket) {
    return Optional.ofNullable(asked.get(ticket))
        .or(() -> JournalFault.of(name, () -> ProposedTicket.last(handle, ticket)));
  }

  /**
   * Approves tickets by rule, but for what a hand has judged before. What others know of is kept at
   * once.
   */
  public void approve(List<String> tickets, String reason, long time) {
    List<TicketVerdict> verdicts =
        tickets.stream()
            .map(one -> new TicketVerdict(one, true, TicketVerdict.By.RULE, reason, time))
            .toList();
    verdicts.stream()
        .filter(one -> asked.containsKey(one.ticket()))
        .forEach(one -> said.put(one.ticket(), one));
    List<TicketVerdict> known =
        verdicts.stream().filter(one -> !asked.containsKey(one.ticket())).toList();
    if (!known.isEmpty()) {
      JournalFault.of(
          name,
          () -> {
            handle.useTransaction(transaction -> TicketVerdict.insert(transaction, known));
            return known.size();
          });
    }
  }

  /** What was said of tickets, of those of which something was. */
  public Map<String, TicketVerdict> of(Collection<String> tickets) {
    Map<String, TicketVerdict> of =
        new TreeMap<>(asked.keySet().containsAll(tickets) ? said : all());
    of.keySet().retainAll(tickets);
    return of;
  }

  /** All that was ever said, by ticket, the last at the end. */
  public SequencedMap<String, TicketVerdict> all() {
    SequencedMap<String, TicketVerdict> all = new LinkedHashMap<>(given.all());
    all.putAll(said);
    return all;
  }

  /** Writes what is to be kept, in the transaction of the events that follow. */
  void insert(Handle transaction) {
    if (!asked.isEmpty()) {
      ProposedTicket.insert(transaction, List.copyOf(asked.values()));
    }
    if (!said.isEmpty()) {
      TicketVerdict.insert(transaction, List.copyOf(said.values()));
    }
  }

  /** They were committed. */
  void kept() {
    asked.clear();
    said.clear();
  }
}
