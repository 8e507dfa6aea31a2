// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.MarketView;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.policy.BearPosture;
import dev.ballast.policy.Policy;
import dev.ballast.report.desk.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the reviews of a run saw, decided and why.
 *
 * @param policy the plan's name
 * @param quote that amounts are in
 * @param entries one a review, in order
 * @param swings weights that went out and back by more than two steps within four weeks
 */
public record Diary(
    String policy, String quote, List<DiaryEntry> entries, List<WeightSwing> swings) {
  /** Copies the lists. */
  public Diary {
    entries = List.copyOf(entries);
    swings = List.copyOf(swings);
  }

  /**
   * Written from what a run has left behind.
   *
   * @param decisions of its reviews, in order
   * @param events all that happened in it, in order
   * @param known all of the run's history
   */
  public static Diary of(
      Policy policy,
      List<Decision> decisions,
      List<Event> events,
      BracketBook brackets,
      MarketView known) {
    Outcomes outcomes = Outcomes.of(events);
    List<DiaryEntry> entries = new ArrayList<>();
    Optional<Decision> last = Optional.empty();
    Optional<Decision> lastOfSectors = Optional.empty();
    for (Decision decision : decisions) {
      MarketView view = known.at(decision.plan().time());
      entries.add(
          new ReviewRecord(policy, decision, last, lastOfSectors, outcomes, brackets, view)
              .entry());
      last = Optional.of(decision);
      if (!decision.signals().sectors().isEmpty()) {
        lastOfSectors = last;
      }
    }
    return new Diary(
        policy.name(),
        policy.quote().code(),
        entries,
        WeightSwing.of(
            decisions,
            policy.core().rotation().step(),
            policy.overlay().bear().map(BearPosture::when)));
  }

  /**
   * Of the pages that a session wrote while it went on.
   *
   * @param pages one a review, in order
   * @param events all that has happened until now, which says what became of their tickets
   */
  public static Diary of(String policy, List<DiaryPage> pages, List<Event> events) {
    Outcomes outcomes = Outcomes.of(events);
    List<DiaryEntry> entries = new ArrayList<>();
    List<WeightSwing> swings = new ArrayList<>();
    for (DiaryPage page : pages) {
      entries.add(
          page.entry()
              .withTickets(
                  page.entry().tickets().stream()
                      .map(one -> one.fated(outcomes.of(one.id(), one.orders())))
                      .toList()));
      swings.addAll(page.swings());
    }
    return new Diary(policy, pages.isEmpty() ? "" : pages.getLast().quote(), entries, swings);
  }

  /** The same with some of its entries. */
  public Diary only(Predicate<DiaryEntry> which) {
    return new Diary(policy, quote, entries.stream().filter(which).toList(), swings);
  }

  /**
   * The checklist of one review.
   *
   * @param proposal what the reader is shown of it
   */
  public static List<ChecklistItem> checklist(Policy policy, Decision decision, Proposal proposal) {
    return new Checklist(policy, decision, proposal).items();
  }
}
