// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import java.util.List;
import java.util.Locale;

/**
 * What one signal has been worth.
 *
 * @param name {@code stance}, a rule's or a feature's
 * @param known pairs of a Monday and a sector of which it is known
 * @param absent those of which it is not
 * @param speaks of the known, those in which it says something: it is not zero
 * @param apart how it sets sectors apart, by horizon: this moves weights
 * @param common how it ranks weeks by what all sectors share: this moves the hedge
 * @param decay over more horizons
 * @param traded turnover, and return per unit of cost
 * @param years stability by year, over {@code stabilityDays}
 * @param sectors stability by sector, over the same
 */
public record SignalEvidence(
    String name,
    Kind kind,
    int known,
    int absent,
    int speaks,
    List<HorizonEvidence> apart,
    List<CommonEvidence> common,
    DecayCurve decay,
    TradedEvidence traded,
    int stabilityDays,
    List<PartEvidence> years,
    List<PartEvidence> sectors) {
  /** What a signal is. */
  public enum Kind {
    /** All rules together. */
    STANCE,
    RULE,
    FEATURE;

    /** {@code rule}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the lists. */
  public SignalEvidence {
    apart = List.copyOf(apart);
    common = List.copyOf(common);
    years = List.copyOf(years);
    sectors = List.copyOf(sectors);
  }
}
