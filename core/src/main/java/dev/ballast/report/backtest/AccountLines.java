// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.account.Exposure;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Run;
import dev.ballast.engine.Session;
import dev.ballast.market.Sector;
import dev.ballast.order.Event;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.report.figure.Curve;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What an account held and what its funding came to, as lines over the days of a run. */
final class AccountLines {
  private final Policy policy;
  private final Backtest backtest;
  private final Run run;
  private final int size;

  AccountLines(Policy policy, Backtest backtest) {
    this.policy = policy;
    this.backtest = backtest;
    this.run = backtest.run();
    this.size = run.snapshots().size();
  }

  /** Payments received from the start on. */
  Curve fundingReceived() {
    return Curve.of("funding received", fundingToDate(1));
  }

  /** Payments made from the start on. */
  Curve fundingPaid() {
    return Curve.of("funding paid", fundingToDate(-1));
  }

  /** Payments of one sign summed from the start, as a positive figure. */
  private double[] fundingToDate(int sign) {
    double[] line = new double[size];
    Money sum = Money.zero(policy.quote());
    SnapshotEvents happened = new SnapshotEvents(backtest);
    for (int i = 0; i < size; i++) {
      for (Event event : happened.before(i)) {
        if (event instanceof Event.FundingPaid funding) {
          Money payment = happened.marks(i).value(funding.payment());
          sum = payment.signum() == sign ? sum.plus(payment.abs()) : sum;
        }
      }
      line[i] = sum.toDouble();
    }
    return line;
  }

  /** Each sector's share of the spot core; what no sector of the plan names comes last. */
  List<Curve> sectorWeights() {
    SequencedMap<Sector, double[]> lines = new LinkedHashMap<>();
    for (Sector sector : policy.core().spot().weights().keySet()) {
      lines.put(sector, new double[size]);
    }
    double[] others = new double[size];
    for (int i = 0; i < size; i++) {
      Session.Snapshot snapshot = run.snapshots().get(i);
      double core = snapshot.exposure().spotCore().toDouble();
      SectorsOnDay sectors = policy.core().sectors().asOf(day(snapshot.time()));
      for (Map.Entry<Asset, Money> held : snapshot.exposure().spot().entrySet()) {
        double[] line =
            sectors
                .sectorOf(held.getKey())
                .map(sector -> lines.getOrDefault(sector, others))
                .orElse(others);
        line[i] += share(held.getValue().toDouble(), core);
      }
    }
    List<Curve> curves = new ArrayList<>();
    lines.forEach((sector, line) -> curves.add(Curve.of(sector.name(), line)));
    if (Arrays.stream(others).anyMatch(value -> value != 0)) {
      curves.add(Curve.of("outside the plan", others));
    }
    return curves;
  }

  /** Spot, futures and their sum, as shares of equity; a gap where there is none. */
  List<PartialCurve> exposures() {
    List<Instant> days = new ArrayList<>();
    List<Reading> spot = new ArrayList<>();
    List<Reading> futures = new ArrayList<>();
    List<Reading> net = new ArrayList<>();
    for (Session.Snapshot snapshot : run.snapshots()) {
      Exposure exposure = snapshot.exposure();
      double equity = exposure.equity().toDouble();
      double core = exposure.spotCore().toDouble();
      double notional = 0;
      for (Money one : exposure.futures().values()) {
        notional += one.toDouble();
      }
      days.add(Instant.ofEpochMilli(snapshot.time()));
      spot.add(ofEquity(core, equity));
      futures.add(ofEquity(notional, equity));
      net.add(ofEquity(core + notional, equity));
    }
    return List.of(
        PartialCurve.of("spot", days, spot),
        PartialCurve.of("futures", days, futures),
        PartialCurve.of("net", days, net));
  }

  private static Reading ofEquity(double part, double equity) {
    if (part == 0) {
      return Reading.of(0);
    }
    return equity > 0 ? Reading.of(part / equity) : Reading.absent("equity is not above zero");
  }

  /** Nothing is no share, also of nothing. */
  private static double share(double part, double whole) {
    return part == 0 ? 0 : part / whole;
  }

  private static LocalDate day(long time) {
    return UtcDay.date(time);
  }
}
