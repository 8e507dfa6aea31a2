// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;
import java.util.Locale;

/**
 * How far out on the scale of risk a sector stands. The ranges of the spot core are where to begin,
 * not limits.
 */
public enum Bucket {
  /** BTC and ETH. */
  MAJORS("50", "55", "60"),
  /** Large, liquid, with a use of its own. */
  MID_CAP("25", "32.5", "35"),
  /** Held for a narrative. */
  SPECULATIVE("10", "12.5", "15");

  private final String least;
  private final String usual;
  private final String most;

  Bucket(String least, String usual, String most) {
    this.least = least;
    this.usual = usual;
    this.most = most;
  }

  /** The smallest share of the spot core that is advised. */
  public Percent least() {
    return Percent.of(least);
  }

  /** Where a preset begins; all buckets sum to one hundred. */
  public Percent usual() {
    return Percent.of(usual);
  }

  /** The largest share of the spot core that is advised. */
  public Percent most() {
    return Percent.of(most);
  }

  /** Whether a share of the spot core is within the advised range. */
  public boolean advises(Percent share) {
    return share.compareTo(least()) >= 0 && share.compareTo(most()) <= 0;
  }

  /** {@code mid-cap}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
