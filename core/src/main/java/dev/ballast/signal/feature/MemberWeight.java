// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import java.util.Locale;
import java.util.Optional;

/** What a member of a sector counts for in the sector's mean. */
@SuppressWarnings("ImmutableEnumChecker") // measures are static methods
public enum MemberWeight {
  /** Each alike. */
  PLAIN(_ -> new Feature.Present(1, FeatureUnit.RATIO, Optional.empty())),
  /** What is held open in its perpetual, at the contract's close. */
  OPEN_INTEREST(OpenInterestFeatures::value),
  /** Its capitalisation as it was recorded. */
  CAPITALISATION(Capitalisation::of);

  private final AssetMeasure measure;

  MemberWeight(AssetMeasure measure) {
    this.measure = measure;
  }

  /** The member's weight, above zero; absent where it is not known. */
  Feature of(AssetMarket market) {
    Feature weight = measure.of(market);
    return weight instanceof Feature.Present present && present.value() <= 0
        ? new Feature.Absent("the " + words() + " of " + market.asset() + " is zero")
        : weight;
  }

  /** {@code open interest}. */
  public String words() {
    return toString().replace('-', ' ');
  }

  /** The name in rules: {@code open-interest}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
