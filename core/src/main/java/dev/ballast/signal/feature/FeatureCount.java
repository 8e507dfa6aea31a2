// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;

/**
 * How many features of assets a run has measured itself: one kind of one asset at one time each.
 */
public final class FeatureCount {
  private int features;

  private FeatureCount() {}

  private record Of() implements Column<FeatureCount> {
    @Override
    public FeatureCount of(History history) {
      return new FeatureCount();
    }
  }

  static void add(MarketView view) {
    view.column(new Of()).features++;
  }

  /**
   * Those measured through the view and those that share with it; what they read of what was
   * measured before does not count.
   */
  public static int of(MarketView view) {
    return view.column(new Of()).features;
  }
}
