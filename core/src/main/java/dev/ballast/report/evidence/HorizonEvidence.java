// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.evidence.ConfidenceInterval;
import dev.ballast.evidence.InformationCoefficient;
import dev.ballast.evidence.RandomControl;
import dev.ballast.report.figure.Reading;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a signal sets sectors apart over one horizon: whether it ranks those higher that return more
 * beside each other.
 *
 * @param days of the horizon
 * @param weeks with a coefficient: in which neither signals nor returns are all alike
 * @param pairs of a signal and what followed
 * @param pooled rank correlation of all pairs together, whole weeks that are high or low included
 * @param mean of the weeks' rank correlations
 * @param error of that mean, overlapping horizons allowed for; absent of too few weeks, as are
 *     {@code t}, {@code interval} and {@code chance}
 * @param t the mean in errors
 * @param interval of the mean, 95 %, by a bootstrap of blocks of weeks, and no narrower than what
 *     random histories spread: the weeks of a short record cannot show how long they hang together
 * @param chance of a mean as far from zero, for one test alone, among random histories that last as
 *     long: the same signals begun at another week and dealt to other sectors
 * @param positive share of weeks above zero
 * @param hitRate share of pairs on the same side of the medians of their week; a half by luck
 */
public record HorizonEvidence(
    int days,
    int weeks,
    int pairs,
    Reading pooled,
    Reading mean,
    Reading error,
    Reading t,
    Optional<ConfidenceInterval> interval,
    Reading chance,
    Reading positive,
    Reading hitRate) {
  private static final int FEWEST_WEEKS = 20;
  private static final int FEWEST_SPANS = 4;

  /**
   * With a coefficient. Its error needs twenty weeks, and so many that four horizons fit side by
   * side: what fewer say of their own error is no evidence.
   *
   * @param overlap how many weeks before it each shares a part of its horizon with
   */
  static HorizonEvidence of(
      int days, int overlap, InformationCoefficient found, Optional<RandomControl> control) {
    int least = Math.max(FEWEST_WEEKS, FEWEST_SPANS * (overlap + 1));
    if (found.moments() < least) {
      Reading none = Reading.absent(found.moments() + " weeks; an error needs " + least);
      return new HorizonEvidence(
          days,
          found.moments(),
          found.pairs(),
          reading(found.pooled(), "nothing differs"),
          Reading.of(found.mean().mean()),
          none,
          none,
          Optional.empty(),
          none,
          Reading.of(found.positive()),
          reading(found.hitRate(), "no pair is off both medians"));
    }
    return new HorizonEvidence(
        days,
        found.moments(),
        found.pairs(),
        reading(found.pooled(), "nothing differs"),
        Reading.of(found.mean().mean()),
        Reading.of(found.mean().error()),
        reading(found.mean().t(), "no week differs from another"),
        Optional.of(
            control
                .map(one -> found.interval().reaching(reach(one, found), found.mean().mean()))
                .orElse(found.interval())),
        control
            .map(one -> Reading.of(one.chance()))
            .orElseGet(() -> Reading.absent("no week in which sectors differ")),
        Reading.of(found.positive()),
        reading(found.hitRate(), "no pair is off both medians"));
  }

  /**
   * How far luck spreads the mean. Random histories count what is not known as the middle of its
   * week, which brings all of them, the real one too, nearer to zero by the same share.
   */
  private static double reach(RandomControl luck, InformationCoefficient found) {
    return luck.measured() > 0
        ? luck.bar() * Math.abs(found.mean().mean()) / luck.measured()
        : luck.bar();
  }

  /** Without one. */
  static HorizonEvidence absent(int days, int pairs, String reason) {
    Reading none = Reading.absent(reason);
    return new HorizonEvidence(
        days, 0, pairs, none, none, none, none, Optional.empty(), none, none, none);
  }

  static Reading reading(OptionalDouble value, String otherwise) {
    return value.isPresent() ? Reading.of(value.getAsDouble()) : Reading.absent(otherwise);
  }
}
