// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

/** What is measured of an asset; of a sector, the mean of its members. */
public enum FeatureKind {
  /** Funding of the last 7 days, simple. */
  FUNDING("funding", FeatureUnit.FRACTION_A_YEAR),
  /** {@link #FUNDING} against its 90 daily readings up to now. */
  FUNDING_Z_SCORE("fundingZScore", FeatureUnit.DEVIATIONS),
  /** The highest of the last 30 daily readings of {@link #FUNDING}. */
  FUNDING_PEAK("fundingPeak", FeatureUnit.FRACTION_A_YEAR),
  /** How wildly funding swings: sample deviation of the last 30 single days' funding. */
  FUNDING_INSTABILITY("fundingInstability", FeatureUnit.FRACTION_A_YEAR),
  /** Change of open interest, in coins, over 7 days. */
  OPEN_INTEREST_7D("openInterest7d", FeatureUnit.FRACTION),
  /** Change of open interest, in coins, over 30 days. */
  OPEN_INTEREST_30D("openInterest30d", FeatureUnit.FRACTION),
  /** The perpetual's mean daily volume, in coins, of 14 days against that of 60. */
  VOLUME_TREND("volumeTrend", FeatureUnit.FRACTION),
  /** Return of the last 30 days. */
  MOMENTUM_30D("momentum30d", FeatureUnit.FRACTION),
  /** Return of the last 90 days. */
  MOMENTUM_90D("momentum90d", FeatureUnit.FRACTION),
  /** Change of the price counted in the benchmark, over 30 days. */
  RELATIVE_STRENGTH("relativeStrength", FeatureUnit.FRACTION),
  /** The perpetual above spot, at the last daily close, as a share of spot. */
  BASIS("basis", FeatureUnit.FRACTION);

  private final String label;
  private final FeatureUnit unit;

  FeatureKind(String label, FeatureUnit unit) {
    this.label = label;
    this.unit = unit;
  }

  /** The name in JSON. */
  public String label() {
    return label;
  }

  public FeatureUnit unit() {
    return unit;
  }
}
