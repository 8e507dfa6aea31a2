// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.signal.feature.Ranking;
import dev.ballast.signal.feature.Standing;
import java.util.Locale;

/**
 * That everyone is long: funding of a perpetual and the rise of its open interest both stand high
 * among their own readings of the last year. It ends when funding is normal again. Readings are
 * daily; funding is of 7 days, and open interest is counted in coins, since a rising price alone is
 * no new position.
 */
public final class Overbought {
  private Overbought() {}

  /**
   * From where on.
   *
   * @param funding percentile of funding from which it is extreme
   * @param level that funding is above too, a fraction a year: what is high beside a year of
   *     nothing is not
   * @param openInterest percentile of the change of open interest from which it is
   * @param normal percentile of funding at or below which it is normal
   * @param days that readings go back
   * @param least readings that a percentile rests on at least
   * @param change days over which open interest changes
   */
  public record Terms(
      double funding,
      double level,
      double openInterest,
      double normal,
      int days,
      int least,
      int change) {
    /**
     * Nine tenths of a year's funding and 12 % a year, just above what venues charge at par; eight
     * tenths of its weeks' open interest; six tenths.
     */
    public static final Terms DEFAULT = new Terms(0.9, 0.12, 0.8, 0.6, 365, 180, 7);

    /** Refuses what is no percentile, and an end above the beginning. */
    public Terms {
      if (!(funding <= 1 && openInterest >= 0 && openInterest <= 1)
          || !(normal >= 0 && normal < funding)) {
        throw new IllegalArgumentException(
            "percentiles are 0 to 1, and what is normal is below what is extreme");
      }
      if (least < 2 || days < least || change < 1) {
        throw new IllegalArgumentException("days are counted from one on, readings from two on");
      }
    }
  }

  /** Whether funding and open interest are both extreme. */
  public static MarketCondition begins(MarketView view, InstrumentId perpetual, Terms terms) {
    return switch (Ranking.ofFunding(view, perpetual, terms.days(), terms.least())) {
      case Ranking.Unknown unknown -> new MarketCondition.Unknown(unknown.reason());
      case Ranking.Known funding ->
          switch (Ranking.ofOpenInterest(
              view, perpetual, terms.change(), terms.days(), terms.least())) {
            case Ranking.Unknown unknown -> new MarketCondition.Unknown(unknown.reason());
            case Ranking.Known interest -> begins(perpetual, funding, interest, terms);
          };
    };
  }

  private static MarketCondition begins(
      InstrumentId perpetual, Ranking.Known funding, Ranking.Known interest, Terms terms) {
    boolean paid =
        funding.standing().percentile() >= terms.funding()
            && funding.standing().latest() > terms.level();
    boolean open = interest.standing().percentile() >= terms.openInterest();
    String numbers =
        String.format(
            Locale.ROOT,
            "%s, open interest %+.1f%% in %d days, above %s (extreme from %s)",
            funding(
                funding,
                "extreme from %s and %.0f%% a year"
                    .formatted(percent(terms.funding()), 100 * terms.level())),
            100 * interest.standing().latest(),
            terms.change(),
            share(interest.standing()),
            percent(terms.openInterest()));
    String of = perpetual.base() + ": ";
    if (paid && open) {
      return new MarketCondition.Met(of + "overbought, " + numbers);
    }
    String lacking = paid ? "open interest is not extreme" : "funding is not extreme";
    return new MarketCondition.Unmet(
        of + "not overbought, " + (paid || open ? lacking : "neither is extreme") + ": " + numbers);
  }

  /** Whether funding is normal: at or below its percentile, or no higher than its median. */
  public static MarketCondition ends(MarketView view, InstrumentId perpetual, Terms terms) {
    return switch (Ranking.ofFunding(view, perpetual, terms.days(), terms.least())) {
      case Ranking.Unknown unknown -> new MarketCondition.Unknown(unknown.reason());
      case Ranking.Known known -> {
        Standing standing = known.standing();
        String of = perpetual.base() + ": ";
        String numbers = funding(known, "normal up to " + percent(terms.normal()));
        yield standing.percentile() <= terms.normal() || standing.latest() <= standing.median()
            ? new MarketCondition.Met(of + "funding is normal, " + numbers)
            : new MarketCondition.Unmet(of + "funding is not normal yet, " + numbers);
      }
    };
  }

  private static String funding(Ranking.Known known, String bound) {
    Standing standing = known.standing();
    return String.format(
        Locale.ROOT,
        "funding %.1f%% a year, above %s (%s; median %.1f%%%s)",
        100 * standing.latest(),
        share(standing),
        bound,
        100 * standing.median(),
        known.note().map(note -> "; " + note).orElse(""));
  }

  private static String share(Standing standing) {
    return String.format(
        Locale.ROOT, "%.1f%% of %d days", 100 * standing.percentile(), standing.readings());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * share);
  }
}
