// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import java.util.List;

/**
 * What stances earned beside the same stances at random. What they earned is the mean over all
 * moments of the mean of stance x return; the signals of a {@link CrossSection} are its stances.
 */
public final class RandomStances {
  private RandomStances() {}

  /**
   * Beside the same history of stances begun at every other moment, its end followed by its
   * beginning: whether it was known when to hold. Stances keep how long they last and how they go
   * together, returns how they follow each other and overlap. Nothing is drawn: all beginnings are
   * taken, so that the chance is no less than one over the moments.
   *
   * @param moments two at least, all of the same assets
   */
  public static RandomControl begunElsewhere(List<CrossSection> moments) {
    int assets = moments.getFirst().size();
    if (moments.stream().anyMatch(moment -> moment.size() != assets)) {
      throw new IllegalArgumentException("stances of other assets cannot stand for these");
    }
    double[] controls = new double[moments.size() - 1];
    for (int shift = 1; shift < moments.size(); shift++) {
      controls[shift - 1] = earned(moments, shift);
    }
    return RandomControl.among(earned(moments, 0), controls);
  }

  /** With the stances of so many moments later. */
  private static double earned(List<CrossSection> moments, int shift) {
    double sum = 0;
    for (int i = 0; i < moments.size(); i++) {
      CrossSection stances = moments.get((i + shift) % moments.size());
      CrossSection returns = moments.get(i);
      double earned = 0;
      for (int asset = 0; asset < returns.size(); asset++) {
        earned += stances.signal(asset) * returns.laterReturn(asset);
      }
      sum += earned / returns.size();
    }
    return sum / moments.size();
  }
}
