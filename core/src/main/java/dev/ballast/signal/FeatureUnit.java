// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

/** What a feature's number counts. */
public enum FeatureUnit {
  /** A change or a share: 0.01 is one percent. */
  FRACTION,
  /** A rate: 0.01 is one percent a year. */
  FRACTION_A_YEAR,
  /** Sample deviations from the mean. */
  DEVIATIONS
}
