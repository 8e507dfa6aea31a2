// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import dev.ballast.market.BarSeries;
import dev.ballast.market.History;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Moves out of all proportion. A bar's move is the largest of its close, high and low against the
 * close before, as a logarithm; it is an outlier beyond eight robust deviations (1.4826 times the
 * median distance from the median) of its series' close returns.
 *
 * <p>An outlier is never an error, for markets do crash. Where a quarter of all series move so in
 * one bar it is one note on the market. Elsewhere, and in such a bar too, a move that the asset's
 * other market (spot for a perpetual, and the other way round) does not show by half is a warning;
 * one that it shows, or that cannot be compared, is a note.
 */
final class OutlierChecks {
  static final double DEVIATIONS = 8;
  private static final int ENOUGH = 30;
  private static final int TOGETHER = 4;

  private OutlierChecks() {}

  /** The moves of one series. */
  private static final class Moves {
    final BarSeries bars;
    final double[] move;
    final double bound;

    Moves(BarSeries bars) {
      this.bars = bars;
      this.move = new double[bars.size()];
      double[] closes = new double[Math.max(0, bars.size() - 1)];
      int count = 0;
      for (int row = 1; row < bars.size(); row++) {
        boolean next =
            bars.time(row) - bars.time(row - 1) == bars.id().interval().millis()
                && bars.low(row) > 0
                && bars.close(row - 1) > 0;
        if (next) {
          double before = bars.close(row - 1);
          double close = StrictMath.log(bars.close(row) / before);
          closes[count++] = close;
          double high = StrictMath.log(bars.high(row) / before);
          double low = StrictMath.log(bars.low(row) / before);
          move[row] = larger(close, larger(high, low));
        }
      }
      this.bound = bound(Arrays.copyOf(closes, count));
    }

    boolean outlier(int row) {
      return Math.abs(move[row]) > bound;
    }

    private static double larger(double a, double b) {
      return Math.abs(a) >= Math.abs(b) ? a : b;
    }

    private static double bound(double[] returns) {
      if (returns.length < ENOUGH) {
        return Double.POSITIVE_INFINITY;
      }
      double centre = median(returns);
      double[] distance = new double[returns.length];
      for (int i = 0; i < returns.length; i++) {
        distance[i] = Math.abs(returns[i] - centre);
      }
      double scale = 1.4826 * median(distance);
      return scale > 0 ? DEVIATIONS * scale : Double.POSITIVE_INFINITY;
    }

    private static double median(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  }

  static List<Finding> of(History history) {
    Map<SeriesId, Moves> all = new TreeMap<>();
    for (SeriesId id : history.ids()) {
      if (id.kind() == SeriesKind.BARS) {
        all.put(id, new Moves((BarSeries) history.series(id).orElseThrow()));
      }
    }
    List<Finding> findings = new ArrayList<>();
    all.values().stream()
        .map(moves -> moves.bars.id().interval())
        .distinct()
        .sorted()
        .forEach(interval ->
            together(
                all.values().stream()
                    .filter(moves -> moves.bars.id().interval().equals(interval))
                    .toList(),
                findings));
    Map<Long, Boolean> shared = new TreeMap<>();
    for (Finding event : findings) {
      shared.put(event.first(), true);
    }
    for (Moves moves : all.values()) {
      Optional<Moves> other = DivergenceChecks.counterpart(moves.bars.id()).map(all::get);
      alone(moves, other, shared, findings);
    }
    return findings;
  }

  /** Bars in which a quarter of the series of one interval moved so. */
  private static void together(List<Moves> all, List<Finding> findings) {
    Map<Long, List<Moves>> wild = new TreeMap<>();
    Map<Long, Integer> present = new TreeMap<>();
    for (Moves moves : all) {
      for (int row = 0; row < moves.bars.size(); row++) {
        if (moves.outlier(row)) {
          wild.computeIfAbsent(moves.bars.time(row), _ -> new ArrayList<>()).add(moves);
        }
      }
    }
    wild.forEach((time, some) -> {
      for (Moves moves : all) {
        if (moves.bars.rowAt(time) >= 0) {
          present.merge(time, 1, Integer::sum);
        }
      }
      int count = present.getOrDefault(time, 0);
      if (some.size() * TOGETHER >= count && some.size() >= 3) {
        findings.add(event(time, some, count));
      }
    });
  }

  private static Finding event(long time, List<Moves> some, int present) {
    Moves worst = some.getFirst();
    for (Moves moves : some) {
      if (Math.abs(move(moves, time)) > Math.abs(move(worst, time))) {
        worst = moves;
      }
    }
    return new Finding(
        Severity.NOTE,
        "market-move",
        Optional.empty(),
        time,
        time,
        some.size(),
        String.format(
            Locale.ROOT,
            "%s: %d of %d series (%s bars) moved beyond %.0f deviations, furthest %s %+.1f %%",
            Finding.when(time),
            some.size(),
            present,
            worst.bars.id().interval(),
            DEVIATIONS,
            worst.bars.id().subject(),
            percent(move(worst, time))));
  }

  private static double move(Moves moves, long time) {
    return moves.move[moves.bars.rowAt(time)];
  }

  private static double percent(double log) {
    return 100 * StrictMath.expm1(log);
  }

  private static void alone(
      Moves moves, Optional<Moves> other, Map<Long, Boolean> shared, List<Finding> findings) {
    Cases doubtful = new Cases();
    Cases plain = new Cases();
    for (int row = 0; row < moves.bars.size(); row++) {
      if (!moves.outlier(row)) {
        continue;
      }
      long time = moves.bars.time(row);
      int there = other.isEmpty() ? -1 : other.get().bars.rowAt(time);
      if (there >= 0 && other.get().move[there] / moves.move[row] < 0.5) {
        doubtful.add(time, moves.move[row]);
      } else if (!shared.containsKey(time)) {
        plain.add(time, moves.move[row]);
      }
    }
    String market = moves.bars.id().subject().contains(":") ? "spot" : "the perpetual";
    add(Severity.WARNING, doubtful, " that " + market + " does not show", moves, findings);
    add(Severity.NOTE, plain, "", moves, findings);
  }

  private static void add(
      Severity severity, Cases cases, String which, Moves moves, List<Finding> findings) {
    if (cases.isEmpty()) {
      return;
    }
    findings.add(
        Finding.of(
            severity,
            severity == Severity.NOTE ? "outlier" : "lone-outlier",
            moves.bars.id(),
            cases,
            String.format(
                Locale.ROOT,
                "%s beyond %.0f deviations%s, furthest %+.1f %% on %s",
                Finding.count(cases.count(), "move"),
                DEVIATIONS,
                which,
                percent(cases.worst()),
                Finding.when(cases.worstTime()))));
  }
}
