// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Signals and closes of assets over evenly spaced periods, some of which may not be known: those
 * are no number. A signal of a period is one that was known at its close.
 *
 * <p>An asset takes part in a moment if its signal, its close and its close at the end of the
 * horizon are known. That the last is known is hindsight: closes of assets that were delisted
 * should go on at what their holders got.
 */
public final class SignalPanel {
  private final double[][] signals;
  private final Outcome outcome;

  private SignalPanel(double[][] signals, Outcome outcome) {
    this.signals = signals;
    this.outcome = outcome;
  }

  /** What an asset returns after a period. */
  @FunctionalInterface
  public interface Outcome {
    /**
     * A fraction over so many periods from a period's close; no number where it is not known. It is
     * asked within the panel only.
     */
    double of(int period, int asset, int horizon);
  }

  /**
   * Rows of periods, columns of assets; copied.
   *
   * @param closes above zero, or no number
   */
  public static SignalPanel of(double[][] signals, double[][] closes) {
    if (signals.length != closes.length) {
      throw new IllegalArgumentException(
          signals.length + " periods of signals, " + closes.length + " of closes");
    }
    for (int period = 0; period < closes.length; period++) {
      if (closes[period].length != signals[period].length) {
        throw new IllegalArgumentException(
            "period " + period + " has not " + signals[period].length + " closes");
      }
      for (double close : closes[period]) {
        if (close <= 0 || Double.isInfinite(close)) {
          throw new IllegalArgumentException("no close in period " + period + ": " + close);
        }
      }
    }
    double[][] kept = copy(closes);
    return of(
        signals,
        (period, asset, horizon) -> kept[period + horizon][asset] / kept[period][asset] - 1);
  }

  /**
   * Signals beside outcomes that no single line of closes gives, such as means of members.
   *
   * @param signals rows of periods, columns of assets; copied
   */
  public static SignalPanel of(double[][] signals, Outcome outcome) {
    int assets = signals.length == 0 ? 0 : signals[0].length;
    if (assets == 0) {
      throw new IllegalArgumentException(signals.length + " periods of signals of no asset");
    }
    for (int period = 0; period < signals.length; period++) {
      if (signals[period].length != assets) {
        throw new IllegalArgumentException("period " + period + " has not " + assets + " assets");
      }
    }
    return new SignalPanel(copy(signals), outcome);
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /** How many assets there are. */
  int assets() {
    return signals[0].length;
  }

  /** Periods every so many, whose horizon ends within the panel. */
  int[] moments(int horizon, int every) {
    if (horizon < 1 || every < 1) {
      throw new IllegalArgumentException("a horizon of " + horizon + " every " + every);
    }
    int count = Math.max(0, Math.ceilDiv(signals.length - horizon, every));
    int[] moments = new int[count];
    Arrays.setAll(moments, i -> i * every);
    return moments;
  }

  /** Assets that take part in a moment. */
  int[] present(int period, int horizon) {
    return IntStream.range(0, assets())
        .filter(asset ->
            Double.isFinite(signals[period][asset])
                && Double.isFinite(outcome.of(period, asset, horizon)))
        .toArray();
  }

  /** Of these assets; nothing of none. */
  Optional<CrossSection> section(int[] assets, int period, int horizon) {
    if (assets.length == 0) {
      return Optional.empty();
    }
    double[] now = Arrays.stream(assets).mapToDouble(asset -> signals[period][asset]).toArray();
    double[] later =
        Arrays.stream(assets).mapToDouble(asset -> outcome.of(period, asset, horizon)).toArray();
    return Optional.of(CrossSection.of(now, later));
  }

  /**
   * What signals were followed by.
   *
   * @param horizon periods that returns run over
   * @param every periods from moment to moment: 7 for weeks of days
   * @param least assets that a moment has; moments of fewer are left out
   */
  public List<CrossSection> sections(int horizon, int every, int least) {
    List<CrossSection> sections = new ArrayList<>();
    for (int period : moments(horizon, every)) {
      int[] present = present(period, horizon);
      if (present.length >= least) {
        section(present, period, horizon).ifPresent(sections::add);
      }
    }
    return sections;
  }

  /** How many moments before it each shares a part of its horizon with. */
  public static int overlap(int horizon, int every) {
    return Math.ceilDiv(horizon, every) - 1;
  }
}
