// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.report.attribution.AttributionReport;
import dev.ballast.report.figure.Curve;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Track;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a policy would have worked.
 *
 * @param policy its name
 * @param findings what is wrong with the account that it begins with, to be told before anything
 *     else
 * @param days the times that every curve has a value for, rising
 * @param tracks the strategy first, then what it is compared with
 * @param sectorWeights share of the spot core of each sector; each day's sum is one or, without a
 *     core, zero
 * @param exposures net, gross and the like, as fractions of equity; a gap where there is no equity
 * @param fundingReceived summed from the start, in USDT, positive
 * @param fundingPaid summed from the start, in USDT, positive
 * @param hedge whether it kept its target; empty where no review looked at hedges
 * @param attribution of the profit; sums to the change of equity
 * @param liquidations what the venue closed, in order; none where there was nothing to liquidate
 * @param requests of a script and what became of them, in its order; none where a policy decided
 * @param conservationResidual what the books and an independent replay differ by; zero or a fault
 * @param orderHash of the list of orders, the same on every run with the same inputs
 * @param notes {@code trading rules of 2026-08 extended backwards} and the like
 */
public record BacktestReport(
    String policy,
    List<String> findings,
    Instant from,
    Instant to,
    double initialEquity,
    double finalEquity,
    List<Instant> days,
    List<Track> tracks,
    Costs costs,
    List<Curve> sectorWeights,
    List<PartialCurve> exposures,
    Curve fundingReceived,
    Curve fundingPaid,
    Optional<HedgeOutcome> hedge,
    AttributionReport attribution,
    List<Substitute> substitutes,
    List<LiquidationRow> liquidations,
    List<RequestRow> requests,
    OrderCounts orders,
    BigDecimal conservationResidual,
    String orderHash,
    List<String> notes) {
  /** Copies its lists; refuses a curve whose length is not that of the days. */
  public BacktestReport {
    findings = List.copyOf(findings);
    days = List.copyOf(days);
    tracks = List.copyOf(tracks);
    sectorWeights = List.copyOf(sectorWeights);
    exposures = List.copyOf(exposures);
    substitutes = List.copyOf(substitutes);
    liquidations = List.copyOf(liquidations);
    requests = List.copyOf(requests);
    notes = List.copyOf(notes);
    if (tracks.isEmpty()) {
      throw new IllegalArgumentException("a backtest needs the strategy's own track");
    }
    for (Track track : tracks) {
      requireLength(track.name(), track.equity().values(), days);
    }
    for (Curve curve : sectorWeights) {
      requireLength(curve.name(), curve.values(), days);
    }
    for (PartialCurve curve : exposures) {
      requireLength(curve.name(), curve.values(), days);
    }
    requireLength("funding received", fundingReceived.values(), days);
    requireLength("funding paid", fundingPaid.values(), days);
  }

  /** The strategy's own track. */
  public Track strategy() {
    return tracks.getFirst();
  }

  private static void requireLength(String name, List<?> values, List<Instant> days) {
    if (values.size() != days.size()) {
      throw new IllegalArgumentException(
          name + " has " + values.size() + " values for " + days.size() + " days");
    }
  }
}
