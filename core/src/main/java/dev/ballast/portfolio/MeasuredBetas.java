// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.BetaPrior;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.BetaTable;
import dev.ballast.analytics.EwmaBeta;
import dev.ballast.analytics.Residuals;
import dev.ballast.market.MarketView;
import dev.ballast.policy.BetaPlan;
import dev.ballast.policy.Policy;
import dev.ballast.unit.Asset;
import dev.ballast.unit.SortedValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Betas on the benchmark, of all that is held, wanted or hedged with, as the policy has them
 * measured.
 *
 * @param betas that could be measured
 * @param residuals of each
 * @param unmeasured why the others could not, and what stands in for an estimate
 */
public record MeasuredBetas(
    SequencedMap<Asset, Beta> betas,
    SequencedMap<Asset, Residuals> residuals,
    List<String> unmeasured) {
  /** Copies the collections. */
  public MeasuredBetas {
    betas = SortedValues.copyOf(betas);
    residuals = SortedValues.copyOf(residuals);
    unmeasured = List.copyOf(unmeasured);
  }

  /**
   * Measures them as of the review.
   *
   * @param others assets that are wanted beside the core and what the rules name
   */
  public static MeasuredBetas of(ReviewInput input, SpotTarget target, Collection<Asset> others) {
    TreeSet<Asset> assets = new TreeSet<>(target.assets().keySet());
    assets.addAll(input.exposure().spot().keySet());
    assets.addAll(input.exposure().futures().keySet());
    assets.addAll(OverlayAssets.of(input));
    assets.addAll(others);
    return PlainBetas.of(input.view(), input.policy(), assets)
        .orElseGet(() -> of(input, (SequencedCollection<Asset>) assets));
  }

  /** Measures betas as of a view that accounts of such a plan ask for, for many runs to read. */
  public static void keep(MarketView view, Policy policy, Collection<Asset> assets) {
    BetaTable.keep(view, assets, policy.benchmark(), policy.market(), policy.betas().window());
    PlainBetas.keep(view, policy, assets);
  }

  /** Measures the betas of these assets as of the review. */
  static MeasuredBetas of(ReviewInput input, SequencedCollection<Asset> assets) {
    Measuring measuring = new Measuring(input);
    assets.forEach(measuring::add);
    return new MeasuredBetas(measuring.betas, measuring.residuals, measuring.unmeasured);
  }

  /** One review's betas in the making. */
  private static final class Measuring {
    private final BetaPlan plan;
    private final Asset benchmark;
    private final BetaTable.Day studies;
    private final SectorPriors priors;
    private final SequencedMap<Asset, Beta> betas = new TreeMap<>();
    private final SequencedMap<Asset, Residuals> residuals = new TreeMap<>();
    private final List<String> unmeasured = new ArrayList<>();

    Measuring(ReviewInput input) {
      this.plan = input.policy().betas();
      this.benchmark = input.policy().benchmark();
      this.studies = BetaTable.at(input.view(), benchmark, input.policy().market(), plan.window());
      this.priors = SectorPriors.of(input.sectors(), studies::study);
    }

    void add(Asset asset) {
      switch (studies.study(asset)) {
        case BetaStudy.Measured measured -> {
          switch (plan.estimator()) {
            case OLS -> put(asset, measured.beta(), measured.residuals());
            case EWMA -> weighted(measured);
            case SHRUNK -> shrunk(measured);
          }
        }
        case BetaStudy.Unavailable unavailable -> unmeasured.add(unavailable.reason());
      }
    }

    private void put(Asset asset, Beta beta, Residuals own) {
      betas.put(asset, beta);
      residuals.put(asset, own);
    }

    private void weighted(BetaStudy.Measured measured) {
      Optional<EwmaBeta> ewma =
          EwmaBeta.of(measured.returns().first(), measured.returns().second(), plan.halfLife());
      if (ewma.isPresent()) {
        put(
            measured.asset(),
            ewma.get().beta(),
            Residuals.weighted(measured.returns(), ewma.get(), plan.halfLife()));
      } else {
        unmeasured.add(
            measured.asset()
                + " or "
                + benchmark
                + " moved evenly or not at all in what a half-life of "
                + plan.halfLife()
                + " days weighs");
      }
    }

    private void shrunk(BetaStudy.Measured measured) {
      Beta plain = measured.beta();
      Asset asset = measured.asset();
      switch (priors.prior(asset, benchmark)) {
        case BetaPrior.Known known -> {
          BetaPrior.Shrunk shrunk = known.prior().shrink(plain.beta(), plain.standardError());
          double less =
              plain.standardError() > 0 ? shrunk.standardError() / plain.standardError() : 1;
          put(
              asset,
              plain.withSlope(shrunk.beta(), shrunk.standardError()),
              measured.residuals().multipliedBy(less));
        }
        case BetaPrior.Unknown unknown -> {
          put(asset, plain, measured.residuals());
          if (!asset.equals(benchmark)) {
            unmeasured.add(
                "the beta of " + asset + " is that of least squares: " + unknown.reason());
          }
        }
      }
    }
  }
}
