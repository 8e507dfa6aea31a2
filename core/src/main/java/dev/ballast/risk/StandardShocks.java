// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.Place;
import dev.ballast.analytics.Volatility;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The scenarios that every account is shown under.
 *
 * @param assets that move: held, wanted, and what positions are on
 * @param dollars that are held
 */
public record StandardShocks(
    BetaMoves betas, ClosesByDay closes, SequencedSet<Asset> assets, SequencedSet<Asset> dollars) {
  /** What is shown beside every ticket. */
  public static final double CRASH = -0.3;

  private static final List<Double> MARKET = List.of(-0.1, -0.2, CRASH, -0.5, 0.3);

  /** Returns that a volatility is measured on, and the fewest that it may be. */
  private static final int WINDOW = 90;

  private static final int LEAST = 30;

  /** 0.1 % at each settlement of eight hours. */
  private static final double FUNDING_PER_DAY = 0.003;

  private static final int FUNDING_DAYS = 7;
  private static final double BASIS = 0.05;
  private static final double DEPEG = -0.1;

  /** All of them. */
  public List<Shock> all() {
    List<Shock> all = new ArrayList<>();
    MARKET.forEach(move -> all.add(market(betas, assets, move)));
    correlated(all);
    all.add(funding(FUNDING_PER_DAY));
    all.add(funding(-FUNDING_PER_DAY));
    all.add(basis(BASIS));
    all.add(basis(-BASIS));
    dollars.forEach(dollar -> all.add(depeg(dollar)));
    all.add(venueGone());
    return all;
  }

  /** The benchmark moves, everything else by beta. */
  public static Shock market(BetaMoves betas, Collection<Asset> assets, double move) {
    return Shock.still(
            betas.benchmark() + " " + percent(move),
            "each asset moves by its beta on " + betas.benchmark())
        .moving(betas.moves(assets, move))
        .noting(betas.notes(assets));
  }

  /**
   * All assets fall at once by the same multiple of their own volatility: the one that takes the
   * benchmark down by the crash. It is what betas would be at a correlation of one.
   */
  private void correlated(List<Shock> all) {
    Map<Asset, Double> deviations = new TreeMap<>();
    List<Asset> without = new ArrayList<>();
    for (Asset asset : assets) {
      double[] returns = closes.latest(asset, WINDOW);
      double deviation = returns.length < LEAST ? 0 : Volatility.sampleDeviation(returns);
      if (asset.isDollar()) {
        continue;
      }
      if (deviation > 0) {
        deviations.put(asset, deviation);
      } else {
        without.add(asset);
      }
    }
    double[] benchmark = closes.latest(betas.benchmark(), WINDOW);
    if (benchmark.length < LEAST || Volatility.sampleDeviation(benchmark) == 0) {
      return;
    }
    double multiple = CRASH / Volatility.sampleDeviation(benchmark);
    SequencedMap<Asset, Double> moves = new TreeMap<>();
    deviations.forEach((asset, deviation) -> moves.put(asset, Math.max(-1, multiple * deviation)));
    without.forEach(asset -> moves.put(asset, betas.move(asset, CRASH)));
    all.add(
        Shock.still(
                "correlation to one",
                String.format(
                    Locale.ROOT,
                    "every asset falls by %.1f of its own daily deviations of %d days, as %s does"
                        + " at %s",
                    -multiple,
                    WINDOW,
                    betas.benchmark(),
                    percent(CRASH)))
            .moving(moves)
            .noting(
                without.isEmpty()
                    ? List.of()
                    : List.of(
                        "no volatility is measured of "
                            + without.stream().map(Asset::code).collect(Collectors.joining(", "))
                            + ": by beta")));
  }

  private static Shock funding(double perDay) {
    return Shock.still(
            String.format(Locale.ROOT, "funding %+.1f%% a day", perDay * 100),
            String.format(
                Locale.ROOT,
                "every perpetual's rate is %+.2f%% in eight hours for %d days, and prices stand"
                    + " still: %s pay",
                perDay * 100 / 3,
                FUNDING_DAYS,
                perDay > 0 ? "longs" : "shorts"))
        .withFunding(perDay, FUNDING_DAYS);
  }

  private static Shock basis(double share) {
    return Shock.still(
            "futures " + percent(share),
            "every future goes so far from where it is, and spot stands still")
        .withBasis(share);
  }

  private static Shock depeg(Asset dollar) {
    return Shock.still(
            dollar + " " + percent(DEPEG),
            "one of its coins is worth so much less than a dollar; all else keeps its worth in"
                + " dollars, so that what is priced in it rises in it")
        .moving(Map.of(dollar, DEPEG));
  }

  private static Shock venueGone() {
    return Shock.still(
            "venue gone",
            "all that is kept on the exchange and every position is lost; what is in cold storage"
                + " and staked is left")
        .losing(new TreeSet<>(List.of(Place.SPOT, Place.FUTURES)));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%+.0f%%", share * 100);
  }
}
