// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.signal.feature.FeatureName;
import dev.ballast.signal.feature.SectorFeatures;
import dev.ballast.unit.Percent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a feature is compared with. */
public sealed interface Bound {
  /** {@code 60% of funding-peak}. */
  Pattern SHARE = Pattern.compile("(\\S+%) of (\\S+)");

  /** A number in the unit of what is compared: 0.18 is 18%. */
  record Fixed(double value) implements Bound {
    /** Refuses what is no number. */
    public Fixed {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not a number: " + value);
      }
    }
  }

  /** A share of another feature: 0.6 of the peak. */
  record Share(double share, FeatureName of) implements Bound {
    /** Refuses a share that is not above zero. */
    public Share {
      if (!(share > 0) || Double.isInfinite(share)) {
        throw new IllegalArgumentException("a share above 0%, not " + share);
      }
    }
  }

  /**
   * Reads {@code 18%}, {@code 60% of funding-peak}, or {@code -1.5} of what is counted in
   * deviations or times.
   *
   * @param kind what is compared
   * @throws IllegalArgumentException with the text, where it is none of these
   */
  static Bound parse(FeatureName kind, String text) {
    Matcher share = SHARE.matcher(text);
    if (share.matches()) {
      FeatureName of = FeatureWords.kind(share.group(2));
      if (of.unit() != kind.unit()) {
        throw new IllegalArgumentException(kind + " and " + of + " are not counted alike");
      }
      return new Share(Percent.parse(share.group(1)).fraction(), of);
    }
    boolean percent = text.endsWith("%");
    if (percent != kind.unit().isPercent()) {
      throw new IllegalArgumentException(
          kind + (percent ? " is not counted in percent: " : " is counted in percent: ") + text);
    }
    try {
      return new Fixed(percent ? Percent.parse(text).fraction() : Double.parseDouble(text));
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("not a number: " + text);
    }
  }

  /** The number that it comes to; nothing where the other feature is not known. */
  default Optional<Double> of(SectorFeatures reading, double leastCoverage) {
    return switch (this) {
      case Fixed fixed -> Optional.of(fixed.value());
      case Share share ->
          FeatureWords.value(reading, share.of(), leastCoverage)
              .map(value -> share.share() * value);
    };
  }
}
