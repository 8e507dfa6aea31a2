// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a plan becomes while a bear market of its benchmark lasts.
 *
 * @param when the state of the market while which it holds: the trend's {@link Circumstance#BEAR},
 *     or the phase of the cycle
 * @param weights of the spot core then, by sector; they sum to exactly one hundred
 * @param share of total equity that is sold short then
 * @param with the asset whose linear perpetual is sold
 */
public record BearPosture(
    Circumstance when, SequencedMap<Sector, Percent> weights, Percent share, Asset with) {
  /** The name of the hedge that it adds. */
  public static final String NAME = "bear";

  /** Copies the weights; refuses such that do not sum to one hundred. */
  public BearPosture {
    weights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(weights));
    Percent sum = SpotPlan.sum(weights);
    if (!sum.equals(Percent.HUNDRED)) {
      throw new IllegalArgumentException("weights sum to " + sum + ", not 100%");
    }
  }

  /** While the benchmark's trend is a bear market's. */
  public BearPosture(SequencedMap<Sector, Percent> weights, Percent share, Asset with) {
    this(Circumstance.BEAR, weights, share, with);
  }

  /** The short that it adds, as a rule. */
  public HedgeRule hedge() {
    return new HedgeRule(
        NAME,
        new HedgeRule.When.While(when),
        new HedgeRule.Size.OfPortfolio(share),
        with,
        Optional.empty(),
        Optional.empty());
  }

  /** The weights in place of a plan's: a sector that they do not name has none. */
  public SequencedMap<Sector, Percent> instead(SequencedMap<Sector, Percent> base) {
    SequencedMap<Sector, Percent> all = new LinkedHashMap<>(weights);
    base.keySet().forEach(sector -> all.putIfAbsent(sector, Percent.ZERO));
    return all;
  }
}
