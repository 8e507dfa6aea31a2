// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.Ranks;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A figure of signals and what followed them beside the same of random signals that last as long:
 * the whole history of signals begun at another moment, its end followed by its beginning, and
 * dealt to other assets. Signals keep how long they last and how they go together, outcomes how
 * they follow each other, overlap and go together.
 *
 * <p>Where signals last and outcomes overlap, the coefficients of moments depend on each other for
 * longer than any short record can show, and a mean in its own errors finds something in noise far
 * more often than it says. A rank among random histories does not.
 */
public final class LastingControl {
  private LastingControl() {}

  /**
   * How far the mean rank correlation of a moment is from zero, on either side. What is not known
   * stands in the middle of its moment's ranks; moments in which signals or outcomes are all alike
   * are left out. Nothing where all are.
   *
   * @param signals rows of moments, columns of assets; no number where one is not known
   * @param outcomes of the same form
   * @param times that a history is drawn
   */
  public static Optional<RandomControl> ofRanks(
      double[][] signals, double[][] outcomes, int times, Draws draws) {
    double[][] ranked = standardised(signals);
    double[][] followed = standardised(outcomes);
    double measured = distance(ranked, followed, 0, straight(signals[0].length));
    return Double.isNaN(measured)
        ? Optional.empty()
        : Optional.of(
            RandomControl.of(
                measured,
                times,
                draws,
                drawing -> {
                  int shift = drawing.below(ranked.length);
                  double found =
                      distance(ranked, followed, shift, drawing.order(signals[0].length));
                  return Double.isNaN(found) ? 0 : found;
                }));
  }

  /**
   * Any figure of the signals, larger being better, beside the same of signals drawn so.
   *
   * @param figure of signals of the same form
   */
  public static RandomControl of(
      double[][] signals, ToDoubleFunction<double[][]> figure, int times, Draws draws) {
    return RandomControl.of(
        figure.applyAsDouble(signals),
        times,
        draws,
        drawing -> figure.applyAsDouble(drawn(signals, drawing)));
  }

  /** The history begun at some moment and dealt to the assets in some order. */
  public static double[][] drawn(double[][] signals, Draws draws) {
    int shift = draws.below(signals.length);
    int[] order = draws.order(signals[0].length);
    double[][] drawn = new double[signals.length][order.length];
    for (int moment = 0; moment < drawn.length; moment++) {
      double[] said = signals[(moment + shift) % signals.length];
      for (int asset = 0; asset < order.length; asset++) {
        drawn[moment][asset] = said[order[asset]];
      }
    }
    return drawn;
  }

  private static int[] straight(int assets) {
    int[] order = new int[assets];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** The mean correlation without its sign; no number where no moment has one. */
  private static double distance(double[][] ranked, double[][] followed, int shift, int[] order) {
    double sum = 0;
    int moments = 0;
    for (int moment = 0; moment < followed.length; moment++) {
      double[] said = ranked[(moment + shift) % ranked.length];
      double[] then = followed[moment];
      if (said.length > 0 && then.length > 0) {
        moments++;
        for (int asset = 0; asset < order.length; asset++) {
          sum += said[order[asset]] * then[asset];
        }
      }
    }
    return moments == 0 ? Double.NaN : Math.abs(sum / moments);
  }

  /** Ranks about their mean, of length one; zero where not known; nothing where all are alike. */
  private static double[][] standardised(double[][] rows) {
    double[][] all = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      all[row] = standardised(rows[row]);
    }
    return all;
  }

  private static double[] standardised(double[] row) {
    double[] ranks = Ranks.of(Arrays.stream(row).filter(Double::isFinite).toArray());
    double middle = (ranks.length + 1) / 2.0;
    double squares = 0;
    for (double rank : ranks) {
      squares += (rank - middle) * (rank - middle);
    }
    if (squares == 0) {
      return new double[0];
    }
    double root = Math.sqrt(squares);
    double[] standard = new double[row.length];
    int known = 0;
    for (int asset = 0; asset < row.length; asset++) {
      standard[asset] = Double.isFinite(row[asset]) ? (ranks[known++] - middle) / root : 0;
    }
    return standard;
  }
}
