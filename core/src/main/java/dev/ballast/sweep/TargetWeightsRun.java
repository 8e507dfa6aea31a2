// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.analytics.Returns;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SharedColumns;
import dev.ballast.plan.Review;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.SectorRecord;
import dev.ballast.portfolio.LastingCondition;
import dev.ballast.portfolio.LastingConditions;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.SpotTarget;
import dev.ballast.signal.feature.FeatureCount;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The spot core's target weights by themselves, in place of a session: at each review that moves
 * weights the core is what the plan asks, at the last closes, in any fraction and at no cost;
 * between, coins are kept. No futures, fees, steps, bands or venue: what of a plan's result its
 * weights alone would be.
 */
public final class TargetWeightsRun {
  private final Policy policy;
  private final MarketView last;
  private final List<Asset> assets = new ArrayList<>();
  private final List<InstrumentId> spots = new ArrayList<>();

  private TargetWeightsRun(Policy policy, MarketView last) {
    this.policy = policy;
    this.last = last;
    TreeSet<Asset> all = new TreeSet<>();
    for (SectorRecord record : policy.core().sectors().records()) {
      if (policy.core().spot().weights().containsKey(record.sector())) {
        all.addAll(record.members());
      }
    }
    for (Asset asset : all) {
      assets.add(asset);
      spots.add(policy.market().spot(asset));
    }
  }

  /**
   * Runs the weights of a policy over daily closes.
   *
   * @param start first moment, epoch milliseconds, 00:00 UTC
   * @param end last moment, later
   */
  public static VariantFigures of(
      SharedColumns shared, RuleBook rules, Policy policy, long start, long end) {
    return new TargetWeightsRun(policy, shared.view(rules, end)).run(start, end);
  }

  private VariantFigures run(long start, long end) {
    int days = (int) ((end - start) / UtcDay.MILLIS);
    double[][] closes = closes(start, days);
    double[] values = new double[assets.size()];
    double[] equity = new double[days + 1];
    List<Instant> times = new ArrayList<>();
    List<LastingCondition> lasting = List.of();
    MessageDigest digest = sha256();
    double cash = policy.terms().capital().toDouble();
    double traded = 0;
    int set = 0;
    for (int day = 0; day <= days; day++) {
      long time = start + day * UtcDay.MILLIS;
      if (day > 0) {
        grow(values, closes, day);
      }
      double sum = cash;
      for (double value : values) {
        sum += value;
      }
      equity[day] = sum;
      times.add(Instant.ofEpochMilli(time));
      List<ReviewKind> due = day == 0 ? policy.reviews().all() : policy.reviews().due(time);
      boolean moves = due.stream().anyMatch(ReviewKind::movesSpot);
      boolean looks = due.contains(ReviewKind.HEDGES) && LastingConditions.areAsked(policy);
      if (time < end && (moves || looks)) {
        ReviewInput input = input(time, closes, day).withLasting(lasting);
        if (looks) {
          lasting = LastingConditions.of(input, lasting);
          input = input.withLasting(lasting);
        }
        if (moves) {
          traded += rebalance(values, input, sum, digest);
          cash = sum;
          for (double value : values) {
            cash -= value;
          }
          set++;
        }
      }
    }
    return VariantFigures.of(
        times,
        equity,
        turnover(traded, equity),
        0,
        0,
        0,
        set,
        HexFormat.of().formatHex(digest.digest()),
        FeatureCount.of(last));
  }

  /** Sum of trades over twice the mean equity, a year. */
  private static OptionalDouble turnover(double traded, double[] equity) {
    double mean = 0;
    for (double one : equity) {
      mean += one / equity.length;
    }
    double years = (equity.length - 1) / 365.0;
    return mean > 0 ? OptionalDouble.of(traded / (2 * mean) / years) : OptionalDouble.empty();
  }

  private static void grow(double[] values, double[][] closes, int day) {
    for (int i = 0; i < values.length; i++) {
      double before = closes[i][day - 1];
      if (values[i] != 0 && before > 0) {
        values[i] *= 1 + Returns.between(before, closes[i][day]);
      }
    }
  }

  private double rebalance(double[] values, ReviewInput input, double equity, MessageDigest hash) {
    SpotTarget target = Review.of(input).spotTarget();
    double traded = 0;
    ByteBuffer bits = ByteBuffer.allocate((values.length + 1) * Double.BYTES);
    bits.putLong(input.view().time());
    for (int i = 0; i < values.length; i++) {
      double weight = target.assets().getOrDefault(assets.get(i), 0.0);
      double wanted = equity * target.share() * weight;
      traded += Math.abs(wanted - values[i]);
      values[i] = wanted;
      bits.putDouble(weight);
    }
    hash.update(bits.array());
    return traded;
  }

  /** A review of cash alone, with the prices that are known. */
  private ReviewInput input(long time, double[][] closes, int day) {
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (int i = 0; i < spots.size(); i++) {
      if (closes[i][day] > 0) {
        prices.put(spots.get(i), Price.nearest(closes[i][day]));
      }
    }
    return ReviewInput.of(
        policy,
        BracketBook.empty(),
        last.at(time),
        Account.empty(time),
        Marks.of(time, policy.quote(), prices),
        Map.of());
  }

  /** Of each asset the last spot close known at each day; zero before the first. */
  private double[][] closes(long start, int days) {
    double[][] closes = new double[spots.size()][days + 1];
    for (int i = 0; i < closes.length; i++) {
      Optional<BarSeries> bars = last.bars(spots.get(i), Interval.DAY);
      int known = bars.isPresent() ? bars.get().countKnownAt(start) : 0;
      for (int day = 0; bars.isPresent() && day <= days; day++) {
        long time = start + day * UtcDay.MILLIS;
        while (known < bars.get().size() && bars.get().knownAt(known) <= time) {
          known++;
        }
        closes[i][day] = known == 0 ? 0 : bars.get().close(known - 1);
      }
    }
    return closes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
