// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.report.figure.Estimate;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import java.util.stream.Collectors;

/** A portfolio's beta as a figure, or why there is none. */
final class BetaReadings {
  private BetaReadings() {}

  static Estimate estimate(PortfolioBeta beta) {
    return beta.unmeasured().isEmpty()
        ? Estimate.of(beta.beta(), beta.standardError())
        : Estimate.absent(notMeasured(beta));
  }

  static Reading reading(PortfolioBeta beta) {
    return beta.unmeasured().isEmpty()
        ? Reading.of(beta.beta())
        : Reading.absent(notMeasured(beta));
  }

  private static String notMeasured(PortfolioBeta beta) {
    return "no beta of "
        + beta.unmeasured().stream().map(Asset::code).collect(Collectors.joining(", "));
  }
}
