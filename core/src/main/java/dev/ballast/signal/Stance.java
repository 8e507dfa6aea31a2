// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import java.util.Locale;

/** What to do with a sector's weight, from least to most wanted. */
public enum Stance {
  /** Two steps down. */
  REDUCE,
  /** One step down. */
  TRIM,
  HOLD,
  /** Takes what the others give up. */
  INCREASE;

  private static final int REDUCES = -2;
  private static final int INCREASES = 2;

  /** What a score says: to reduce from -2 down, to trim at -1, to increase from 2 up. */
  static Stance of(int score) {
    if (score <= REDUCES) {
      return REDUCE;
    }
    return score < 0 ? TRIM : score >= INCREASES ? INCREASE : HOLD;
  }

  /** One step nearer to holding. */
  Stance milder() {
    return switch (this) {
      case REDUCE -> TRIM;
      case TRIM, HOLD, INCREASE -> HOLD;
    };
  }

  /** {@code reduce}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT);
  }
}
