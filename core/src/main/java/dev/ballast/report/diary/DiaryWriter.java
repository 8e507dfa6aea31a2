// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.MarketView;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.policy.BearPosture;
import dev.ballast.policy.Policy;
import dev.ballast.report.desk.LegRow;
import dev.ballast.report.desk.TicketRow;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Writes a diary page by page, while its session goes on. The first page after a beginning has no
 * review to compare with: all that it found is news.
 */
public final class DiaryWriter {
  private final Policy policy;
  private final BracketBook brackets;
  private final Outcomes outcomes = Outcomes.of(List.of());
  private final List<Decision> decisions = new ArrayList<>();
  private Optional<Decision> lastOfSectors = Optional.empty();

  /** Nothing is written yet. */
  public DiaryWriter(Policy policy, BracketBook brackets) {
    this.policy = policy;
    this.brackets = brackets;
  }

  /** Takes what has happened. */
  public void happened(List<Event> events) {
    outcomes.add(events);
  }

  /**
   * The page of a review.
   *
   * @param view of the decision's time
   */
  public DiaryPage page(Decision decision, MarketView view) {
    Optional<Decision> last =
        decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast());
    ReviewRecord review =
        new ReviewRecord(policy, decision, last, lastOfSectors, outcomes, brackets, view);
    decisions.add(decision);
    if (!decision.signals().sectors().isEmpty()) {
      lastOfSectors = Optional.of(decision);
    }
    return new DiaryPage(
        policy.quote().code(),
        policy.benchmark().code(),
        review.entry(),
        review.tickets(),
        spot(decision, review.tickets()),
        swings(UtcDay.date(decision.plan().time())));
  }

  private static SequencedMap<Asset, Price> spot(Decision decision, List<TicketRow> tickets) {
    SequencedMap<Asset, Price> spot = new TreeMap<>();
    for (TicketRow ticket : tickets) {
      for (LegRow leg : ticket.legs()) {
        Asset asset = ContractPrefix.underlying(leg.instrument().base());
        if (!leg.instrument().isSpot()) {
          decision.marks().find(asset).ifPresent(price -> spot.put(asset, price));
        }
      }
    }
    return spot;
  }

  private List<WeightSwing> swings(LocalDate back) {
    return WeightSwing.of(
            decisions,
            policy.core().rotation().step(),
            policy.overlay().bear().map(BearPosture::when))
        .stream()
        .filter(one -> one.back().equals(back))
        .toList();
  }
}
