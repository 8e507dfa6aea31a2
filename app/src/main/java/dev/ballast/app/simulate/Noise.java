// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.simulate;

import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Seeded normal deviates by Marsaglia's polar method (SIAM Review 6, 1964), on StrictMath, so that
 * a seed means the same numbers on every machine.
 */
final class Noise {
  private final SplittableGenerator random;
  private double spare;
  private boolean hasSpare;

  private Noise(SplittableGenerator random) {
    this.random = random;
  }

  static Noise of(long seed) {
    return new Noise(
        RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom").create(seed));
  }

  /** Another stream, independent of this one from here on. */
  Noise split() {
    return new Noise(random.split());
  }

  /** Mean 0, deviation 1. */
  double normal() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    while (true) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * scale;
        hasSpare = true;
        return x * scale;
      }
    }
  }
}
