// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The spot core that hedges stand against.
 *
 * @param values by asset, in the quote, above zero
 */
public record HedgedCore(SequencedMap<Asset, Double> values) {
  /** Leaves out what is worth nothing. */
  public HedgedCore {
    TreeMap<Asset, Double> owned = new TreeMap<>(values);
    owned.values().removeIf(value -> !(value > 0));
    values = Collections.unmodifiableSequencedMap(owned);
  }

  /**
   * As a review makes it: what it does not look at as it is held. What has no history at all can
   * never be measured, and hedges go without it.
   */
  static HedgedCore of(ReviewInput input, SpotTarget core) {
    SequencedMap<Asset, Double> values = new TreeMap<>();
    input.core().forEach((asset, value) -> values.put(asset, value.toDouble()));
    values
        .keySet()
        .removeIf(asset -> input.view().dailyBars(asset, input.policy().market()).isEmpty());
    double worth = core.share() * input.exposure().equity().toDouble();
    core.assets().forEach((asset, weight) -> values.put(asset, weight * worth));
    return new HedgedCore(values);
  }

  /** What of it a rule hedges. */
  public SequencedMap<Asset, Double> of(HedgeRule rule, SectorsOnDay sectors) {
    return switch (rule.size()) {
      case HedgeRule.Size.OfSpot of -> only(List.of(of.asset()));
      case HedgeRule.Size.OfSectors of -> members(of.sectors(), sectors);
      case HedgeRule.Size.LeastVariance of when !of.sectors().isEmpty() ->
          members(of.sectors(), sectors);
      case HedgeRule.Size.LeastVariance _,
          HedgeRule.Size.OfCore _,
          HedgeRule.Size.OfOwn _,
          HedgeRule.Size.OfPortfolio _,
          HedgeRule.Size.BetaTo _ ->
          values;
    };
  }

  private SequencedMap<Asset, Double> members(List<Sector> of, SectorsOnDay sectors) {
    return only(of.stream().flatMap(sector -> sectors.members(sector).stream()).toList());
  }

  private SequencedMap<Asset, Double> only(List<Asset> assets) {
    SequencedMap<Asset, Double> part = new TreeMap<>(values);
    part.keySet().retainAll(assets);
    return part;
  }
}
