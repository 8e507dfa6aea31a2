// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.journal.ProposedTicket;
import dev.ballast.app.journal.SessionTickets;
import dev.ballast.app.journal.TicketVerdict;
import dev.ballast.engine.ApprovalRule;
import dev.ballast.engine.Approvals;
import dev.ballast.engine.Verdict;
import dev.ballast.plan.Plan;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Tickets approved by a rule as they are decided, and by hand whenever somebody does, through the
 * journal. The rule judges a ticket on the day of its review; what it leaves waits for a hand.
 */
public final class DeskApprovals implements Approvals {
  private final SessionTickets kept;
  private final ApprovalRule rule;
  private final String where;
  private final Consumer<String> notices;

  /** What the rule has left to a hand, and what waited when it was asked last. */
  private final Set<String> left = new HashSet<>();

  private Set<String> waited = Set.of();

  /**
   * Approvals of a session.
   *
   * @param kept in the session's journal
   * @param where how a person sees what waits: {@code ballast desk tickets --journal desk.db}
   * @param notices takes what a person should know, a line each
   */
  public DeskApprovals(
      SessionTickets kept, ApprovalRule rule, String where, Consumer<String> notices) {
    this.kept = kept;
    this.rule = rule;
    this.where = where;
    this.notices = notices;
  }

  @Override
  public void propose(Plan plan) {
    if (!plan.tickets().isEmpty()) {
      kept.propose(plan.time(), plan.tickets());
    }
  }

  @Override
  public Map<String, Verdict> verdicts(long time, SequencedSet<String> tickets) {
    Map<String, TicketVerdict> said = kept.of(tickets);
    if (approveByRule(time, tickets, said.keySet())) {
      said = kept.of(tickets);
    }
    Map<String, Verdict> now = new TreeMap<>();
    Set<String> waiting = new HashSet<>();
    for (String ticket : tickets) {
      Optional<TicketVerdict> given = Optional.ofNullable(said.get(ticket));
      now.put(ticket, given.map(DeskApprovals::verdict).orElse(Verdict.WAITING));
      if (given.isEmpty()) {
        waiting.add(ticket);
      } else if (waited.contains(ticket)) {
        notices.accept(ticket + " was " + given.get().words());
      }
    }
    if (!waited.containsAll(waiting)) {
      notices.accept(
          (waiting.size() == 1 ? "1 ticket waits" : waiting.size() + " tickets wait")
              + " for approval: "
              + where);
    }
    waited = waiting;
    return now;
  }

  private static Verdict verdict(TicketVerdict given) {
    return given.approved() ? Verdict.APPROVED : new Verdict.Refused(given.words());
  }

  /** Approves what the rule does of what nothing was said of; says whether it has. */
  private boolean approveByRule(long time, SequencedSet<String> tickets, Set<String> judged) {
    List<String> unjudged =
        tickets.stream()
            .filter(ticket -> !left.contains(ticket) && !judged.contains(ticket))
            .toList();
    if (unjudged.isEmpty()) {
      return false;
    }
    boolean counts = rule instanceof ApprovalRule.Within;
    List<Money> day = counts ? approvedOn(UtcDay.of(time)) : new ArrayList<>();
    List<String> approved = new ArrayList<>();
    for (String ticket : unjudged) {
      Optional<Money> notional = counts ? notional(ticket, time) : Optional.empty();
      if (rule.approves(notional, day)) {
        approved.add(ticket);
        notional.ifPresent(day::add);
      } else {
        left.add(ticket);
      }
    }
    if (!approved.isEmpty()) {
      kept.approve(approved, rule.words(), time);
    }
    return !approved.isEmpty();
  }

  /** What a ticket of that day comes to. */
  private Optional<Money> notional(String ticket, long time) {
    return kept.proposed(ticket)
        .filter(one -> UtcDay.of(one.time()).equals(UtcDay.of(time)))
        .flatMap(ProposedTicket::notional);
  }

  /** What the rule has approved on a day, in this session or in one before. */
  private List<Money> approvedOn(UtcDay day) {
    List<Money> approved = new ArrayList<>();
    for (TicketVerdict one : kept.all().values()) {
      boolean counts = one.approved() && one.by() == TicketVerdict.By.RULE;
      if (counts && UtcDay.of(one.time()).equals(day)) {
        kept.proposed(one.ticket()).flatMap(ProposedTicket::notional).ifPresent(approved::add);
      }
    }
    return approved;
  }
}
