// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.report.desk.TicketRow;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.SortedValues;
import java.util.List;
import java.util.SequencedMap;

/**
 * The record of a review that has just been held: nothing is known yet of what became of it.
 *
 * @param quote that amounts are in
 * @param benchmark that betas are measured against
 * @param tickets what was decided, in full
 * @param spot prices of what futures in the tickets are on, by which their basis is known
 * @param swings weights that were back at this review
 */
public record DiaryPage(
    String quote,
    String benchmark,
    DiaryEntry entry,
    List<TicketRow> tickets,
    SequencedMap<Asset, Price> spot,
    List<WeightSwing> swings) {
  /** Copies the collections. */
  public DiaryPage {
    tickets = List.copyOf(tickets);
    spot = SortedValues.copyOf(spot);
    swings = List.copyOf(swings);
  }
}
