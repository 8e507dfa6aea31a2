// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.report.figure.Estimate;
import dev.ballast.report.figure.Reading;

/** A portfolio's beta as a figure, or why there is none. */
final class BetaReadings {
  private BetaReadings() {}

  static Estimate estimate(PortfolioBeta beta) {
    return beta.unknown()
        .map(Estimate::absent)
        .orElseGet(() -> Estimate.of(beta.beta(), beta.standardError()));
  }

  static Reading reading(PortfolioBeta beta) {
    return beta.unknown().map(Reading::absent).orElseGet(() -> Reading.of(beta.beta()));
  }
}
