// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.analytics.Beta;
import dev.ballast.portfolio.LastingCondition;
import dev.ballast.portfolio.RuleStop;
import dev.ballast.unit.Asset;
import dev.ballast.unit.SortedValues;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a review leaves for the next one: all that a plan remembers beside the account and the
 * market's history.
 *
 * @param time of the review, epoch milliseconds
 * @param betas that it measured
 * @param alarms that called for it
 * @param stops of rules that stay closed
 * @param lasting states of the market that last
 */
public record ReviewMemory(
    long time,
    SequencedMap<Asset, Beta> betas,
    List<Alarm> alarms,
    List<RuleStop> stops,
    List<LastingCondition> lasting) {
  /** Copies the collections. */
  public ReviewMemory {
    betas = SortedValues.copyOf(betas);
    alarms = List.copyOf(alarms);
    stops = List.copyOf(stops);
    lasting = List.copyOf(lasting);
  }
}
