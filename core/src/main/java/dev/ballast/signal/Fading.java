// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.unit.UtcDay;
import java.util.List;
import java.util.Locale;

/**
 * That the futures market fades as a whole: three of four judged sectors are to be trimmed or
 * reduced, of four at least. It sets no sector apart, so that it moves no weight; it speaks for
 * hedges. The stances' own memory keeps it from going to and fro.
 */
public final class Fading {
  private Fading() {}

  /** Whether it is so, by the last Monday's stances. */
  public static MarketCondition begins(List<SignalReview> mondays) {
    if (mondays.isEmpty()) {
      return new MarketCondition.Unknown("no Monday of the signals is known yet");
    }
    SignalReview last = mondays.getLast();
    long judged = last.sectors().stream().filter(SectorSignal::judged).count();
    String says = sentence(last, judged);
    if (judged < SignalReview.FEWEST) {
      return new MarketCondition.Unknown(
          says + ", and " + SignalReview.FEWEST + " are needed to tell whether the market fades");
    }
    return last.common().compareTo(Stance.HOLD) < 0
        ? new MarketCondition.Met("the futures market fades: " + says)
        : new MarketCondition.Unmet("the futures market does not fade: " + says);
  }

  /** Whether it is no longer so. */
  public static MarketCondition ends(List<SignalReview> mondays) {
    return switch (begins(mondays)) {
      case MarketCondition.Met met -> new MarketCondition.Unmet(met.sentence());
      case MarketCondition.Unmet unmet -> new MarketCondition.Met(unmet.sentence());
      case MarketCondition.Unknown unknown -> unknown;
    };
  }

  private static String sentence(SignalReview review, long judged) {
    long falling =
        review.sectors().stream()
            .filter(SectorSignal::judged)
            .filter(signal -> signal.stance().compareTo(Stance.HOLD) < 0)
            .count();
    return String.format(
        Locale.ROOT,
        "%d of %d judged sectors are to be trimmed or reduced on %s (three of four make it the"
            + " market's)",
        falling,
        judged,
        UtcDay.date(review.time()));
  }
}
