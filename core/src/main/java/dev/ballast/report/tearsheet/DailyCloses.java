// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.account.Marks;
import dev.ballast.analytics.Returns;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Session;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.report.figure.Flows;
import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A run at its daily closes, 00:00 UTC: snapshots, an index of its equity, and the benchmark's
 * closes.
 *
 * <p>The index starts at one and grows by each day's return; what was paid in or out during a day
 * counts as paid at its close and is no return: (equity - paid in) / equity of the day before. A
 * day that begins with nothing has a return of zero.
 */
final class DailyCloses {

  private final List<Session.Snapshot> snapshots;
  private final List<Event> events;
  private final List<Instant> days;
  private final double[] paidIn;
  private final String unmeasured;
  private final double[] index;
  private final Optional<double[]> benchmark;
  private final String noBenchmark;

  private DailyCloses(List<Session.Snapshot> snapshots, List<Event> events, InstrumentId spot) {
    this.snapshots = snapshots;
    this.events = events;
    this.days = snapshots.stream().map(one -> Instant.ofEpochMilli(one.time())).toList();
    this.paidIn = paidIn();
    this.unmeasured = unmeasured(snapshots);
    this.index = unmeasured.isEmpty() ? grown() : new double[0];
    Optional<Instant> unpriced =
        snapshots.stream()
            .filter(one -> one.marks().find(spot).isEmpty())
            .map(one -> Instant.ofEpochMilli(one.time()))
            .findFirst();
    this.noBenchmark = unpriced.map(time -> "no price of " + spot + " at " + time).orElse("");
    this.benchmark =
        unpriced.isPresent()
            ? Optional.empty()
            : Optional.of(
                snapshots.stream()
                    .mapToDouble(one -> one.marks().find(spot).map(Price::toDouble).orElseThrow())
                    .toArray());
  }

  /**
   * The daily closes among a run's snapshots.
   *
   * @param spot the benchmark's instrument
   */
  static DailyCloses of(Backtest backtest, InstrumentId spot) {
    List<Session.Snapshot> daily =
        backtest.run().snapshots().stream().filter(one -> UtcDay.starts(one.time())).toList();
    return new DailyCloses(daily, backtest.events(), spot);
  }

  private static String unmeasured(List<Session.Snapshot> snapshots) {
    if (snapshots.size() < 2) {
      return "fewer than two daily closes";
    }
    return snapshots.stream().allMatch(one -> one.exposure().equity().signum() <= 0)
        ? "equity was never above zero"
        : "";
  }

  /** Worth at each close of what came in or left since the one before; the first's is zero. */
  private double[] paidIn() {
    double[] paid = new double[size()];
    for (int i = 1; i < paid.length; i++) {
      for (Event event : eventsBefore(i)) {
        if (event instanceof Event.Deposited deposited) {
          paid[i] += marks(i).value(deposited.amount()).toDouble();
        }
      }
    }
    return paid;
  }

  private double[] grown() {
    double[] equity =
        snapshots.stream().mapToDouble(one -> one.exposure().equity().toDouble()).toArray();
    double[] growth = new Flows(paidIn).growth(equity);
    return Arrays.stream(growth).map(worth -> worth / growth[0]).toArray();
  }

  List<Session.Snapshot> snapshots() {
    return snapshots;
  }

  List<Instant> days() {
    return days;
  }

  int size() {
    return days.size();
  }

  /** What was made from a close to the next, over the equity of the first; zero of nothing. */
  double share(double profit, int day) {
    return equity(day) > 0 ? profit / equity(day) : 0;
  }

  double equity(int day) {
    return snapshots.get(day).exposure().equity().toDouble();
  }

  /** What happened between a close and the one before it; before the first, nothing. */
  List<Event> eventsBefore(int day) {
    return day == 0
        ? List.of()
        : events.subList(snapshots.get(day - 1).events(), snapshots.get(day).events());
  }

  Marks marks(int day) {
    return snapshots.get(day).marks();
  }

  /** Growth of one from the first close; empty where it cannot be measured. */
  double[] index() {
    return index;
  }

  /** The index's returns, one fewer than there are closes. */
  double[] returns() {
    return Returns.ofWorth(index);
  }

  /** Why there is no index; empty where there is one. */
  String unmeasured() {
    return unmeasured;
  }

  /** The benchmark's spot price at each close. */
  Optional<double[]> benchmark() {
    return benchmark;
  }

  /** Why the benchmark has no closes; empty where it has. */
  String noBenchmark() {
    return noBenchmark;
  }
}
