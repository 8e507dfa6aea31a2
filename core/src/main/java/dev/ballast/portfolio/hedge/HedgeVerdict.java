// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import java.util.List;
import java.util.Locale;
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
      Stream<SoldContract> smaller = sold.stream().map(one -> one.times(share));
      HedgeQuality quality = HedgeQuality.of(series, smaller.toList(), horizon);
      if (!quality.isTooDear(most)) {
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
    double cost = quality.cost().orElseThrow();
    String both =
        String.format(
            Locale.ROOT,
            "costs %.2f%% of what it hedges in %d days (trading %.2f%%, funding %+.2f%%)",
            100 * cost,
            quality.horizon(),
            100 * quality.trading(),
            100 * quality.carry().orElseThrow());
    String falls =
        String.format(
            Locale.ROOT,
            "the worst fall of the last %d days, %.1f%%, would have been %.1f%%",
            quality.days(),
            100 * quality.unhedged().drawdown(),
            100 * quality.hedged().drawdown());
    if (quality.saved() <= 0) {
      return both + " and saves nothing: " + falls;
    }
    return String.format(
        Locale.ROOT,
        "%s, %.1f%% of what it saves, where at most %.1f%% is allowed: %s",
        both,
        100 * cost / quality.saved(),
        100 * most,
        falls);
  }
}
