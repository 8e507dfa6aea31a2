// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

/** What is measured of an asset; of a sector, the mean of its members. */
public enum FeatureKind {
  /** Funding of the last 7 days, simple. */
  FUNDING("funding", "funding", FeatureUnit.FRACTION_A_YEAR),
  /** {@link #FUNDING} against its 90 daily readings up to now. */
  FUNDING_Z_SCORE("fundingZScore", "funding's z-score", FeatureUnit.DEVIATIONS),
  /** The highest of the last 30 daily readings of {@link #FUNDING}. */
  FUNDING_PEAK("fundingPeak", "funding's peak", FeatureUnit.FRACTION_A_YEAR),
  /** How wildly funding swings: sample deviation of the last 30 single days' funding. */
  FUNDING_INSTABILITY("fundingInstability", "funding's swings", FeatureUnit.FRACTION_A_YEAR),
  /** Change of open interest, in coins, over 7 days. */
  OPEN_INTEREST_7D("openInterest7d", "open interest over 7 days", FeatureUnit.FRACTION),
  /** Change of open interest, in coins, over 30 days. */
  OPEN_INTEREST_30D("openInterest30d", "open interest", FeatureUnit.FRACTION),
  /** The perpetual's mean daily volume, in coins, of 14 days against that of 60. */
  VOLUME_TREND("volumeTrend", "volume trend", FeatureUnit.FRACTION),
  /** Return of the last 30 days. */
  MOMENTUM_30D("momentum30d", "momentum", FeatureUnit.FRACTION),
  /** Return of the last 90 days. */
  MOMENTUM_90D("momentum90d", "momentum over 90 days", FeatureUnit.FRACTION),
  /** Change of the price counted in the benchmark, over 30 days. */
  RELATIVE_STRENGTH("relativeStrength", "relative strength", FeatureUnit.FRACTION),
  /** The perpetual above spot, at the last daily close, as a share of spot. */
  BASIS("basis", "basis", FeatureUnit.FRACTION);

  private final String label;
  private final String words;
  private final FeatureUnit unit;

  FeatureKind(String label, String words, FeatureUnit unit) {
    this.label = label;
    this.words = words;
    this.unit = unit;
  }

  /** The name in JSON. */
  public String label() {
    return label;
  }

  /** The name in a sentence. */
  public String words() {
    return words;
  }

  public FeatureUnit unit() {
    return unit;
  }
}
