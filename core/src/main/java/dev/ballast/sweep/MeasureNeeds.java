// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import dev.ballast.market.Sector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.RegimePlan;
import dev.ballast.policy.ReviewCalendar;
import dev.ballast.policy.SectorRecord;
import dev.ballast.signal.RuleSet;
import dev.ballast.unit.Asset;
import java.util.List;

/**
 * What a plan asks of the market, and when. Plans that ask the same are equal here, whatever they
 * make of the answers.
 */
public final class MeasureNeeds {
  private final Policy policy;
  private final Asks asks;

  private record Asks(
      List<SectorRecord> sectors,
      List<Sector> weighted,
      Asset benchmark,
      int betaWindow,
      RuleSet rules,
      boolean rotates,
      RegimePlan regime,
      ReviewCalendar reviews) {}

  private MeasureNeeds(Policy policy, Asks asks) {
    this.policy = policy;
    this.asks = asks;
  }

  public static MeasureNeeds of(Policy policy) {
    return new MeasureNeeds(
        policy,
        new Asks(
            policy.core().sectors().records(),
            List.copyOf(policy.core().spot().weights().keySet()),
            policy.benchmark(),
            policy.betas().window(),
            policy.core().rotation().rules(),
            policy.core().rotation().enabled(),
            policy.core().regime(),
            policy.reviews()));
  }

  Policy policy() {
    return policy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MeasureNeeds that && asks.equals(that.asks);
  }

  @Override
  public int hashCode() {
    return asks.hashCode();
  }
}
