// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

/** Observations to learn from, and others, which those know nothing of, to test on. */
public final class Fold {
  private final int[] train;
  private final int[] test;

  Fold(int[] train, int[] test) {
    this.train = train;
    this.test = test;
  }

  /** Places of the observations to learn from, rising. */
  public int[] train() {
    return train.clone();
  }

  /** Places of the observations to test on, rising. */
  public int[] test() {
    return test.clone();
  }
}
