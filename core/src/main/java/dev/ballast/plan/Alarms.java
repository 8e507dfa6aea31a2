// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.market.FundingSeries;
import dev.ballast.policy.AlarmKind;
import dev.ballast.policy.EventWatch;
import dev.ballast.policy.Limits;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What calls for a review at once, of an account with futures. */
public final class Alarms {
  private static final double DAYS_A_YEAR = 365;

  private final ReviewInput input;
  private final AccountRisk risk;

  private Alarms(ReviewInput input, Map<Asset, Beta> betas) {
    this.input = input;
    this.risk = new AccountRisk(input, betas);
  }

  /**
   * The alarms that stand, by the policy's watch; none where it has none, and of an account without
   * futures.
   *
   * @param last review, whose betas are taken; an asset without one moves as the benchmark
   */
  public static List<Alarm> of(ReviewInput input, Optional<ReviewMemory> last) {
    return new Alarms(input, last.map(one -> (Map<Asset, Beta>) one.betas()).orElse(Map.of()))
        .standing();
  }

  private List<Alarm> standing() {
    EventWatch watch = input.policy().reviews().events();
    List<Alarm> alarms = new ArrayList<>();
    if (input.account().positions().isEmpty()) {
      return alarms;
    }
    if (watch.watches(AlarmKind.MARGIN)) {
      margin().ifPresent(alarms::add);
    }
    if (watch.watches(AlarmKind.LIQUIDATION_DISTANCE)) {
      distance().ifPresent(alarms::add);
    }
    if (watch.watches(AlarmKind.FUNDING)) {
      for (Position position : input.account().positions()) {
        funding(position, watch.fundingSpike()).ifPresent(alarms::add);
      }
    }
    return alarms;
  }

  private Limits limits() {
    return input.policy().overlay().limits();
  }

  private Optional<Alarm> margin() {
    double used = risk.marginUsed(input.account());
    return risk.isTooMuch(used)
        ? Optional.of(
            new Alarm(
                AlarmKind.MARGIN,
                "account",
                Double.isInfinite(used)
                    ? "the account has no equity left"
                    : String.format(
                        Locale.ROOT,
                        "margin used is %.1f%% of equity, above margin-used of %s",
                        100 * used,
                        limits().marginUsed())))
        : Optional.empty();
  }

  private Optional<Alarm> distance() {
    OptionalDouble nearest = risk.distance(input.account());
    return risk.isTooNear(nearest)
        ? Optional.of(
            new Alarm(
                AlarmKind.LIQUIDATION_DISTANCE,
                "account",
                String.format(
                    Locale.ROOT,
                    "the account is liquidated if the market %s by %.1f%%, nearer than"
                        + " liquidation-distance of %s",
                    nearest.getAsDouble() < 0 ? "falls" : "rises",
                    100 * Math.abs(nearest.getAsDouble()),
                    limits().liquidationDistance())))
        : Optional.empty();
  }

  /** Where the last settlement of the day took more than the spike from the position. */
  private Optional<Alarm> funding(Position position, Percent spike) {
    Optional<FundingSeries> series = input.view().funding(position.instrument());
    if (series.isEmpty() || series.get().size() < 2) {
      return Optional.empty();
    }
    FundingSeries record = series.get();
    int last = record.size() - 1;
    long gap = record.time(last) - record.time(last - 1);
    if (gap <= 0
        || gap > UtcDay.MILLIS
        || input.view().time() - record.knownAt(last) >= UtcDay.MILLIS) {
      return Optional.empty();
    }
    double paid =
        position.quantity().signum() * record.rate(last) * DAYS_A_YEAR * UtcDay.MILLIS / gap;
    return paid < spike.fraction()
        ? Optional.empty()
        : Optional.of(
            new Alarm(
                AlarmKind.FUNDING,
                position.instrument().toString(),
                String.format(
                    Locale.ROOT,
                    "the %s in %s pays funding of %.0f%% a year, from %s on a spike",
                    position.quantity().signum() > 0 ? "long" : "short",
                    position.instrument(),
                    100 * paid,
                    spike)));
  }
}
