// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Listings;
import dev.ballast.market.MarketView;
import dev.ballast.order.Share;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Review;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.SectorRecord;
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
        all.add(InstrumentId.spot(member, policy.quote()));
      }
    }
    all.add(InstrumentId.spot(policy.benchmark(), policy.quote()));
    for (HedgeRule rule : policy.overlay().hedges()) {
      all.addAll(listings.priced(rule.with(), policy.quote()));
    }
    return List.copyOf(all);
  }

  @Override
  public Optional<Instructions> review(Input input) {
    List<ReviewKind> due =
        input.first() ? List.of(ReviewKind.values()) : policy.reviews().due(input.time());
    return due.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Instructions.of(
                decide(input.view(), input.account(), input.holders(), input.marks(), due),
                input.open()));
  }

  /** Decides as if these reviews were due, on an account that no purpose has traded for yet. */
  public Decision decide(MarketView view, Account account, Marks marks, List<ReviewKind> reviews) {
    return decide(view, account, Map.of(), marks, reviews);
  }

  private Decision decide(
      MarketView view,
      Account account,
      Map<InstrumentId, List<Share>> holders,
      Marks marks,
      List<ReviewKind> reviews) {
    return new Review(ReviewInput.of(policy, brackets, view, account, marks, holders))
        .decide(reviews);
  }
}
