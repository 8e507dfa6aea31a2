// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Asset;
import java.util.OptionalDouble;

/**
 * A carry as a harvest wants it: long spot and short future of equal coins, both for one purpose.
 *
 * @param step what becomes of it
 * @param coins of each leg; zero where it is left
 * @param notional of the future
 * @param capital that it ties up
 * @param expectedYield a year: after all costs where it is entered, before those of leaving where
 *     it is held; nothing where it cannot be told
 * @param why a sentence
 */
public record WantedCarry(
    Asset asset,
    InstrumentId spot,
    InstrumentId future,
    Step step,
    double coins,
    double notional,
    double capital,
    OptionalDouble expectedYield,
    String why) {
  /** What becomes of a carry at a review. */
  public enum Step {
    ENTER,
    KEEP,
    /** Kept, but less of it: a limit binds. */
    CUT,
    LEAVE
  }

  private static final String KIND = "carry";

  /** What both legs are for: {@code carry:SOL}. */
  public Purpose purpose() {
    return purpose(asset);
  }

  /** The purpose of an asset's carry. */
  public static Purpose purpose(Asset asset) {
    return Purpose.of(KIND, asset.code());
  }
}
