// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import static java.util.Objects.requireNonNull;

import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.margin.tier.TierTable;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;

/**
 * The shocks at which equity meets maintenance, without search: between breakpoints both are
 * straight lines.
 *
 * <p>Breakpoints are where an asset's price reaches zero, where an asset's net value changes its
 * sign and with it its haircut, and where a position changes its tier. Valued in the currency of
 * account an inverse position is straight as well: size / price coins of {@code price} each.
 */
final class ShockSolver {
  private final CrossBook book;
  private final List<TierTable> tables = new ArrayList<>();
  private final Map<Asset, Double> betas = new HashMap<>();
  private final Map<Asset, Collateral> settlements = new HashMap<>();

  ShockSolver(CrossBook book) {
    this.book = book;
    for (Collateral one : book.collateral()) {
      settlements.put(one.asset(), one);
      betas.put(one.asset(), book.beta().applyAsDouble(one.asset()));
    }
    for (CrossLeg leg : book.legs()) {
      betas.put(leg.underlying(), book.beta().applyAsDouble(leg.underlying()));
      tables.add(leg.tiers().map(MaintenanceTiers::table).orElse(TierTable.NONE));
    }
  }

  LiquidationDistance distance(double limit) {
    if (book.at(0).excess() <= 0) {
      return new LiquidationDistance(OptionalDouble.of(0), OptionalDouble.of(0));
    }
    return new LiquidationDistance(nearest(-1), nearest(limit));
  }

  /** The root nearest to zero between zero and a limit. */
  private OptionalDouble nearest(double limit) {
    TreeSet<Double> floors = new TreeSet<>();
    for (double beta : betas.values()) {
      if (beta != 0) {
        keep(floors, -1 / beta, 0, limit);
      }
    }
    double from = 0;
    for (double to : outwards(floors, limit)) {
      OptionalDouble root = new Stretch(from, to).root();
      if (root.isPresent()) {
        return root;
      }
      from = to;
    }
    return OptionalDouble.empty();
  }

  /** Breakpoints from zero outwards, the limit last. */
  private static List<Double> outwards(NavigableSet<Double> points, double limit) {
    List<Double> ordered = new ArrayList<>(limit > 0 ? points : points.descendingSet());
    ordered.add(limit);
    return ordered;
  }

  private static void keep(NavigableSet<Double> points, double point, double from, double to) {
    if (point > Math.min(from, to) && point < Math.max(from, to)) {
      points.add(point);
    }
  }

  /** Shocks between which every price moves on one line. */
  private final class Stretch {
    private final double from;
    private final double to;
    private final List<Line> values = new ArrayList<>();
    private final List<Line> indexes = new ArrayList<>();
    private final List<Line> nets = new ArrayList<>();

    Stretch(double from, double to) {
      this.from = from;
      this.to = to;
      Map<Asset, Line> net = new HashMap<>();
      for (CrossLeg leg : book.legs()) {
        Asset settlement = leg.settlement();
        Line index = index(settlement);
        Line value = value(leg);
        Line profit = value.minus(index.times(leg.entryValue()));
        net.merge(settlement, profit, Line::plus);
        values.add(value);
        indexes.add(index);
      }
      for (Collateral one : book.collateral()) {
        Line balance = index(one.asset()).times(one.balance().doubleValue());
        nets.add(balance.plus(net.getOrDefault(one.asset(), Line.ZERO)));
      }
    }

    private Line index(Asset settlement) {
      Collateral one = requireNonNull(settlements.get(settlement));
      return factor(settlement).times(one.index().doubleValue());
    }

    private Line value(CrossLeg leg) {
      Collateral one = requireNonNull(settlements.get(leg.settlement()));
      double now = leg.value() * one.index().doubleValue();
      return leg.instrument().isInverse() ? new Line(now, 0) : factor(leg.underlying()).times(now);
    }

    private Line factor(Asset asset) {
      double beta = betas.getOrDefault(asset, 0.0);
      return 1 + beta * middle(from, to) > 0 ? new Line(1, beta) : Line.ZERO;
    }

    OptionalDouble root() {
      double near = from;
      for (double far : outwards(breakpoints(), to)) {
        Line excess = excess(middle(near, far));
        if (excess.at(near) <= 0) {
          return OptionalDouble.of(near);
        }
        if (excess.at(far) <= 0) {
          double root = excess.root().orElse(far);
          return OptionalDouble.of(Math.clamp(root, Math.min(near, far), Math.max(near, far)));
        }
        near = far;
      }
      return OptionalDouble.empty();
    }

    private NavigableSet<Double> breakpoints() {
      TreeSet<Double> points = new TreeSet<>();
      DoubleConsumer inside = point -> keep(points, point, from, to);
      nets.forEach(net -> net.root().ifPresent(inside));
      for (int i = 0; i < values.size(); i++) {
        TierTable table = tables.get(i);
        Line notional = absolute(values.get(i), middle(from, to));
        for (int tier = 0; tier < table.count(); tier++) {
          Line index = indexes.get(i);
          if (tier < table.count() - 1) {
            notional.minus(index.times(table.cap(tier))).root().ifPresent(inside);
          }
          maintenance(table, tier, notional, index).root().ifPresent(inside);
        }
      }
      return points;
    }

    /** Equity above what it is liquidated at, as it is around a shock. */
    private Line excess(double around) {
      Line sum = Line.ZERO;
      for (int i = 0; i < nets.size(); i++) {
        Haircut haircut = book.collateral().get(i).haircut();
        boolean owed = nets.get(i).at(around) < 0;
        sum = sum.plus(nets.get(i).times((owed ? haircut.owed() : haircut.owned()).doubleValue()));
      }
      for (int i = 0; i < values.size(); i++) {
        TierTable table = tables.get(i);
        if (table.count() > 0) {
          Line notional = absolute(values.get(i), around);
          int tier = table.index(notional.at(around), indexes.get(i).at(around));
          Line index = indexes.get(i);
          Line kept = maintenance(table, tier, notional, index);
          if (kept.at(around) > 0) {
            sum = sum.minus(kept.times(book.liquidationRatio()));
          }
        }
      }
      return sum;
    }
  }

  /** Maintenance in a tier, where it is above zero. */
  private static Line maintenance(TierTable table, int tier, Line notional, Line index) {
    return notional.times(table.rate(tier)).minus(index.times(table.amount(tier)));
  }

  private static Line absolute(Line value, double around) {
    return value.at(around) < 0 ? value.times(-1) : value;
  }

  private static double middle(double from, double to) {
    return from + (to - from) / 2;
  }
}
