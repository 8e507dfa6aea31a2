// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.lot.Lot;
import dev.ballast.lot.LotChoice;
import dev.ballast.margin.AccountSettings;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.order.Batch;
import dev.ballast.plan.AccountLimits;
import dev.ballast.plan.Alarm;
import dev.ballast.plan.Alarms;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Review;
import dev.ballast.plan.ReviewMemory;
import dev.ballast.policy.ExecutionPlan;
import dev.ballast.policy.Resolution;
import dev.ballast.policy.ReviewCalendar;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.TaxPlan;
import dev.ballast.portfolio.LastingCondition;
import dev.ballast.portfolio.LastingConditions;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.RuleStop;
import dev.ballast.portfolio.RuleStops;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A user's policy as a strategy: held at its reviews, and a function of what is known then. */
public final class PolicyStrategy implements Strategy {
  private final Resolution.Resolved plan;
  private final BracketBook brackets;
  private final AccountSettings settings;

  /**
   * A policy as a strategy on an account of usual settings.
   *
   * @param plan bound to all that its market ever lists
   */
  public PolicyStrategy(Resolution.Resolved plan, BracketBook brackets) {
    this(plan, brackets, AccountSettings.USUAL);
  }

  /** The same on an account that is set otherwise at its venue. */
  public PolicyStrategy(Resolution.Resolved plan, BracketBook brackets, AccountSettings settings) {
    this.plan = plan;
    this.brackets = brackets;
    this.settings = settings;
  }

  /** What prices every listed asset of the sectors with a weight, and what hedges trade. */
  @Override
  public List<InstrumentId> instruments() {
    return plan.instruments();
  }

  /** Where drift is corrected the cheaper way, and sales are taxed. */
  @Override
  public Optional<LotChoice> lots() {
    return plan.policy().overlay().drift().isPresent()
        ? plan.policy().terms().taxes().map(TaxPlan::choice)
        : Optional.empty();
  }

  @Override
  public Optional<ExecutionPlan> execution() {
    return plan.policy().terms().execution();
  }

  @Override
  public Optional<Instructions> review(Input input) {
    ReviewCalendar reviews = plan.policy().reviews();
    List<ReviewKind> due =
        input.since().isEmpty()
            ? reviews.all()
            : reviews.due(input.since().getAsLong(), input.time());
    return due.isEmpty() ? alarmed(input) : Optional.of(held(input, due, List.of()));
  }

  @Override
  public Map<String, String> refused(Input now, Batch batch) {
    return AccountLimits.refused(input(now), now.last(), batch);
  }

  /**
   * The hedges' review where something calls for it that did not call for the last one. What stands
   * on past a review of the calendar calls once more.
   */
  private Optional<Instructions> alarmed(Input input) {
    if (!plan.policy().reviews().events().isOn() || input.account().positions().isEmpty()) {
      return Optional.empty();
    }
    ReviewInput now = input(input);
    List<Alarm> standing = Alarms.of(now, input.last());
    List<Alarm> known = input.last().map(ReviewMemory::alarms).orElse(List.of());
    boolean isNew = standing.stream().anyMatch(one -> known.stream().noneMatch(one::isOf));
    return isNew
        ? Optional.of(held(input, List.of(ReviewKind.HEDGES), standing))
        : Optional.empty();
  }

  private Instructions held(Input input, List<ReviewKind> due, List<Alarm> alarms) {
    ReviewInput reviewed = input(input).withLots(input.lots());
    List<RuleStop> stops = input.last().map(ReviewMemory::stops).orElse(List.of());
    List<LastingCondition> lasting = input.last().map(ReviewMemory::lasting).orElse(List.of());
    Decision decision = Review.of(withStates(reviewed, stops, lasting, due)).decide(due);
    return Instructions.of(
        decision.calledBy(alarms).noting(late(input.since(), due, input.time())), input.open());
  }

  /** Which reviews were due before this moment's day began. */
  private List<String> late(OptionalLong since, List<ReviewKind> due, long time) {
    List<String> notes = new ArrayList<>();
    if (since.isPresent()) {
      for (ReviewKind kind : due) {
        OptionalLong wanted = plan.policy().reviews().next(kind, since.getAsLong());
        if (wanted.isPresent() && wanted.getAsLong() < time) {
          notes.add(
              "the review of %s was due on %s and is held late"
                  .formatted(kind, UtcDay.date(wanted.getAsLong())));
        }
      }
    }
    return notes;
  }

  /**
   * Decides as if these reviews were due, on an account that no purpose has traded for yet, for a
   * person to read.
   *
   * @param lots tax lots by asset, in the order in which they came in
   */
  public Decision decide(
      MarketView view,
      Account account,
      Marks marks,
      Map<Asset, List<Lot>> lots,
      List<ReviewKind> reviews) {
    ReviewInput reviewed =
        ReviewInput.of(plan.policy(), brackets, view, account, marks, Map.of())
            .withSettings(settings)
            .withLots(lots);
    return Review.advising(withStates(reviewed, List.of(), List.of(), reviews)).decide(reviews);
  }

  private ReviewInput input(Input input) {
    return ReviewInput.of(
            plan.policy(),
            brackets,
            input.view(),
            input.account(),
            input.marks(),
            input.exposure(),
            input.holders())
        .withSettings(settings);
  }

  /** Stops and states of the market are looked for where hedges are; between, they last. */
  private static ReviewInput withStates(
      ReviewInput input,
      List<RuleStop> stops,
      List<LastingCondition> lasting,
      List<ReviewKind> reviews) {
    if (!reviews.contains(ReviewKind.HEDGES)) {
      return input.withStops(stops).withLasting(lasting);
    }
    return input
        .withStops(RuleStops.of(input, stops))
        .withLasting(LastingConditions.of(input, lasting));
  }
}
