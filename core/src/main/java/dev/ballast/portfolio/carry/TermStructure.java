// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.analytics.Basis;
import dev.ballast.analytics.Volatility;
import dev.ballast.market.Deliveries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the futures on one asset cost above its spot: the perpetual first, then the nearest
 * delivery.
 *
 * @param points that could be priced
 * @param spreads between neighbours of the dated futures
 * @param missing why the others could not
 */
public record TermStructure(
    Asset asset, List<CarryPair> points, List<Spread> spreads, List<String> missing) {
  /** Copies the lists. */
  public TermStructure {
    points = List.copyOf(points);
    spreads = List.copyOf(spreads);
    missing = List.copyOf(missing);
  }

  /**
   * A calendar spread: long the near future, short the far one. It earns while the far one falls to
   * the near one, which is not sure before both are delivered.
   *
   * @param rate far / near - 1: above zero in contango, below it in backwardation
   * @param days between the deliveries
   */
  public record Spread(InstrumentId near, InstrumentId far, double rate, double days) {
    /** Simple, on 365 days. */
    public double annualised() {
      return rate * Volatility.DAYS_A_YEAR / days;
    }
  }

  /** The structure as it was known. */
  public static TermStructure of(MarketView view, Marketplace market, Asset asset) {
    List<InstrumentId> futures = new ArrayList<>();
    view.listings().perpetual(asset, market).ifPresent(futures::add);
    view.listings().dated(asset, market).stream()
        .filter(one -> Deliveries.daysTo(view, one) > 0)
        .forEach(futures::add);
    List<CarryPair> points = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (InstrumentId future : futures) {
      Optional<String> lacking = CarryPair.lacking(view, market.spot(asset), future);
      lacking.ifPresentOrElse(
          missing::add, () -> points.add(CarryPair.of(view, market.spot(asset), future)));
    }
    return new TermStructure(asset, points, spreads(points), missing);
  }

  private static List<Spread> spreads(List<CarryPair> points) {
    List<CarryPair> dated = points.stream().filter(one -> one.delivery().isPresent()).toList();
    List<Spread> spreads = new ArrayList<>();
    for (int i = 1; i < dated.size(); i++) {
      CarryPair near = dated.get(i - 1);
      CarryPair far = dated.get(i);
      spreads.add(
          new Spread(
              near.future(),
              far.future(),
              Basis.fraction(far.futurePrice(), near.futurePrice()),
              far.delivery().orElseThrow() - near.delivery().orElseThrow()));
    }
    return spreads;
  }
}
