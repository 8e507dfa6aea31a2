// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

/** Whether something that a rule waits for is so, as of a time, with the numbers that say it. */
public sealed interface MarketCondition {
  /** Why, a sentence without its full stop. */
  String sentence();

  /** It is so. */
  record Met(String sentence) implements MarketCondition {}

  /** It is not. */
  record Unmet(String sentence) implements MarketCondition {}

  /** It cannot be told, since something is not recorded. */
  record Unknown(String sentence) implements MarketCondition {}

  default boolean isMet() {
    return this instanceof Met;
  }

  /**
   * Whether a state lasts that begins by one condition and ends by another. What cannot be told
   * changes nothing: a state neither begins nor ends for want of data.
   *
   * @param before whether it lasted until now
   */
  static boolean lasts(boolean before, MarketCondition begins, MarketCondition ends) {
    return before ? !ends.isMet() : begins.isMet();
  }
}
