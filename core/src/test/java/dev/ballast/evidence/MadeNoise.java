// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;

/** Noise that tests are made of. */
final class MadeNoise {
  private MadeNoise() {}

  /** Normal deviates of L64X128MixRandom. */
  static double[] normal(long seed, int count) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
  }

  /** Rows of normal deviates. */
  static double[][] normal(long seed, int rows, int columns) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[][] noise = new double[rows][columns];
    for (double[] row : noise) {
      for (int column = 0; column < columns; column++) {
        row[column] = random.nextGaussian();
      }
    }
    return noise;
  }

  /**
   * Numbers from -1/2 to 1/2 that any program can make: the fraction of 43758.5453 x sin(12.9898 t
   * + 78.233 k), less a half, for t = 1, 2, ... and k = 1, 2, ...
   */
  static double[][] made(int rows, int columns) {
    double[][] noise = new double[rows][columns];
    for (int t = 1; t <= rows; t++) {
      for (int k = 1; k <= columns; k++) {
        double value = Math.sin(12.9898 * t + 78.233 * k) * 43758.5453;
        noise[t - 1][k - 1] = value - Math.floor(value) - 0.5;
      }
    }
    return noise;
  }

  /** Each row and so much of the one before, which had its own before it. */
  static double[][] carriedOn(double[][] noise, double share) {
    for (int t = 1; t < noise.length; t++) {
      for (int k = 0; k < noise[t].length; k++) {
        noise[t][k] += share * noise[t - 1][k];
      }
    }
    return noise;
  }
}
