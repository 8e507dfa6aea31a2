// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.engine.Run;
import dev.ballast.plan.Decision;
import dev.ballast.plan.SizedTarget;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Reading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Whether the hedges kept the portfolio's beta at its target. A beta is that of the whole
 * portfolio: the sum of beta x exposure over its assets, divided by equity. Figures are over the
 * reviews that had a target beta.
 *
 * @param days of the reviews that looked at hedges, rising
 * @param target the lowest beta that a rule asked for; a gap where none could be set
 * @param held portfolio beta at the close, before the review's orders
 * @param planned portfolio beta once every order of the review would have filled
 * @param targeted reviews that had a target beta
 * @param meanTarget of these
 * @param meanHeld of these
 * @param highestHeld of these
 * @param meanPlanned of these
 * @param highestPlanned of these
 * @param above of these, how many held more than {@link #TOLERANCE} above the target
 * @param abovePlanned of those, how many were so by the plan of the review before
 * @param aboveDrifted of those, how many the review before had planned to be below; of the rest no
 *     review before had set a target
 * @param cut reviews at which a hedge was made smaller than its rule asked
 * @param refused reviews at which a hedge could not be ordered
 * @param shrunk reviews at which purchases were made smaller, for want of cash or of a hedge
 * @param cutReasons why hedges were cut, the most frequent first; of one hedge they sum to {@code
 *     cut}, of several a review counts under each of their reasons
 * @param refusedReasons why hedges could not be ordered, alike
 */
public record HedgeOutcome(
    List<Instant> days,
    PartialCurve target,
    PartialCurve held,
    PartialCurve planned,
    int targeted,
    Reading meanTarget,
    Reading meanHeld,
    Reading highestHeld,
    Reading meanPlanned,
    Reading highestPlanned,
    int above,
    int abovePlanned,
    int aboveDrifted,
    int cut,
    int refused,
    int shrunk,
    List<ReasonCount> cutReasons,
    List<ReasonCount> refusedReasons) {
  /** How far above its target a beta may stand and still count as kept. */
  public static final double TOLERANCE = 0.1;

  /** Copies the lists. */
  public HedgeOutcome {
    days = List.copyOf(days);
    cutReasons = List.copyOf(cutReasons);
    refusedReasons = List.copyOf(refusedReasons);
  }

  /** What became of a policy's hedges; empty where no review looked at any. */
  static Optional<HedgeOutcome> of(Policy policy, Run run) {
    boolean hedges =
        !policy.overlay().hedges().isEmpty() || policy.overlay().optimised().isPresent();
    return hedges ? of(run.decisions()) : Optional.empty();
  }

  /** What became of the hedges of these decisions, in order. */
  static Optional<HedgeOutcome> of(List<Decision> decisions) {
    List<Decision> reviews =
        decisions.stream().filter(one -> one.plan().looksAt(ReviewKind.HEDGES)).toList();
    if (reviews.isEmpty()) {
      return Optional.empty();
    }
    List<Instant> days =
        reviews.stream().map(one -> Instant.ofEpochMilli(one.plan().time())).toList();
    List<Reading> target = reviews.stream().map(HedgeOutcome::target).toList();
    List<Reading> held = reviews.stream().map(one -> beta(one.before())).toList();
    List<Reading> planned = reviews.stream().map(one -> beta(one.after())).toList();
    double[] targets = values(target, target);
    double[] helds = values(held, target);
    double[] plans = values(planned, target);
    return Optional.of(
        new HedgeOutcome(
            days,
            PartialCurve.of("target beta", days, target),
            PartialCurve.of("beta held", days, held),
            PartialCurve.of("beta planned", days, planned),
            targets.length,
            mean(targets),
            mean(helds),
            highest(helds),
            mean(plans),
            highest(plans),
            (int) above(held, target).count(),
            (int) above(held, target).filter(i -> before(planned, target, i) > 0).count(),
            (int) above(held, target).filter(i -> before(planned, target, i) < 0).count(),
            (int) reviews.stream().filter(HedgeOutcome::isCut).count(),
            (int) reviews.stream().filter(HedgeOutcome::isRefused).count(),
            (int) reviews.stream().filter(one -> one.shrunk().isPresent()).count(),
            cutReasons(reviews),
            refusedReasons(reviews)));
  }

  private static boolean isCut(Decision decision) {
    return decision.hedges().stream().anyMatch(hedge -> hedge.cut().isPresent());
  }

  private static Reading target(Decision decision) {
    OptionalDouble lowest =
        decision.hedges().stream()
            .map(hedge -> hedge.target().betaTarget())
            .flatMapToDouble(OptionalDouble::stream)
            .min();
    return lowest.isPresent()
        ? Reading.of(lowest.getAsDouble())
        : Reading.absent("no target beta could be set");
  }

  private static Reading beta(PortfolioBeta beta) {
    if (!beta.unmeasured().isEmpty()) {
      return Reading.absent("no beta is measured for all that is held");
    }
    return beta.unknown().map(Reading::absent).orElseGet(() -> Reading.of(beta.beta()));
  }

  /** What is read where there is a target. */
  private static double[] values(List<Reading> readings, List<Reading> target) {
    return IntStream.range(0, readings.size())
        .filter(i -> target.get(i).value().isPresent())
        .filter(i -> readings.get(i).value().isPresent())
        .mapToDouble(i -> readings.get(i).value().orElseThrow())
        .toArray();
  }

  /** The reviews that held too much. */
  private static IntStream above(List<Reading> held, List<Reading> target) {
    return IntStream.range(0, held.size()).filter(i -> isAbove(held.get(i), target.get(i)));
  }

  private static boolean isAbove(Reading beta, Reading target) {
    return beta.value().orElse(0) > target.value().orElse(Double.MAX_VALUE) + TOLERANCE;
  }

  /** Whether the review before had planned too much: 1, or not: -1; 0 where it had no target. */
  private static int before(List<Reading> planned, List<Reading> target, int review) {
    if (review == 0 || target.get(review - 1).value().isEmpty()) {
      return 0;
    }
    return isAbove(planned.get(review - 1), target.get(review - 1)) ? 1 : -1;
  }

  private static Reading mean(double[] values) {
    OptionalDouble mean = Arrays.stream(values).average();
    return mean.isPresent() ? Reading.of(mean.getAsDouble()) : none();
  }

  private static Reading highest(double[] values) {
    OptionalDouble highest = Arrays.stream(values).max();
    return highest.isPresent() ? Reading.of(highest.getAsDouble()) : none();
  }

  private static Reading none() {
    return Reading.absent("no review had a target beta");
  }

  private static boolean isRefused(Decision decision) {
    return decision.plan().refused().stream().anyMatch(HedgeOutcome::isHedge);
  }

  /** Whether a leg was a hedge's: the core is in spot. */
  static boolean isHedge(RefusedLeg leg) {
    return !leg.instrument().isSpot();
  }

  private static List<ReasonCount> cutReasons(List<Decision> reviews) {
    ReasonCount.Counter counter = new ReasonCount.Counter();
    for (Decision review : reviews) {
      Instant day = Instant.ofEpochMilli(review.plan().time());
      for (SizedTarget hedge : review.hedges()) {
        hedge.cut().ifPresent(limit -> counter.add(day, hedge.target().instrument(), limit));
      }
    }
    return counter.counts();
  }

  private static List<ReasonCount> refusedReasons(List<Decision> reviews) {
    ReasonCount.Counter counter = new ReasonCount.Counter();
    for (Decision review : reviews) {
      Instant day = Instant.ofEpochMilli(review.plan().time());
      for (RefusedLeg leg : review.plan().refused()) {
        if (isHedge(leg)) {
          counter.add(day, leg.instrument(), leg.reason());
        }
      }
    }
    return counter.counts();
  }
}
