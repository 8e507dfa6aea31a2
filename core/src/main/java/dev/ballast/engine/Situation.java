// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.unit.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a review is held on: a policy, what is known, what is held, and what follows from these
 * alone.
 *
 * @param policy the plan
 * @param brackets of margin
 * @param view what is known
 * @param account what is held
 * @param marks at which prices
 * @param exposure what that is worth
 * @param sectors as they stand on the day
 */
record Situation(
    Policy policy,
    BracketBook brackets,
    MarketView view,
    Account account,
    Marks marks,
    Exposure exposure,
    SectorsOnDay sectors) {

  static Situation of(
      Policy policy, BracketBook brackets, MarketView view, Account account, Marks marks) {
    LocalDate day = Instant.ofEpochMilli(view.time()).atZone(ZoneOffset.UTC).toLocalDate();
    return new Situation(
        policy,
        brackets,
        view,
        account,
        marks,
        Exposure.of(account, marks),
        policy.sectors().asOf(day));
  }

  /** The perpetual that a hedge rule sells. */
  static InstrumentId hedgeInstrument(Policy policy, HedgeRule rule) {
    return switch (rule) {
      case HedgeRule.BetaTarget beta ->
          InstrumentId.perpetual(beta.with(), policy.quote(), policy.quote());
    };
  }

  /** What there is of the quote in the spot wallet. */
  Money cash() {
    return new Money(policy.quote(), account.in(Place.SPOT, policy.quote()).units());
  }

  /** An amount of nothing in the quote. */
  Money nothing() {
    return Money.zero(policy.quote());
  }
}
