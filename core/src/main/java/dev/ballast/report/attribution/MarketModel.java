// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.analytics.BetaHistory;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What explains prices: a benchmark, each asset's beta on it, and the sectors.
 *
 * <p>Betas are of the 90 daily returns before the time asked for, as the planner measures them.
 */
public final class MarketModel {
  private static final int WINDOW = 90;

  private final MarketView view;
  private final Asset benchmark;
  private final SectorBook sectors;
  private final Map<LocalDate, SectorsOnDay> days = new HashMap<>();
  private final BetaHistory betas;

  private MarketModel(MarketView view, Asset benchmark, Marketplace market, SectorBook sectors) {
    this.view = view;
    this.betas = BetaHistory.of(view, benchmark, market, WINDOW);
    this.benchmark = benchmark;
    this.sectors = sectors;
  }

  /**
   * A model of what the view holds. What it says of a time is what a view of that time would say: a
   * later jump, rename or listing changes nothing of it.
   */
  public static MarketModel of(
      MarketView view, Asset benchmark, Marketplace market, SectorBook sectors) {
    return new MarketModel(view, benchmark, market, sectors);
  }

  public Asset benchmark() {
    return benchmark;
  }

  /** The asset's beta as of a time; one for the benchmark, nothing where it cannot be measured. */
  public OptionalDouble beta(Asset asset, long time) {
    if (asset.equals(benchmark)) {
      return OptionalDouble.of(1);
    }
    return betas.at(asset, time, view);
  }

  /** The sectors as they stand on a time's day. */
  public SectorsOnDay sectors(long time) {
    LocalDate day = UtcDay.date(time);
    return days.computeIfAbsent(day, sectors::asOf);
  }
}
