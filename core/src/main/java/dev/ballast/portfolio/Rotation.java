// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.policy.RotationPlan;
import dev.ballast.signal.SignalHistory;
import dev.ballast.signal.SignalQuestion;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Percent;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Sector weights as signals have moved them, step by step: every Monday from where they were.
 *
 * @param weights by sector, in the order of the base, summing to one hundred
 * @param reasons a phrase for each sector whose weight moved or stays away from the plan's
 * @param moves what the plan itself moves between sectors, a phrase each: {@code a narrative moves
 *     5,000 USDT from gaming to ai}
 */
public record Rotation(
    SequencedMap<Sector, Percent> weights, List<String> reasons, List<String> moves) {
  /** What the base of a rotation is called, as it is written and as regimes have moved it. */
  private static final String PLAN = "plan";

  private static final String REGIME = "regime";

  /** Copies all. */
  public Rotation {
    weights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(weights));
    reasons = List.copyOf(reasons);
    moves = List.copyOf(moves);
  }

  /** The base as it is. */
  public static Rotation none(SequencedMap<Sector, Percent> base) {
    return new Rotation(base, List.of(), List.of());
  }

  /**
   * Folded from the Monday on which the signals' own fold begins, where the weights are the plan's,
   * to the last Monday at or before the view's time. Between Mondays weights stay, but where a
   * review of the regime moves the base they move with it.
   */
  public static Rotation at(
      MarketView view, SignalQuestion question, RegimeBase base, RotationPlan plan) {
    return view.column(new Of(question, base, plan)).at(view);
  }

  /** The same on every Monday from where the signals' own fold begins, in order. */
  static List<Rotation> mondays(
      MarketView view, SignalQuestion question, RegimeBase base, RotationPlan plan) {
    return view
        .column(new Of(question, base, plan))
        .upTo(view, SignalHistory.mondays(view, question))
        .stream()
        .map(Step::told)
        .toList();
  }

  /**
   * One step from where the weights are.
   *
   * @param current of the sectors of the base
   * @param stances a sector without one holds
   */
  public static SequencedMap<Sector, Percent> weights(
      SequencedMap<Sector, Percent> current,
      SequencedMap<Sector, Percent> base,
      Map<Sector, Stance> stances,
      RotationPlan plan) {
    return RotationStep.of(current, base, stances, plan);
  }

  private static Rotation told(
      SequencedMap<Sector, Percent> current,
      SequencedMap<Sector, Percent> base,
      SequencedMap<Sector, Percent> after,
      String called) {
    List<String> reasons = new ArrayList<>();
    after.forEach((sector, weight) -> {
      Percent before = current.getOrDefault(sector, Percent.ZERO);
      if (weight.compareTo(before) != 0) {
        reasons.add(sector + " from " + rounded(before) + " to " + rounded(weight));
      } else {
        away(sector, weight, base, called).ifPresent(reasons::add);
      }
    });
    return new Rotation(after, reasons, List.of());
  }

  /** A phrase for each sector whose weight stays away from the base's. */
  static List<String> away(SequencedMap<Sector, Percent> weights, RegimeBase base, MarketView at) {
    SequencedMap<Sector, Percent> now = base.weights(at);
    return away(weights, now, now.equals(base.plan()) ? PLAN : REGIME);
  }

  private static List<String> away(
      SequencedMap<Sector, Percent> weights, SequencedMap<Sector, Percent> base, String called) {
    List<String> away = new ArrayList<>();
    weights.forEach((sector, weight) -> away(sector, weight, base, called).ifPresent(away::add));
    return away;
  }

  private static Optional<String> away(
      Sector sector, Percent weight, SequencedMap<Sector, Percent> base, String called) {
    Percent planned = base.getOrDefault(sector, Percent.ZERO);
    Percent shown = called.equals(PLAN) ? planned : rounded(planned);
    return weight.compareTo(planned) == 0
        ? Optional.empty()
        : Optional.of(sector + " stays at " + rounded(weight) + " (" + called + " " + shown + ")");
  }

  private static Percent rounded(Percent weight) {
    return new Percent(weight.value().setScale(2, RoundingMode.HALF_EVEN));
  }

  /** One Monday's step; most are never told, only gone on from. */
  private static final class Step {
    private final SequencedMap<Sector, Percent> current;
    private final SequencedMap<Sector, Percent> base;
    private final SequencedMap<Sector, Percent> weights;
    private final String called;
    private Optional<Rotation> told = Optional.empty();

    private Step(
        SequencedMap<Sector, Percent> current,
        SequencedMap<Sector, Percent> base,
        SequencedMap<Sector, Percent> weights,
        String called) {
      this.current = current;
      this.base = base;
      this.weights = weights;
      this.called = called;
    }

    private Rotation told() {
      if (told.isEmpty()) {
        told = Optional.of(Rotation.told(current, base, weights, called));
      }
      return told.get();
    }
  }

  /** A plan's rotations, each Monday's once. For one thread. */
  private static final class Fold {
    private final Of of;
    private final Map<Long, List<Step>> foldedFrom = new HashMap<>();

    private Fold(Of of) {
      this.of = of;
    }

    private List<Step> upTo(MarketView view, List<SignalReview> mondays) {
      if (mondays.isEmpty()) {
        return List.of();
      }
      List<Step> folded =
          foldedFrom.computeIfAbsent(mondays.getFirst().time(), from -> new ArrayList<>());
      while (folded.size() < mondays.size()) {
        SignalReview monday = mondays.get(folded.size());
        SequencedMap<Sector, Percent> base = of.base.weights(view.at(monday.time()));
        SequencedMap<Sector, Percent> current =
            folded.isEmpty()
                ? base
                : RegimeStep.carried(
                    folded.getLast().weights, base(view, mondays, folded.size() - 1), base);
        String called = base.equals(of.base.plan()) ? PLAN : REGIME;
        folded.add(new Step(current, base, weights(current, base, monday.own(), of.plan), called));
      }
      return folded.subList(0, mondays.size());
    }

    private Rotation at(MarketView view) {
      List<SignalReview> mondays = SignalHistory.mondays(view, of.question);
      List<Step> folded = upTo(view, mondays);
      if (folded.isEmpty()) {
        return none(of.base.weights(view));
      }
      Step last = folded.getLast();
      SequencedMap<Sector, Percent> carried =
          RegimeStep.carried(
              last.weights, base(view, mondays, mondays.size() - 1), of.base.weights(view));
      return carried.equals(last.weights)
          ? last.told()
          : new Rotation(carried, away(carried, of.base.weights(view), REGIME), List.of());
    }

    private SequencedMap<Sector, Percent> base(
        MarketView view, List<SignalReview> mondays, int monday) {
      return of.base.weights(view.at(mondays.get(monday).time()));
    }
  }

  private record Of(SignalQuestion question, RegimeBase base, RotationPlan plan)
      implements Column<Fold> {
    /** Of what is asked alone: a run has one plan and its base. */
    @Override
    public int hashCode() {
      return question.hashCode();
    }

    @Override
    public Fold of(History history) {
      return new Fold(this);
    }
  }
}
