// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Position;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Side;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a plan leads to, once every order has filled; worked out when it is first asked for, since
 * no later review looks at it.
 */
final class PlannedOutcome {
  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final Allotment.Allotted allotted;
  private @Nullable Figures figures;

  PlannedOutcome(ReviewInput input, MeasuredBetas betas, Allotment.Allotted allotted) {
    this.input = input;
    this.betas = betas;
    this.allotted = allotted;
  }

  /**
   * The figures.
   *
   * @param before portfolio beta as held
   * @param after portfolio beta then
   * @param spot quantities in spot then
   */
  record Figures(PortfolioBeta before, PortfolioBeta after, SequencedMap<Asset, Quantity> spot) {
    /** Keeps the map from changes. */
    Figures {
      spot = Collections.unmodifiableSequencedMap(spot);
    }
  }

  Figures figures() {
    if (figures == null) {
      figures = worked();
    }
    return figures;
  }

  private Figures worked() {
    SequencedMap<Asset, Quantity> held = new TreeMap<>();
    SequencedMap<Asset, Quantity> totals = input.account().totals();
    for (Asset asset : input.exposure().spot().keySet()) {
      held.put(asset, totals.getOrDefault(asset, Quantity.ZERO));
    }
    SequencedMap<InstrumentId, Quantity> futures = new TreeMap<>();
    for (Position position : input.account().positions()) {
      if (input.isTraded(position)) {
        futures.merge(position.instrument(), position.quantity(), Quantity::plus);
      }
    }
    PortfolioBeta before = beta(input, betas, held, futures, List.of());
    SequencedMap<Asset, Quantity> spot = new TreeMap<>(held);
    add(spot, allotted.spot());
    for (AllottedLeg one : allotted.futures()) {
      if (one.leg().instrument().isSpot()) {
        add(spot, List.of(one.leg()));
        continue;
      }
      futures.merge(one.leg().instrument(), change(one.leg()), Quantity::plus);
    }
    return new Figures(before, beta(input, betas, spot, futures, allotted.closed()), spot);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlannedOutcome that && figures().equals(that.figures());
  }

  @Override
  public int hashCode() {
    return figures().hashCode();
  }

  @Override
  public String toString() {
    return figures().toString();
  }

  private static void add(SequencedMap<Asset, Quantity> spot, Collection<Leg> legs) {
    for (Leg leg : legs) {
      spot.merge(leg.instrument().base(), change(leg), Quantity::plus);
    }
  }

  private static Quantity change(Leg leg) {
    return leg.side() == Side.BUY ? leg.quantity() : leg.quantity().negated();
  }

  private static PortfolioBeta beta(
      ReviewInput input,
      MeasuredBetas betas,
      SequencedMap<Asset, Quantity> spot,
      SequencedMap<InstrumentId, Quantity> futures,
      List<Leg> closed) {
    SequencedMap<Asset, Double> exposures =
        new TreeMap<>(StandingFutures.of(input, betas, Closings.NONE).exposures());
    for (Leg leg : closed) {
      exposures.merge(
          ContractPrefix.underlying(leg.instrument().base()),
          (leg.side() == Side.BUY ? 1 : -1) * leg.notional().toDouble(),
          Double::sum);
    }
    spot.forEach((asset, quantity) ->
        exposures.merge(asset, input.marks().value(asset, quantity).toDouble(), Double::sum));
    futures.forEach((id, quantity) -> {
      if (!quantity.isZero()) {
        exposures.merge(
            ContractPrefix.underlying(id.base()),
            quantity.times(input.marks().price(id), id.quote()).toDouble(),
            Double::sum);
      }
    });
    return PortfolioBeta.of(
        exposures, betas.betas(), betas.residuals(), input.exposure().equity().toDouble());
  }
}
