// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.market.Sector;
import dev.ballast.policy.RotationPlan;
import dev.ballast.portfolio.Rotation;
import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A spot core by its target weights alone: set anew every Monday at that day's closes, members of a
 * sector alike, each unit traded at one cost; without bands, lots, hedges or cash. It is fast, so
 * that many can be run, and rough: the session is what counts a plan.
 */
final class CoreRun {
  private static final int WEEK = 7;

  private final SignalWeeks weeks;
  private final SequencedMap<Sector, Percent> base;
  private final double cost;

  /**
   * A core on these weeks.
   *
   * @param base weights of sectors that the weeks know
   * @param cost of a unit traded, a fraction
   */
  CoreRun(SignalWeeks weeks, SequencedMap<Sector, Percent> base, double cost) {
    this.weeks = weeks;
    this.base = base;
    this.cost = cost;
  }

  /** Stances by week: what moves the weights. */
  interface Stances {
    Map<Sector, Stance> of(int week);
  }

  /** What each sector has of its own, week by week, as judged. */
  static Stances judged(List<SignalReview> reviews) {
    List<Map<Sector, Stance>> all = new ArrayList<>();
    for (SignalReview review : reviews) {
      Map<Sector, Stance> own = new LinkedHashMap<>();
      for (SectorSignal signal : review.sectors()) {
        own.put(signal.sector(), review.own(signal));
      }
      all.add(own);
    }
    return all::get;
  }

  /** Returns from Monday to Monday, after costs, of weights that stances move. */
  double[] rotated(Stances stances, RotationPlan plan) {
    List<SequencedMap<Sector, Percent>> weights = new ArrayList<>();
    for (int week = 0; week < weeks.size(); week++) {
      boolean continued = week > 0 && quarter(week).equals(quarter(week - 1));
      SequencedMap<Sector, Percent> current = continued ? weights.getLast() : base;
      for (int each = continued ? week : start(week); each <= week; each++) {
        current = Rotation.weights(current, base, stances.of(each), plan);
      }
      weights.add(current);
    }
    return held(week -> bySector(week, weights.get(week)));
  }

  /** Returns of weights that nothing moves. */
  double[] still() {
    return held(week -> bySector(week, base));
  }

  /** As the fold of a plan's rotation: from the first Monday of the quarter before, where known. */
  private int start(int week) {
    LocalDate from = quarter(week).minusMonths(3);
    int first = week;
    while (first > 0 && !UtcDay.date(weeks.reviews().get(first - 1).time()).isBefore(from)) {
      first--;
    }
    return first;
  }

  private LocalDate quarter(int week) {
    return UtcDay.date(weeks.reviews().get(week).time()).with(IsoFields.DAY_OF_QUARTER, 1);
  }

  /** Target weights of assets on a Monday; what sums to less than one is kept in cash. */
  interface Targets {
    Map<Asset, Double> of(int week);
  }

  private Map<Asset, Double> bySector(int week, SequencedMap<Sector, Percent> weights) {
    Map<Asset, Double> assets = new TreeMap<>();
    double placed = 0;
    for (Map.Entry<Sector, Percent> entry : weights.entrySet()) {
      List<Asset> priced = priced(week, weeks.sectors().indexOf(entry.getKey()));
      placed += priced.isEmpty() ? 0 : entry.getValue().fraction();
      for (Asset member : priced) {
        assets.merge(member, entry.getValue().fraction() / priced.size(), Double::sum);
      }
    }
    double sum = placed;
    if (sum > 0) {
      assets.replaceAll((_, weight) -> weight / sum);
    }
    return assets;
  }

  /** Members that have a price on the Monday and a week later. */
  List<Asset> priced(int week, int sector) {
    return weeks.members(WEEK * week, sector).stream()
        .filter(member -> Double.isFinite(weeks.worth(member).later(WEEK * week, WEEK)))
        .toList();
  }

  /** Returns from Monday to Monday, after costs; the first begins with a purchase. */
  double[] held(Targets targets) {
    double[] returns = new double[weeks.weeks(WEEK)];
    Map<Asset, Double> drifted = new TreeMap<>();
    for (int week = 0; week < returns.length; week++) {
      Map<Asset, Double> wanted = targets.of(week);
      double traded = 0;
      for (Map.Entry<Asset, Double> one : wanted.entrySet()) {
        traded += Math.abs(one.getValue() - drifted.getOrDefault(one.getKey(), 0.0));
      }
      for (Map.Entry<Asset, Double> one : drifted.entrySet()) {
        traded += wanted.containsKey(one.getKey()) ? 0 : one.getValue();
      }
      double earned = 0;
      Map<Asset, Double> grown = new TreeMap<>();
      for (Map.Entry<Asset, Double> one : wanted.entrySet()) {
        double change = weeks.worth(one.getKey()).later(WEEK * week, WEEK);
        double known = Double.isFinite(change) ? change : 0;
        earned += one.getValue() * known;
        grown.put(one.getKey(), one.getValue() * (1 + known));
      }
      double worth = 1 + earned;
      grown.replaceAll((_, value) -> value / worth);
      drifted = grown;
      returns[week] = earned - cost * traded;
    }
    return returns;
  }
}
