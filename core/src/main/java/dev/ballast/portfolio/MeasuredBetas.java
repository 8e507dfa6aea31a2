// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.Residuals;
import dev.ballast.market.Marketplace;
import dev.ballast.policy.HedgeRule;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Betas on the benchmark, of all that is held, wanted or hedged with.
 *
 * @param betas that could be measured
 * @param residuals of each
 * @param unmeasured why the others could not
 */
public record MeasuredBetas(
    SequencedMap<Asset, Beta> betas,
    SequencedMap<Asset, Residuals> residuals,
    List<String> unmeasured) {
  /** Daily returns that a beta or a volatility is measured on. */
  public static final int WINDOW = 90;

  /** Measures them as of the review. */
  public static MeasuredBetas of(ReviewInput input, SpotTarget target) {
    TreeSet<Asset> assets = new TreeSet<>(target.assets().keySet());
    assets.addAll(input.exposure().spot().keySet());
    assets.addAll(input.exposure().futures().keySet());
    for (HedgeRule rule : input.policy().overlay().hedges()) {
      assets.add(rule.with());
    }
    SequencedMap<Asset, Beta> betas = new TreeMap<>();
    SequencedMap<Asset, Residuals> residuals = new TreeMap<>();
    List<String> unmeasured = new ArrayList<>();
    Asset benchmark = input.policy().benchmark();
    Marketplace market = input.policy().market();
    for (Asset asset : assets) {
      switch (BetaStudy.of(input.view(), asset, benchmark, market, WINDOW)) {
        case BetaStudy.Measured measured -> {
          betas.put(asset, measured.beta());
          residuals.put(asset, measured.residuals());
        }
        case BetaStudy.Unavailable unavailable -> unmeasured.add(unavailable.reason());
      }
    }
    return new MeasuredBetas(betas, residuals, unmeasured);
  }
}
