// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Whether a hedge is worth its cost, by one rule: what it costs until its horizon (fees, spread and
 * impact both ways, and funding that it is expected to pay) is at most a stated share of what it
 * would have made the book's worst fall of the last days smaller by. A hedge that breaks the rule
 * is shrunk, in twentieths of its size, until it keeps it, and refused where no size does.
 */
public sealed interface HedgeVerdict {
  /** Sizes that are tried. */
  int STEPS = 20;

  /** Of the hedge as large as it may be, or where it may not be as it was wished. */
  HedgeQuality quality();

  /** Why, a sentence without its full stop. */
  String sentence();

  /** It is worth its cost. */
  record Worth(HedgeQuality quality, String sentence) implements HedgeVerdict {}

  /**
   * A part of it is.
   *
   * @param share of the size that was wished
   */
  record Shrunk(double share, HedgeQuality quality, String sentence) implements HedgeVerdict {}

  /** No part of it is. */
  record Refused(HedgeQuality quality, String sentence) implements HedgeVerdict {}

  /** What it costs is not known. */
  record Unjudged(HedgeQuality quality, String sentence) implements HedgeVerdict {}

  /**
   * Judges a hedge.
   *
   * @param sold the contracts, in the order of the series
   * @param horizon days until the hedge's next review, or its end
   * @param most cost, as a share of the fall that it saves: 0.2 is a fifth
   */
  static HedgeVerdict of(HedgeReturns series, List<SoldContract> sold, int horizon, double most) {
    HedgeQuality wished = HedgeQuality.of(series, sold, horizon);
    if (wished.cost().isEmpty()) {
      return new Unjudged(
          wished, "what the hedge costs is not known: no funding of a contract is on record");
    }
    if (!wished.isTooDear(most)) {
      return new Worth(wished, "the hedge " + costs(wished, most));
    }
    for (int step = STEPS - 1; step > 0; step--) {
      double share = (double) step / STEPS;
      if (!isTooDear(series, sold, horizon, share, most)) {
        Stream<SoldContract> smaller = sold.stream().map(one -> one.times(share));
        HedgeQuality quality = HedgeQuality.of(series, smaller.toList(), horizon);
        return new Shrunk(
            share,
            quality,
            "the hedge is shrunk to %d%% of its size, at which it %s; in full it %s"
                .formatted(100 * step / STEPS, costs(quality, most), costs(wished, most)));
      }
    }
    return new Refused(wished, "the hedge is refused: it " + costs(wished, most));
  }

  private static String costs(HedgeQuality quality, double most) {
    return quality.words(OptionalDouble.of(most));
  }

  /** Whether a share of a hedge is too dear. */
  private static boolean isTooDear(
      HedgeReturns series, List<SoldContract> sold, int horizon, double share, double most) {
    double cost = 0;
    double funding = 0;
    double[] ratios = new double[sold.size()];
    for (int i = 0; i < ratios.length; i++) {
      SoldContract one = sold.get(i).times(share);
      ratios[i] = one.ratio();
      cost += one.trading();
      funding += one.ratio() * one.fundingPerDay().orElse(0) * horizon;
    }
    double saved = WorstFall.drawdown(series.hedged()) - WorstFall.drawdown(series.hedged(ratios));
    return HedgeQuality.isTooDear(cost + Math.max(0, -funding), saved, most);
  }
}
