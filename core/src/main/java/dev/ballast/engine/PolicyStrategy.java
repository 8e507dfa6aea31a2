// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Listings;
import dev.ballast.market.MarketView;
import dev.ballast.order.Holding;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Review;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.SectorRecord;
import dev.ballast.portfolio.HedgeStop;
import dev.ballast.portfolio.HedgeStops;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/** A user's policy as a strategy: held at its reviews, and a function of what is known then. */
public final class PolicyStrategy implements Strategy {
  private final Policy policy;
  private final BracketBook brackets;
  private final List<InstrumentId> instruments;

  /**
   * A policy as a strategy.
   *
   * @param listings of all that its market ever lists
   */
  public PolicyStrategy(Policy policy, BracketBook brackets, Listings listings) {
    this.policy = policy;
    this.brackets = brackets;
    this.instruments = instruments(policy, listings);
  }

  /** What prices every asset that any sector names, and what hedges trade. */
  @Override
  public List<InstrumentId> instruments() {
    return instruments;
  }

  private static List<InstrumentId> instruments(Policy policy, Listings listings) {
    SequencedSet<InstrumentId> all = new TreeSet<>();
    for (SectorRecord record : policy.core().sectors().records()) {
      for (Asset member : record.members()) {
        all.add(policy.market().spot(member));
      }
    }
    all.add(policy.market().spot(policy.benchmark()));
    for (HedgeRule rule : policy.overlay().hedges()) {
      all.addAll(listings.priced(rule.with(), policy.market()));
    }
    return List.copyOf(all);
  }

  @Override
  public Optional<Instructions> review(Input input) {
    List<ReviewKind> due =
        input.first() ? List.of(ReviewKind.values()) : policy.reviews().due(input.time());
    if (due.isEmpty()) {
      return Optional.empty();
    }
    ReviewInput reviewed = input(input.view(), input.account(), input.marks(), input.holders());
    List<HedgeStop> before = input.last().map(Decision::stops).orElse(List.of());
    return Optional.of(Instructions.of(decide(reviewed, before, due), input.open()));
  }

  /** Decides as if these reviews were due, on an account that no purpose has traded for yet. */
  public Decision decide(MarketView view, Account account, Marks marks, List<ReviewKind> reviews) {
    return decide(input(view, account, marks, Map.of()), List.of(), reviews);
  }

  private ReviewInput input(
      MarketView view, Account account, Marks marks, Map<InstrumentId, List<Holding>> holders) {
    return ReviewInput.of(policy, brackets, view, account, marks, holders);
  }

  /** A stop is looked for where hedges are; between their reviews it lasts. */
  private static Decision decide(
      ReviewInput input, List<HedgeStop> before, List<ReviewKind> reviews) {
    List<HedgeStop> stops =
        reviews.contains(ReviewKind.HEDGES) ? HedgeStops.of(input, before) : before;
    return new Review(input.withStops(stops)).decide(reviews);
  }
}
