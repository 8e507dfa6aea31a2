// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.report.figure.Reading;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The record of one review.
 *
 * @param at when it was held
 * @param reviews what was looked at: {@code sectors, hedges}
 * @param occasions why it was held at once; none where the calendar called it
 * @param equity of the account, in the quote
 * @param price of the benchmark
 * @param phase of the market, of a review that looked at the sectors; absent where none is
 *     confirmed
 * @param stances by sector, of a review that looked at them: {@code reduce}, or {@code not judged}
 * @param happened since the review before, a sentence each
 * @param saw what was found, a sentence each
 * @param news whether that differs from what the last review of its kind found
 * @param moved sector weights that changed, or stay away from the plan's, a phrase each
 * @param tickets what was decided
 * @param refused what was wanted and is not done, with its reason
 * @param notes what else the reader should know
 * @param checklist what a review has to settle
 * @param next the reviews that follow, by kind: {@code sectors on 2025-03-10}
 */
public record DiaryEntry(
    Instant at,
    String reviews,
    List<String> occasions,
    Reading equity,
    Reading price,
    Optional<String> phase,
    SequencedMap<String, String> stances,
    List<String> happened,
    List<String> saw,
    boolean news,
    List<String> moved,
    List<DiaryTicket> tickets,
    List<String> refused,
    List<String> notes,
    List<ChecklistItem> checklist,
    List<String> next) {
  /** Copies the lists. */
  public DiaryEntry {
    occasions = List.copyOf(occasions);
    stances = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(stances));
    happened = List.copyOf(happened);
    saw = List.copyOf(saw);
    moved = List.copyOf(moved);
    tickets = List.copyOf(tickets);
    refused = List.copyOf(refused);
    notes = List.copyOf(notes);
    checklist = List.copyOf(checklist);
    next = List.copyOf(next);
  }

  /** The same with what has become of its tickets. */
  DiaryEntry withTickets(List<DiaryTicket> others) {
    return new DiaryEntry(
        at, reviews, occasions, equity, price, phase, stances, happened, saw, news, moved, others,
        refused, notes, checklist, next);
  }

  /** Whether nothing new was found and nothing done: a reader may pass over it. */
  public boolean isQuiet() {
    return occasions.isEmpty() && !news && tickets.isEmpty();
  }
}
