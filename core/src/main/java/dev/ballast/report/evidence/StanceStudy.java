// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.evidence.ConfidenceInterval;
import dev.ballast.evidence.Draws;
import dev.ballast.evidence.LastingControl;
import dev.ballast.evidence.RandomControl;
import dev.ballast.evidence.SignalPanel;
import dev.ballast.evidence.StationaryBootstrap;
import dev.ballast.report.figure.Reading;
import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.Stance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Returns after each stance, summed week by week so that weeks can be drawn anew. */
final class StanceStudy {
  private static final int WEEK = 7;
  private static final int CONTROLS = 999;
  private static final int FEWEST_WEEKS = 8;
  private static final double CONFIDENCE = 0.95;

  private final SignalWeeks weeks;
  private final int days;
  private final int times;
  private final Draws draws;

  private StanceStudy(SignalWeeks weeks, int days, EvidenceQuestion question) {
    this.weeks = weeks;
    this.days = days;
    this.times = question.times();
    this.draws = Draws.seeded(question.seed());
  }

  static StanceOutcomes of(SignalWeeks weeks, int days, EvidenceQuestion question) {
    return new StanceStudy(weeks, days, question).outcomes();
  }

  /** Of one stance, week by week. */
  private static final class Sums {
    /** How often a week has it. */
    private final int[] counts;

    /** What followed, in sum. */
    private final double[] sums;

    /** That less the week's mean. */
    private final double[] apart;

    private Sums(int weeks) {
      counts = new int[weeks];
      sums = new double[weeks];
      apart = new double[weeks];
    }
  }

  private StanceOutcomes outcomes() {
    int size = weeks.weeks(days);
    Map<Stance, Sums> byStance = new EnumMap<>(Stance.class);
    for (Stance stance : Stance.values()) {
      byStance.put(stance, new Sums(size));
    }
    int pairs = 0;
    for (int week = 0; week < size; week++) {
      pairs += add(week, byStance);
    }
    List<StanceOutcomes.Row> rows = new ArrayList<>();
    byStance.forEach((stance, sums) -> rows.add(row(stance, sums, size)));
    return new StanceOutcomes(days, pairs, rows.reversed());
  }

  private int add(int week, Map<Stance, Sums> byStance) {
    SignalReview review = weeks.reviews().get(week);
    double sum = 0;
    int pairs = 0;
    double[] returns = new double[review.sectors().size()];
    for (int sector = 0; sector < returns.length; sector++) {
      returns[sector] =
          review.sectors().get(sector).judged()
              ? weeks.excess(WEEK * week, sector, days)
              : Double.NaN;
      if (Double.isFinite(returns[sector])) {
        sum += returns[sector];
        pairs++;
      }
    }
    for (int sector = 0; sector < returns.length; sector++) {
      SectorSignal signal = review.sectors().get(sector);
      if (Double.isFinite(returns[sector])) {
        Sums sums = Objects.requireNonNull(byStance.get(signal.stance()));
        sums.counts[week]++;
        sums.sums[week] += returns[sector];
        sums.apart[week] += returns[sector] - sum / pairs;
      }
    }
    return pairs;
  }

  private StanceOutcomes.Row row(Stance stance, Sums sums, int size) {
    int count = Arrays.stream(sums.counts).sum();
    if (count == 0) {
      Reading none = Reading.absent("never taken with " + days + " days after it");
      return new StanceOutcomes.Row(
          stance.words(), 0, none, Optional.empty(), none, Optional.empty(), none);
    }
    double apart = Arrays.stream(sums.apart).sum() / count;
    RandomControl luck = luck(stance, size);
    return new StanceOutcomes.Row(
        stance.words(),
        count,
        Reading.of(Arrays.stream(sums.sums).sum() / count),
        interval(sums.counts, sums.sums, size),
        Reading.of(apart),
        interval(sums.counts, sums.apart, size).map(one -> one.reaching(luck.bar(), apart)),
        Reading.of(luck.chance()));
  }

  /** A mean beside those of random histories that last as long, without their signs. */
  private RandomControl luck(Stance stance, int size) {
    double wanted = MeasuredSignal.steps(stance);
    double[][] stances = new double[size][];
    double[][] apart = new double[size][];
    for (int week = 0; week < size; week++) {
      stances[week] = weeks.values(week, MeasuredSignal.stance().measure());
      apart[week] = apart(week);
    }
    return LastingControl.of(
        stances, drawn -> Math.abs(mean(drawn, apart, wanted)), CONTROLS, draws);
  }

  private double[] apart(int week) {
    double[] returns = weeks.excesses(week, days);
    double mean = Arrays.stream(returns).filter(Double::isFinite).average().orElse(0);
    return Arrays.stream(returns).map(one -> one - mean).toArray();
  }

  private static double mean(double[][] stances, double[][] apart, double wanted) {
    double sum = 0;
    int count = 0;
    for (int week = 0; week < stances.length; week++) {
      for (int sector = 0; sector < apart[week].length; sector++) {
        if (stances[week][sector] == wanted && Double.isFinite(apart[week][sector])) {
          sum += apart[week][sector];
          count++;
        }
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /**
   * Draws weeks anew in blocks longer than outcomes overlap; draws without the stance say nothing.
   */
  private Optional<ConfidenceInterval> interval(int[] counts, double[] sums, int size) {
    if (size < FEWEST_WEEKS) {
      return Optional.empty();
    }
    StationaryBootstrap bootstrap =
        new StationaryBootstrap(size, SignalPanel.overlap(days, WEEK) + 1.0);
    double[] means = new double[times];
    int drawn = 0;
    for (int time = 0; time < times; time++) {
      double sum = 0;
      int count = 0;
      for (int week : bootstrap.draw(draws)) {
        sum += sums[week];
        count += counts[week];
      }
      if (count > 0) {
        means[drawn++] = sum / count;
      }
    }
    return drawn < 2
        ? Optional.empty()
        : Optional.of(ConfidenceInterval.between(Arrays.copyOf(means, drawn), CONFIDENCE));
  }
}
