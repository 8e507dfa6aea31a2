// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much risk an owner takes. The range of spot in capital and the kind of overlay bind. */
public enum Profile {
  CONSERVATIVE(80, 85, 90, "hedges only"),
  MODERATE(60, 70, 75, "directional bets and moderate hedging"),
  AGGRESSIVE(40, 50, 60, "leverage and active hedging");

  private final int least;
  private final int usual;
  private final int most;
  private final String overlay;

  Profile(int least, int usual, int most, String overlay) {
    this.least = least;
    this.usual = usual;
    this.most = most;
    this.overlay = overlay;
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

  /**
   * That it does not hold a share in spot, with the range that it holds and the profiles that would
   * hold it; nothing where it does.
   */
  public Optional<String> refusal(Percent spotShare) {
    if (allows(spotShare)) {
      return Optional.empty();
    }
    List<String> others =
        Arrays.stream(values())
            .filter(one -> one.allows(spotShare))
            .map(Profile::toString)
            .toList();
    return Optional.of(
        (this == AGGRESSIVE ? "an " : "a ")
            + this
            + " profile holds "
            + leastSpot()
            + " to "
            + mostSpot()
            + " of capital in spot, not "
            + spotShare
            + (others.isEmpty() ? "" : "; one that does is " + String.join(" or ", others)));
  }

  /** The nearest share that it allows. */
  public Percent nearest(Percent spotShare) {
    if (allows(spotShare)) {
      return spotShare;
    }
    return spotShare.compareTo(leastSpot()) < 0 ? leastSpot() : mostSpot();
  }

  /** Whether the overlay may hold anything but hedges. */
  public boolean allowsDirectional() {
    return this != CONSERVATIVE;
  }

  /** What the overlay is for, in words: {@code hedges only}. */
  public String overlay() {
    return overlay;
  }

  /** {@code moderate}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
