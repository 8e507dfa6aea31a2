// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What the spot core should be made of.
 *
 * @param share of total equity that the core is, a fraction
 * @param sectors weight of each sector in the core, fractions summing to one
 * @param assets weight of each asset in the core, fractions summing to one, but for what futures
 *     hold in place of the others
 * @param notes members that were left out, and why
 */
public record SpotTarget(
    double share,
    SequencedMap<Sector, Double> sectors,
    SequencedMap<Asset, Double> assets,
    List<String> notes) {
  /** No spot core is looked at. */
  public static final SpotTarget NONE =
      new SpotTarget(0, new LinkedHashMap<>(), new TreeMap<>(), List.of());

  /** Copies all. */
  public SpotTarget {
    sectors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sectors));
    assets = Collections.unmodifiableSequencedMap(new TreeMap<>(assets));
    notes = List.copyOf(notes);
  }

  /**
   * Spreads sector weights over members.
   *
   * @param scores of each sector's members, which are weighted in proportion: one each, or one over
   *     volatility, and zero for one to be sold; a sector without any above zero leaves its weight
   *     to the others, in proportion
   */
  public static SpotTarget of(
      Percent share,
      SequencedMap<Sector, Percent> weights,
      Map<Sector, SequencedMap<Asset, Double>> scores,
      List<String> notes) {
    List<String> said = new ArrayList<>(notes);
    double placed = 0;
    for (Map.Entry<Sector, Percent> entry : weights.entrySet()) {
      SequencedMap<Asset, Double> members = scores.get(entry.getKey());
      if (members != null && sum(members) > 0) {
        placed += entry.getValue().fraction();
      } else if (entry.getValue().compareTo(Percent.ZERO) > 0) {
        String lacks = members == null ? "with a price" : "that passes the screen";
        said.add(entry.getKey() + " has no member " + lacks + ": its weight goes to the others");
      }
    }
    SequencedMap<Sector, Double> sectors = new LinkedHashMap<>();
    SequencedMap<Asset, Double> assets = new TreeMap<>();
    for (Map.Entry<Sector, Percent> entry : weights.entrySet()) {
      SequencedMap<Asset, Double> members = scores.get(entry.getKey());
      if (members == null) {
        continue;
      }
      double sum = sum(members);
      if (sum > 0) {
        double weight = placed > 0 ? entry.getValue().fraction() / placed : 0;
        sectors.put(entry.getKey(), weight);
        members.forEach((member, score) -> assets.put(member, weight * score / sum));
      } else {
        members.keySet().forEach(member -> assets.put(member, 0.0));
      }
    }
    return new SpotTarget(share.fraction(), sectors, assets, said);
  }

  private static double sum(SequencedMap<Asset, Double> scores) {
    double sum = 0;
    for (double value : scores.values()) {
      sum += value;
    }
    return sum;
  }
}
