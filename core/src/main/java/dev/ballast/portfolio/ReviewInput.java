// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.util.OptionalLong;

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
public record ReviewInput(
    Policy policy,
    BracketBook brackets,
    MarketView view,
    Account account,
    Marks marks,
    Exposure exposure,
    SectorsOnDay sectors) {

  /** The input of a review at what the account is worth now. */
  public static ReviewInput of(
      Policy policy, BracketBook brackets, MarketView view, Account account, Marks marks) {
    return new ReviewInput(
        policy,
        brackets,
        view,
        account,
        marks,
        Exposure.of(account, marks),
        policy.sectors().asOf(UtcDay.date(view.time())));
  }

  /** The perpetual that a hedge rule sells. */
  public static InstrumentId hedgeInstrument(Policy policy, HedgeRule rule) {
    return InstrumentId.perpetual(rule.with(), policy.quote(), policy.quote());
  }

  /** How old an instrument's last daily close is, in milliseconds; absent where it has none. */
  public OptionalLong age(InstrumentId id) {
    return view.bars(id, Interval.DAY).stream()
        .mapToLong(bars -> view.time() - bars.knownAt(bars.size() - 1))
        .findFirst();
  }

  /** What there is of the quote in the spot wallet. */
  public Money cash() {
    return new Money(policy.quote(), account.in(Place.SPOT, policy.quote()).units());
  }

  /** An amount of nothing in the quote. */
  public Money nothing() {
    return Money.zero(policy.quote());
  }
}
