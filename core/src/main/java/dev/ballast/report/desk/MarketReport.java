// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.report.figure.Reading;
import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.feature.Feature;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.signal.feature.SectorFeature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The second part of the report: what the futures market shows. */
final class MarketReport {
  /** The features that the report has a column for. */
  private static final List<FeatureKind> SHOWN =
      List.of(
          FeatureKind.FUNDING,
          FeatureKind.FUNDING_Z_SCORE,
          FeatureKind.OPEN_INTEREST_30D,
          FeatureKind.VOLUME_TREND,
          FeatureKind.MOMENTUM_30D,
          FeatureKind.RELATIVE_STRENGTH,
          FeatureKind.BASIS);

  private MarketReport() {}

  static MarketReading of(Policy policy, Decision decision) {
    SignalReview signals = decision.signals();
    List<String> notes = new ArrayList<>();
    for (SectorSignal signal : signals.sectors()) {
      StringJoiner partial = new StringJoiner("; ", signal.sector() + ": ", "");
      boolean any = false;
      for (FeatureKind kind : SHOWN) {
        SectorFeature feature = signal.feature(kind);
        if (feature.measured() > 0 && feature.measured() < feature.members()) {
          any = true;
          partial.add(
              kind.subject()
                  + " is known for "
                  + feature.measured()
                  + " of "
                  + feature.members()
                  + " members");
        }
      }
      if (any) {
        notes.add(partial.toString());
      }
    }
    return new MarketReading(
        Instant.ofEpochMilli(signals.time()),
        signals.sectors().stream().map(MarketReport::sector).toList(),
        RegimeWeights.of(policy, decision),
        notes);
  }

  private static SectorReading sector(SectorSignal signal) {
    return new SectorReading(
        signal.sector(),
        signal.members(),
        reading(signal, FeatureKind.FUNDING),
        reading(signal, FeatureKind.FUNDING_Z_SCORE),
        reading(signal, FeatureKind.OPEN_INTEREST_30D),
        reading(signal, FeatureKind.VOLUME_TREND),
        reading(signal, FeatureKind.MOMENTUM_30D),
        reading(signal, FeatureKind.RELATIVE_STRENGTH),
        reading(signal, FeatureKind.BASIS),
        signal.stance().words(),
        signal.reason());
  }

  private static Reading reading(SectorSignal signal, FeatureKind kind) {
    return switch (signal.feature(kind).feature()) {
      case Feature.Present present -> Reading.of(present.value());
      case Feature.Absent absent -> Reading.absent(absent.reason());
    };
  }
}
