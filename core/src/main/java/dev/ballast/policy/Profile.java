// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.util.Locale;

/** How much risk an owner takes. The range of spot in capital binds. */
public enum Profile {
  /** Overlay: hedges only. */
  CONSERVATIVE(80, 85, 90),
  /** Overlay: directional bets and moderate hedging. */
  MODERATE(60, 70, 75),
  /** Overlay: leverage and active hedging. */
  AGGRESSIVE(40, 50, 60);

  private final int least;
  private final int usual;
  private final int most;

  Profile(int least, int usual, int most) {
    this.least = least;
    this.usual = usual;
    this.most = most;
  }

  /** The smallest share of capital in spot, included. */
  public Percent leastSpot() {
    return new Percent(BigDecimal.valueOf(least));
  }

  /** What a plan takes that does not say its share. */
  public Percent usualSpot() {
    return new Percent(BigDecimal.valueOf(usual));
  }

  /** The largest share of capital in spot, included. */
  public Percent mostSpot() {
    return new Percent(BigDecimal.valueOf(most));
  }

  public boolean allows(Percent spotShare) {
    return spotShare.compareTo(leastSpot()) >= 0 && spotShare.compareTo(mostSpot()) <= 0;
  }

  /** {@code moderate}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
