// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * The betas that sectors are weighted to.
 *
 * @param targets by sector, beta of its members together on the benchmark; a sector without is
 *     weighted as the base is
 * @param base the weighting that the weights are to be nearest to
 */
public record BasketBeta(SequencedMap<Sector, Double> targets, InsideSector base) {
  /** The largest beta that may be asked for. */
  public static final int MOST = 5;

  /** Refuses no targets, one that is not 0 to 5, and a base that is itself a target beta. */
  public BasketBeta {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a target beta of no sector");
    }
    targets
        .values()
        .forEach(one -> {
          if (!(one >= 0 && one <= MOST)) {
            throw new IllegalArgumentException("a beta target is 0 to " + MOST + ", not " + one);
          }
        });
    if (base == InsideSector.TARGET_BETA) {
      throw new IllegalArgumentException("the base of a target beta is another weighting");
    }
    targets = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(targets));
  }

  /** What a sector is weighted to; nothing where it is weighted as the base is. */
  public OptionalDouble target(Sector sector) {
    Double target = targets.get(sector);
    return target == null ? OptionalDouble.empty() : OptionalDouble.of(target);
  }
}
