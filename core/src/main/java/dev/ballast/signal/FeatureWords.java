// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.signal.feature.Feature;
import dev.ballast.signal.feature.FeatureName;
import dev.ballast.signal.feature.SectorFeature;
import dev.ballast.signal.feature.SectorFeatures;
import java.util.Optional;

/** A sector's features as rules read them: those that enough of its members have, and the words. */
final class FeatureWords {
  private FeatureWords() {}

  /**
   * The feature of that name.
   *
   * @throws IllegalArgumentException where there is none
   */
  static FeatureName kind(String name) {
    return FeatureName.named(name)
        .orElseThrow(() -> new IllegalArgumentException("no such feature: " + name));
  }

  /** The sector's figure, where enough of its members have one. */
  static Optional<Double> value(SectorFeatures reading, FeatureName kind, double leastCoverage) {
    SectorFeature feature = reading.feature(kind);
    return isKnown(feature, leastCoverage) && feature.feature() instanceof Feature.Present present
        ? Optional.of(present.value())
        : Optional.empty();
  }

  private static boolean isKnown(SectorFeature feature, double leastCoverage) {
    return feature.measured() > 0 && feature.measured() >= leastCoverage * feature.members();
  }

  /** {@code open interest fell 12.0% in 30 days (2 of 3 members)}. */
  static String say(SectorFeatures reading, FeatureName kind, double value) {
    SectorFeature feature = reading.feature(kind);
    return kind.say(value)
        + (feature.measured() == feature.members()
            ? ""
            : " (" + feature.measured() + " of " + members(feature) + ")");
  }

  /** Why a figure is not known to rules. */
  static String lack(SectorFeatures reading, FeatureName kind) {
    SectorFeature feature = reading.feature(kind);
    return feature.feature() instanceof Feature.Absent absent
        ? kind.subject() + ": " + absent.reason()
        : kind.subject() + " is " + knownFor(feature);
  }

  /** {@code known for none of 3 members}. */
  static String knownFor(SectorFeature feature) {
    return "known for "
        + (feature.measured() == 0 ? "none" : feature.measured())
        + " of "
        + members(feature);
  }

  private static String members(SectorFeature feature) {
    return feature.members() + (feature.members() == 1 ? " member" : " members");
  }
}
