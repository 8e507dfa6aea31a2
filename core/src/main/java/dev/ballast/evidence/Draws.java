// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random numbers that follow from a seed, by the JDK's generator {@value #ALGORITHM}: Steele and
 * Vigna, "LXM: better splittable pseudorandom number generators", 2021.
 */
public final class Draws {
  private static final String ALGORITHM = "L64X128MixRandom";

  private final RandomGenerator generator;

  private Draws(RandomGenerator generator) {
    this.generator = generator;
  }

  /** The same seed draws the same numbers. */
  public static Draws seeded(long seed) {
    return new Draws(RandomGeneratorFactory.of(ALGORITHM).create(seed));
  }

  /** From 0 up to, not including, a bound above zero; each as likely. */
  public int below(int bound) {
    return generator.nextInt(bound);
  }

  /** Whether what has this chance, from 0 to 1, happens. */
  public boolean happens(double chance) {
    return generator.nextDouble() < chance;
  }

  /** The numbers from 0 up to a count in an order of which all are as likely. */
  public int[] order(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = below(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
