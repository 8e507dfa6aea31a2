// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.cost.ExpectedFunding;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.policy.RotationPlan;
import dev.ballast.policy.RotationSpread;
import dev.ballast.signal.SignalHistory;
import dev.ballast.signal.SignalQuestion;
import dev.ballast.signal.SignalReview;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * How far spot has followed a rotation that is made in futures first, folded Monday by Monday as
 * the rotation is: a function of time and history alone. A move of weights is settled once it has
 * lasted, and all at once where the funding that its futures are expected to pay over that time is
 * more than moving the spot costs.
 *
 * @param points by sector of the spot core, the part of the rotation's move that is not settled:
 *     bought +, sold -, summing to zero; of sectors that have one
 * @param settled by sector, what was settled on this Monday, alike
 * @param by the Monday by which all of it is settled if it lasts, epoch milliseconds; absent where
 *     nothing is open
 * @param sooner why it was settled before it had lasted, a phrase
 */
record Settlement(
    SequencedMap<Sector, Percent> points,
    SequencedMap<Sector, Percent> settled,
    OptionalLong by,
    Optional<String> sooner) {
  /** Nothing is in futures. */
  static final Settlement NONE =
      new Settlement(
          new LinkedHashMap<>(), new LinkedHashMap<>(), OptionalLong.empty(), Optional.empty());

  /** Copies the maps. */
  Settlement {
    points = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(points));
    settled = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settled));
  }

  /** As of the last Monday at or before the view's time. */
  static Settlement at(
      MarketView view,
      SignalQuestion question,
      RegimeBase base,
      RotationPlan plan,
      RotationSpread rule,
      TradingCosts costs) {
    return view.column(new Of(question, base, plan, rule.days(), costs)).at(view);
  }

  private record Of(
      SignalQuestion question, RegimeBase base, RotationPlan plan, int days, TradingCosts costs)
      implements Column<Fold> {
    @Override
    public Fold of(History history) {
      return new Fold(this);
    }
  }

  /** Settlements of a plan, each Monday's once. For one thread. */
  private static final class Fold {
    private final Of of;
    private final Map<Long, List<Settlement>> foldedFrom = new HashMap<>();
    private final Map<Long, SettledMoves> movesFrom = new HashMap<>();

    private Fold(Of of) {
      this.of = of;
    }

    private Settlement at(MarketView view) {
      List<SignalReview> mondays = SignalHistory.mondays(view, of.question);
      if (mondays.isEmpty()) {
        return NONE;
      }
      List<Rotation> rotations = Rotation.mondays(view, of.question, of.base, of.plan);
      long first = mondays.getFirst().time();
      List<Settlement> folded = foldedFrom.computeIfAbsent(first, _ -> new ArrayList<>());
      SettledMoves moves =
          movesFrom.computeIfAbsent(first, _ -> new SettledMoves(of.days * UtcDay.MILLIS));
      while (folded.size() < mondays.size()) {
        int next = folded.size();
        long time = mondays.get(next).time();
        SequencedMap<Sector, BigDecimal> before = moves.settled();
        moves.add(time, moved(rotations.get(next), of.base.weights(view.at(time))));
        Optional<String> sooner = sooner(view.at(time), moves);
        if (sooner.isPresent()) {
          moves.settleAll();
        }
        SequencedMap<Sector, BigDecimal> settled = new LinkedHashMap<>();
        moves
            .settled()
            .forEach((sector, now) ->
                settled.put(sector, now.subtract(before.getOrDefault(sector, BigDecimal.ZERO))));
        folded.add(new Settlement(points(moves.open()), points(settled), moves.by(), sooner));
      }
      return folded.get(mondays.size() - 1);
    }

    /** Points by which the rotation has moved each sector from what it rotates about. */
    private static SequencedMap<Sector, BigDecimal> moved(
        Rotation rotation, SequencedMap<Sector, Percent> base) {
      SequencedMap<Sector, BigDecimal> moved = new LinkedHashMap<>();
      rotation
          .weights()
          .forEach((sector, weight) ->
              moved.put(
                  sector,
                  weight.value().subtract(base.getOrDefault(sector, Percent.ZERO).value())));
      return moved;
    }

    /** Why spot is cheaper, as far as the funding of all that is open is known. */
    private Optional<String> sooner(MarketView view, SettledMoves moves) {
      double funding = 0;
      double held = 0;
      for (Map.Entry<Sector, BigDecimal> one : moves.open().entrySet()) {
        double points = one.getValue().doubleValue();
        OptionalDouble perDay = funding(view, one.getKey());
        if (perDay.isEmpty()) {
          return Optional.empty();
        }
        funding += points * perDay.getAsDouble() * of.days;
        held += Math.abs(points);
      }
      double rate =
          of.costs.spotFees().taker(view.time()).fraction() + of.costs.halfSpread().fraction();
      return held > 0 && funding > held * rate
          ? Optional.of(
              String.format(
                  Locale.ROOT,
                  "its futures are expected to pay %.2f%% of what they hold in funding over %s, and"
                      + " to move the spot costs %.2f%%",
                  100 * funding / held,
                  RotationWords.time(of.days),
                  100 * rate))
          : Optional.empty();
    }

    /** What a long of a sector's members pays in a day, a fraction, where it is known of any. */
    private OptionalDouble funding(MarketView view, Sector sector) {
      double sum = 0;
      int known = 0;
      for (Asset member : of.question.members().getOrDefault(sector, List.of())) {
        OptionalDouble perDay =
            ExpectedFunding.perDay(view, view.perpetual(member, of.question.market()));
        if (perDay.isPresent()) {
          sum += perDay.getAsDouble();
          known++;
        }
      }
      return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / known);
    }

    private static SequencedMap<Sector, Percent> points(SequencedMap<Sector, BigDecimal> exact) {
      SequencedMap<Sector, Percent> points = new LinkedHashMap<>();
      exact.forEach((sector, value) -> {
        if (value.signum() != 0) {
          points.put(sector, new Percent(value));
        }
      });
      return points;
    }
  }
}
