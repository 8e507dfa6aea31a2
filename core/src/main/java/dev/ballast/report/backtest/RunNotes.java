// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.engine.Backtest;
import dev.ballast.engine.Run;
import dev.ballast.engine.Session;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.RuleBook;
import dev.ballast.order.Event;
import dev.ballast.plan.Plan;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.RuleStop;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a reader must know of a backtest: its assumptions, and what was refused. */
final class RunNotes {
  /** A number in a reason, but not the venue's code at its end: {@code (-4004)}. */
  private static final String FIGURE = "(?<!\\(-?\\d{0,4})-?\\d[\\d.]*";

  private final Policy policy;
  private final Backtest backtest;
  private final Run run;
  private final RuleBook rules;
  private final List<String> more;

  private RunNotes(Policy policy, Backtest backtest, RuleBook rules, List<String> more) {
    this.policy = policy;
    this.backtest = backtest;
    this.run = backtest.run();
    this.rules = rules;
    this.more = List.copyOf(more);
  }

  /**
   * One sentence each.
   *
   * @param more of what only the caller knows
   */
  static List<String> of(Policy policy, Backtest backtest, RuleBook rules, List<String> more) {
    return new RunNotes(policy, backtest, rules, more).notes();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "orders fill at the next bar's open, moved against us by half a spread of "
            + policy.terms().costs().halfSpread()
            + "; fees of "
            + policy.terms().costs().spotFees().tier(run.first().time(), BigDecimal.ZERO)
            + " on spot and "
            + policy.terms().costs().futuresFees().tier(run.first().time(), BigDecimal.ZERO)
            + " on futures; idle cash earns nothing");
    notes.add(
        "spot core alone: what the first day bought, kept, without a hedge; equal weight: every"
            + " member alike, rebalanced monthly at no cost; "
            + policy.benchmark()
            + " held: bought at the start at no cost");
    extendedRules().ifPresent(notes::add);
    atPar(notes);
    notes.addAll(more);
    policy
        .terms()
        .costs()
        .participation()
        .ifPresent(
            share -> notes.add("fills take at most " + share + " of a bar's volume together"));
    run.decisions().stream()
        .flatMap(decision -> decision.stops().stream())
        .map(RuleStop::note)
        .distinct()
        .forEach(notes::add);
    refusedOrders(notes);
    refusedWishes(notes);
    return notes;
  }

  /** From which day on there are rules of what was traded, where that is after the start. */
  private Optional<String> extendedRules() {
    SequencedSet<InstrumentId> traded = traded();
    return rules.versions().entrySet().stream()
        .filter(one -> traded.contains(one.getKey()))
        .flatMap(one -> one.getValue().stream())
        .filter(one -> RuleBook.extendedBackwards(one, run.first().time()))
        .map(one -> one.asOf())
        .min(LocalDate::compareTo)
        .map(day -> "trading rules of " + day + " and later are extended backwards");
  }

  /** Currencies that stood at par with the quote, for want of a price. */
  private void atPar(List<String> notes) {
    SequencedMap<Asset, Integer> counts = new TreeMap<>();
    for (Session.Snapshot snapshot : run.snapshots()) {
      for (Asset currency : snapshot.exposure().currencies().keySet()) {
        if (snapshot.marks().atPar(currency)) {
          counts.merge(currency, 1, Integer::sum);
        }
      }
    }
    counts.forEach((currency, count) ->
        notes.add(
            currency
                + " is taken at par with "
                + policy.quote()
                + " at "
                + count
                + " of "
                + run.snapshots().size()
                + " closes: the history has no price of one in the other"));
  }

  private SequencedSet<InstrumentId> traded() {
    SequencedSet<InstrumentId> traded = new TreeSet<>();
    for (Event event : backtest.events()) {
      if (event instanceof Event.Filled filled) {
        traded.add(filled.instrument());
      }
    }
    return traded;
  }

  /** Refused orders by their reason: reasons that differ in figures alone are one, told once. */
  private void refusedOrders(List<String> notes) {
    SequencedMap<String, String> first = new LinkedHashMap<>();
    SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    for (Event event : backtest.eventsOfTheRun()) {
      if (event instanceof Event.OrderRefused refused) {
        String kind = refused.reason().replaceAll(FIGURE, "n");
        first.putIfAbsent(kind, refused.reason());
        counts.merge(kind, 1, Integer::sum);
      }
    }
    first.forEach((kind, reason) -> {
      int count = counts.getOrDefault(kind, 0);
      String orders = count == 1 ? "1 order refused" : count + " orders refused";
      notes.add(orders + (count > 1 && !kind.equals(reason) ? ", the first: " : ": ") + reason);
    });
  }

  /**
   * What reviews wanted of the core and could not order; of hedges the hedge's own part says it.
   */
  private void refusedWishes(List<String> notes) {
    ReasonCount.Counter counter = new ReasonCount.Counter();
    Optional<String> first = Optional.empty();
    int waited = 0;
    for (Plan plan : run.plans()) {
      List<RefusedLeg> refused =
          plan.refused().stream().filter(leg -> !HedgeOutcome.isHedge(leg)).toList();
      if (!refused.isEmpty()) {
        waited++;
        first = first.or(() -> Optional.of(described(plan, refused.getFirst())));
        for (RefusedLeg leg : refused) {
          counter.add(Instant.ofEpochMilli(plan.time()), leg.instrument(), leg.reason());
        }
      }
    }
    if (waited == 0) {
      return;
    }
    notes.add(
        "at "
            + waited
            + " of "
            + run.plans().size()
            + " reviews something was wanted that could not be ordered; the first: "
            + first.orElseThrow());
    List<ReasonCount> reasons = counter.counts();
    if (reasons.size() > 1) {
      reasons.forEach(reason -> notes.add("could not be ordered, " + reason));
    }
  }

  private static String described(Plan plan, RefusedLeg leg) {
    return day(plan.time()) + " " + leg.instrument() + ", " + leg.wish() + ": " + leg.reason();
  }

  private static LocalDate day(long time) {
    return UtcDay.date(time);
  }
}
