// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import java.util.Optional;

/** How a sector does beside the others: the inter-sector spread. */
final class SectorSpread {
  private static final int MONTH = 30;

  private SectorSpread() {}

  /** The sector's return of 30 days less the mean of the other sectors'. */
  static Feature ofMonth(SectorFeatures sector) {
    Feature own = sector.feature(FeatureKind.MOMENTUM_30D).feature();
    double others = 0;
    int count = 0;
    for (SectorFeatures other : sector.others()) {
      if (other.feature(FeatureKind.MOMENTUM_30D).feature() instanceof Feature.Present present) {
        others += present.value();
        count++;
      }
    }
    if (!(own instanceof Feature.Present present)) {
      return own;
    }
    return count == 0
        ? new Feature.Absent("no other sector's price is known")
        : fraction(present.value() - others / count);
  }

  /** That spread less what it was 30 days before: above zero where it widens for the sector. */
  static Feature trend(SectorFeatures sector) {
    Feature now = sector.feature(FeatureKind.SECTOR_SPREAD).feature();
    if (!(now instanceof Feature.Present here)) {
      return now;
    }
    return switch (sector.daysAgo(MONTH).feature(FeatureKind.SECTOR_SPREAD).feature()) {
      case Feature.Present then -> fraction(here.value() - then.value());
      case Feature.Absent absent -> new Feature.Absent(MONTH + " days before, " + absent.reason());
    };
  }

  /** Share of the other sectors whose return of 30 days is lower; an equal one counts half. */
  static Feature rank(SectorFeatures sector) {
    Feature own = sector.feature(FeatureKind.MOMENTUM_30D).feature();
    if (!(own instanceof Feature.Present mine)) {
      return own;
    }
    double below = 0;
    int count = 0;
    for (SectorFeatures other : sector.others()) {
      if (other.feature(FeatureKind.MOMENTUM_30D).feature() instanceof Feature.Present theirs) {
        below += 0.5 * (1 + Integer.signum(Double.compare(mine.value(), theirs.value())));
        count++;
      }
    }
    return count == 0
        ? new Feature.Absent("no other sector's price is known")
        : fraction(below / count);
  }

  private static Feature fraction(double value) {
    return new Feature.Present(value, FeatureUnit.FRACTION, Optional.empty());
  }
}
