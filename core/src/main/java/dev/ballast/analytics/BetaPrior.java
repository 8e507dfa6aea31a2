// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Collection;

/**
 * What is believed of an asset's beta before it is measured: the normal distribution of the betas
 * of its group. Vasicek, "A note on using cross-sectional information in Bayesian estimation of
 * security betas", Journal of Finance 28, 1973.
 *
 * @param mean of the group's betas
 * @param variance of the group's betas across its members, with n - 1: above zero
 */
public record BetaPrior(double mean, double variance) {
  /** With fewer their variance says nothing: that of two has an error as large as itself. */
  public static final int LEAST_MEMBERS = 3;

  /** Refuses a variance that is not above zero. */
  public BetaPrior {
    if (!(variance > 0)) {
      throw new IllegalArgumentException("a prior's variance is above zero, not " + variance);
    }
  }

  /** A group's prior, or the reason why it has none. */
  public sealed interface OfGroup {}

  /** It has one. */
  public record Known(BetaPrior prior) implements OfGroup {}

  /**
   * It has none.
   *
   * @param reason half a sentence: {@code 2 betas, fewer than 3}
   */
  public record Unknown(String reason) implements OfGroup {}

  /** The prior of a group's measured betas, the one that will be shrunk among them. */
  public static OfGroup of(double[] betas) {
    if (betas.length < LEAST_MEMBERS) {
      return new Unknown(
          betas.length
              + (betas.length == 1 ? " measured beta" : " measured betas")
              + ", fewer than "
              + LEAST_MEMBERS);
    }
    if (Moments.still(betas)) {
      return new Unknown("its " + betas.length + " betas do not differ");
    }
    double squares = Moments.comoment(betas, betas);
    return new Known(new BetaPrior(Moments.mean(betas), squares / (betas.length - 1)));
  }

  /**
   * The prior of a group as it was studied, of those that could be measured. The benchmark's beta
   * on itself is not measured: it is no member.
   */
  public static OfGroup of(Collection<BetaStudy> studies) {
    return of(
        studies.stream()
            .filter(BetaStudy.Measured.class::isInstance)
            .map(BetaStudy.Measured.class::cast)
            .filter(one -> !one.asset().equals(one.benchmark()))
            .mapToDouble(one -> one.beta().beta())
            .toArray());
  }

  /**
   * What is believed after the measurement: the mean and the measured beta, each weighted by one
   * over its variance. A beta without an error stays as it is.
   *
   * @param standardError of the measured beta, not below zero
   */
  public Shrunk shrink(double beta, double standardError) {
    double squared = standardError * standardError;
    double towards = squared / (squared + variance);
    return new Shrunk(beta + towards * (mean - beta), StrictMath.sqrt(towards * variance), towards);
  }

  /**
   * A beta between the measured one and its group's mean.
   *
   * @param standardError the posterior deviation, smaller than the measured error and the prior's
   * @param towardsMean the mean's weight, 0 to 1
   */
  public record Shrunk(double beta, double standardError, double towardsMean) {}
}
