// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import java.util.Optional;

/** What a rule may compare: a kind that the program measures, or a series that a user brought. */
public sealed interface FeatureName permits FeatureKind, SeriesFeature {
  /** What it is a measure of, in a sentence: {@code open interest}. */
  String subject();

  FeatureUnit unit();

  /** A value in words: {@code open interest fell 12.0% in 30 days}. */
  String say(double value);

  /** The one that rules name {@code funding-z-score}, or {@code stablecoin-supply.30d}. */
  static Optional<FeatureName> named(String name) {
    Optional<FeatureKind> kind = FeatureKind.named(name);
    return kind.isPresent()
        ? kind.map(FeatureName.class::cast)
        : SeriesFeature.named(name).map(FeatureName.class::cast);
  }
}
