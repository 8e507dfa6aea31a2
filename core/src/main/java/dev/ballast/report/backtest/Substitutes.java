// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.engine.Backtest;
import dev.ballast.engine.Session;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what stood in for what was missing in a run. */
final class Substitutes {
  private Substitutes() {}

  /** By kind, those of settlements first and those of the attribution last. */
  static List<Substitute> of(Backtest backtest, Attribution attribution) {
    Map<MarkSource, Integer> counts = new EnumMap<>(MarkSource.class);
    for (Event event : backtest.eventsOfTheRun()) {
      if (event instanceof Event.FundingPaid funding
          && funding.markSource() != MarkSource.RECORDED_MARK) {
        counts.merge(funding.markSource(), 1, Integer::sum);
      }
    }
    List<Substitute> substitutes = new ArrayList<>();
    counts.forEach((source, count) ->
        substitutes.add(
            new Substitute("funding settled at the " + source + ", no recorded mark", count)));
    long triggered =
        backtest.eventsOfTheRun().stream()
            .filter(one -> one instanceof Event.OrderTriggered set && !set.recordedMark())
            .count();
    if (triggered > 0) {
      substitutes.add(
          new Substitute("stops set off by the last price, no recorded mark", (int) triggered));
    }
    carriedMarks(backtest)
        .forEach((id, count) ->
            substitutes.add(new Substitute(id + " marked at a close older than a bar", count)));
    backtest.substitutes().forEach((what, count) -> substitutes.add(new Substitute(what, count)));
    if (attribution.betasTakenAsOne() > 0) {
      substitutes.add(
          new Substitute(
              "a beta of 1 in the attribution of a day, none measured",
              attribution.betasTakenAsOne()));
    }
    return substitutes;
  }

  /** How often what was held was valued at a price that no bar of the moment gave. */
  private static Map<InstrumentId, Integer> carriedMarks(Backtest backtest) {
    Map<InstrumentId, Integer> counts = new TreeMap<>();
    for (Session.Snapshot snapshot : backtest.run().snapshots()) {
      Set<InstrumentId> valuing = new TreeSet<>();
      for (Asset asset : snapshot.exposure().spot().keySet()) {
        snapshot.marks().source(asset).ifPresent(valuing::add);
      }
      snapshot.account().positions().forEach(held -> valuing.add(held.instrument()));
      for (InstrumentId id : valuing) {
        if (snapshot.marks().carries(id)) {
          counts.merge(id, 1, Integer::sum);
        }
      }
    }
    return counts;
  }
}
