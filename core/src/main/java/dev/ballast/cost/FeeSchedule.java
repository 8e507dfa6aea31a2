// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Maker and taker fees of one kind of market, by day and by the volume of the last 30 days. Before
 * the earliest day the earliest holds.
 */
public record FeeSchedule(List<Version> versions) {

  /**
   * The tiers that hold from a day on.
   *
   * @param source where they were read
   * @param tiers by rising volume, the first from zero
   */
  public record Version(LocalDate asOf, String source, List<FeeTier> tiers) {
    /** Copies the tiers; refuses a first tier above zero and volumes that do not rise. */
    public Version {
      tiers = List.copyOf(tiers);
      if (tiers.isEmpty() || tiers.getFirst().volume().signum() != 0) {
        throw new IllegalArgumentException("the first tier begins at a volume of zero");
      }
      for (int i = 1; i < tiers.size(); i++) {
        if (tiers.get(i).volume().compareTo(tiers.get(i - 1).volume()) <= 0) {
          throw new IllegalArgumentException(
              "volumes rise from tier to tier: " + tiers.get(i).volume().toPlainString());
        }
      }
    }
  }

  /** Sorts the versions by day; refuses none at all and two of one day. */
  public FeeSchedule {
    List<Version> sorted = new ArrayList<>(versions);
    sorted.sort(Comparator.comparing(Version::asOf));
    versions = List.copyOf(sorted);
    if (versions.stream().map(Version::asOf).distinct().count() != Math.max(1, versions.size())) {
      throw new IllegalArgumentException("fees of one day at least, and of each day once");
    }
  }

  /** One fee for makers and takers, at any volume. */
  public static FeeSchedule flat(BasisPoints fee) {
    return of(new FeeTier(BigDecimal.ZERO, fee, fee));
  }

  /** One tier that always holds. */
  public static FeeSchedule of(FeeTier only) {
    return new FeeSchedule(List.of(new Version(LocalDate.EPOCH, "stated", List.of(only))));
  }

  /**
   * What holds at a time for one who has traded so much.
   *
   * @param time epoch milliseconds
   * @param volume of the 30 days before, in the quote asset
   */
  public FeeTier tier(long time, BigDecimal volume) {
    FeeTier held = version(time).tiers().getFirst();
    for (FeeTier tier : version(time).tiers()) {
      if (tier.volume().compareTo(volume) <= 0) {
        held = tier;
      }
    }
    return held;
  }

  /** What a taker pays who has not traded yet: what a plan reckons with. */
  public BasisPoints taker(long time) {
    return tier(time, BigDecimal.ZERO).taker();
  }

  private Version version(long time) {
    LocalDate day = UtcDay.date(time);
    Version held = versions.getFirst();
    for (Version version : versions) {
      if (!version.asOf().isAfter(day)) {
        held = version;
      }
    }
    return held;
  }
}
