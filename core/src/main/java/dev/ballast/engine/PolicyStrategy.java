// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Review;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.SectorRecord;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/** A user's policy as a strategy: held at its reviews, and a function of what is known then. */
public final class PolicyStrategy implements Strategy {
  private final Policy policy;
  private final BracketBook brackets;
  private final List<InstrumentId> instruments;

  public PolicyStrategy(Policy policy, BracketBook brackets) {
    this.policy = policy;
    this.brackets = brackets;
    this.instruments = instruments(policy);
  }

  /** Spot of every asset that any sector names, and the perpetuals that hedges use. */
  @Override
  public List<InstrumentId> instruments() {
    return instruments;
  }

  private static List<InstrumentId> instruments(Policy policy) {
    SequencedSet<InstrumentId> all = new TreeSet<>();
    for (SectorRecord record : policy.sectors().records()) {
      for (Asset member : record.members()) {
        all.add(InstrumentId.spot(member, policy.quote()));
      }
    }
    all.add(InstrumentId.spot(policy.benchmark(), policy.quote()));
    for (HedgeRule rule : policy.hedges()) {
      all.add(ReviewInput.hedgeInstrument(policy, rule));
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
                decide(input.view(), input.account(), input.marks(), due), input.open()));
  }

  /** Decides as if these reviews were due. */
  public Decision decide(MarketView view, Account account, Marks marks, List<ReviewKind> reviews) {
    return new Review(ReviewInput.of(policy, brackets, view, account, marks)).decide(reviews);
  }
}
