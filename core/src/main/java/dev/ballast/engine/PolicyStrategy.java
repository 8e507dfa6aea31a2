// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.order.Share;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Review;
import dev.ballast.policy.Resolution;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.ReviewInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A user's policy as a strategy: held at its reviews, and a function of what is known then. */
public final class PolicyStrategy implements Strategy {
  private final Resolution.Resolved plan;
  private final BracketBook brackets;

  /**
   * A policy as a strategy.
   *
   * @param plan bound to all that its market ever lists
   */
  public PolicyStrategy(Resolution.Resolved plan, BracketBook brackets) {
    this.plan = plan;
    this.brackets = brackets;
  }

  /** What prices every listed asset that any sector names, and what hedges trade. */
  @Override
  public List<InstrumentId> instruments() {
    return plan.instruments();
  }

  @Override
  public Optional<Instructions> review(Input input) {
    List<ReviewKind> due =
        input.first() ? List.of(ReviewKind.values()) : plan.policy().reviews().due(input.time());
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
    return new Review(ReviewInput.of(plan.policy(), brackets, view, account, marks, holders))
        .decide(reviews);
  }
}
