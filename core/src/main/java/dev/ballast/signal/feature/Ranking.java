// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import java.util.Optional;

/** Where today's reading stands among those of the last days, or the reason why none is told. */
public sealed interface Ranking {
  /**
   * Found.
   *
   * @param note what to know of it
   */
  record Known(Standing standing, Optional<String> note) implements Ranking {}

  /** Something is not recorded. */
  record Unknown(String reason) implements Ranking {}

  /**
   * Of funding of 7 days.
   *
   * @param days that readings go back
   * @param least readings that it rests on at least
   */
  static Ranking ofFunding(MarketView view, InstrumentId perpetual, int days, int least) {
    return FundingFeatures.ranking(view, perpetual, days, least);
  }

  /**
   * Of the change of open interest, in coins.
   *
   * @param change days that it is over
   * @param days that readings go back
   * @param least readings that it rests on at least
   */
  static Ranking ofOpenInterest(
      MarketView view, InstrumentId perpetual, int change, int days, int least) {
    return OpenInterestReadings.ranking(view, perpetual, change, days, least);
  }
}
