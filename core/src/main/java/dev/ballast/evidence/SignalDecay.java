// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a signal is worth over longer and longer horizons.
 *
 * @param horizons in rising order, those that have a coefficient
 */
public record SignalDecay(List<AtHorizon> horizons) {
  /**
   * One of them.
   *
   * @param periods of the returns
   */
  public record AtHorizon(int periods, InformationCoefficient coefficient) {}

  /** Copies its list. */
  public SignalDecay {
    horizons = List.copyOf(horizons);
    for (int i = 1; i < horizons.size(); i++) {
      if (horizons.get(i).periods() <= horizons.get(i - 1).periods()) {
        throw new IllegalArgumentException("horizons rise");
      }
    }
  }

  /**
   * Measures a panel, looked at every so many periods.
   *
   * @param horizons in periods, rising
   * @param least assets that a moment has
   * @param times that each interval's series is drawn anew
   */
  public static SignalDecay of(
      SignalPanel panel, int[] horizons, int every, int least, int times, Draws draws) {
    List<AtHorizon> all = new ArrayList<>();
    for (int horizon : horizons) {
      InformationCoefficient.of(
              panel.sections(horizon, every, least),
              SignalPanel.overlap(horizon, every),
              times,
              draws)
          .ifPresent(coefficient -> all.add(new AtHorizon(horizon, coefficient)));
    }
    return new SignalDecay(all);
  }

  /**
   * The horizon, in periods, at which the mean coefficient is half of that of the first, on lines
   * from horizon to horizon; nothing where it does not fall so far, or the first is zero.
   */
  public OptionalDouble halfLife() {
    if (horizons.isEmpty() || mean(0) == 0) {
      return OptionalDouble.empty();
    }
    double first = mean(0);
    for (int i = 1; i < horizons.size(); i++) {
      double before = mean(i - 1) / first;
      double now = mean(i) / first;
      if (now <= 0.5) {
        double from = horizons.get(i - 1).periods();
        double to = horizons.get(i).periods();
        return OptionalDouble.of(from + (to - from) * (before - 0.5) / (before - now));
      }
    }
    return OptionalDouble.empty();
  }

  private double mean(int horizon) {
    return horizons.get(horizon).coefficient().mean().mean();
  }
}
