// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.margin.AccountFinding;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.MarketView;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.report.desk.DeskReports;
import dev.ballast.report.desk.LegRow;
import dev.ballast.report.desk.MarginShift;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.desk.TicketRow;
import dev.ballast.report.figure.Reading;
import dev.ballast.signal.regime.Phase;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the record of one review. */
final class ReviewRecord {
  private static final int NAMED = 3;

  private final Policy policy;
  private final Decision decision;
  private final Optional<Decision> last;
  private final Optional<Decision> compared;
  private final Outcomes outcomes;
  private final MarketView view;
  private final SeenInSignals signals;
  private final Optional<SeenPhase> phase;
  private final Optional<SeenRegime> regime;
  private final Proposal proposal;

  /**
   * Of a decision.
   *
   * @param last the decision before
   * @param lastOfSectors the last one before that looked at the sectors
   * @param view of the decision's time
   */
  ReviewRecord(
      Policy policy,
      Decision decision,
      Optional<Decision> last,
      Optional<Decision> lastOfSectors,
      Outcomes outcomes,
      BracketBook brackets,
      MarketView view) {
    this.policy = policy;
    this.decision = decision;
    this.last = last;
    this.compared = decision.signals().sectors().isEmpty() ? last : lastOfSectors.or(() -> last);
    this.outcomes = outcomes;
    this.view = view;
    this.signals = new SeenInSignals(decision.signals(), lastOfSectors.map(Decision::signals));
    this.phase = SeenPhase.of(policy, decision, lastOfSectors, view);
    this.regime = SeenRegime.of(policy, decision);
    this.proposal = DeskReports.of(policy, decision, brackets, view).proposal();
  }

  /** What the reader is shown of the tickets. */
  List<TicketRow> tickets() {
    return proposal.tickets();
  }

  DiaryEntry entry() {
    long time = decision.plan().time();
    List<String> happened = new ArrayList<>();
    priceMove().ifPresent(happened::add);
    heldMoves().ifPresent(happened::add);
    happened.addAll(outcomes.until(time));
    double equity = decision.exposure().equity().toDouble();
    List<String> rhythm =
        FundingRhythm.changes(
            view,
            policy.market(),
            members(),
            last.map(one -> one.plan().time()).orElse(time - UtcDay.MILLIS));
    return new DiaryEntry(
        Instant.ofEpochMilli(time),
        decision.plan().reviews(),
        decision.occasions(),
        equity > 0 ? Reading.of(equity) : Reading.absent("nothing is left"),
        decision
            .marks()
            .find(policy.benchmark())
            .map(price -> Reading.of(price.toDouble()))
            .orElse(Reading.absent("no price of " + policy.benchmark())),
        phase.flatMap(SeenPhase::phase).map(Phase::toString),
        signals.stances(),
        happened,
        saw(rhythm),
        signals.news()
            || phase.filter(SeenPhase::news).isPresent()
            || statesChanged()
            || regime.filter(SeenRegime::news).isPresent()
            || !rhythm.isEmpty(),
        moved(),
        proposal.tickets().stream().map(this::ticket).toList(),
        proposal.refused().stream()
            .map(leg -> leg.instrument() + ", " + leg.wish() + ": " + leg.reason())
            .toList(),
        proposal.notes(),
        new Checklist(policy, decision, proposal).items(),
        next(time));
  }

  /** The members of the sectors with a weight. */
  private SequencedSet<Asset> members() {
    SequencedSet<Asset> members = new TreeSet<>();
    policy
        .core()
        .spot()
        .weights()
        .keySet()
        .forEach(sector -> members.addAll(decision.sectors().members(sector)));
    return members;
  }

  /** How the benchmark's price moved since the last review of the kind. */
  private Optional<String> priceMove() {
    Optional<Price> now = decision.marks().find(policy.benchmark());
    Optional<Price> then = compared.flatMap(one -> one.marks().find(policy.benchmark()));
    if (now.isEmpty() || then.isEmpty()) {
      return Optional.empty();
    }
    long days = (decision.plan().time() - compared.orElseThrow().plan().time()) / UtcDay.MILLIS;
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s %+.1f%% to %s%s",
            policy.benchmark(),
            100 * (now.get().toDouble() / then.get().toDouble() - 1),
            now.get(),
            days > 1 ? " in " + days + " days" : ""));
  }

  /** The worst and the best of what is held in spot beside the benchmark, since then. */
  private Optional<String> heldMoves() {
    SequencedMap<Asset, Double> moves = new TreeMap<>();
    for (Asset asset : decision.exposure().spot().keySet()) {
      Optional<Price> now = decision.marks().find(asset);
      Optional<Price> then = compared.flatMap(one -> one.marks().find(asset));
      boolean counts = !asset.equals(policy.benchmark()) && !asset.isDollar();
      if (counts && now.isPresent() && then.isPresent()) {
        moves.put(asset, now.get().toDouble() / then.get().toDouble() - 1);
      }
    }
    if (moves.size() < 2) {
      return Optional.empty();
    }
    Map.Entry<Asset, Double> worst =
        Collections.min(moves.entrySet(), Map.Entry.comparingByValue());
    Map.Entry<Asset, Double> best = Collections.max(moves.entrySet(), Map.Entry.comparingByValue());
    return Optional.of(
        String.format(
            Locale.ROOT,
            "of what is held %s %+.1f%% at worst, %s %+.1f%% at best",
            worst.getKey(),
            100 * worst.getValue(),
            best.getKey(),
            100 * best.getValue()));
  }

  private List<String> saw(List<String> rhythm) {
    List<String> saw = new ArrayList<>();
    phase.ifPresent(one -> saw.addAll(one.sentences()));
    regime.ifPresent(one -> saw.addAll(one.sentences(List.copyOf(saw))));
    saw.addAll(SeenConvictions.sentences(policy, decision));
    saw.addAll(signals.sentences());
    saw.addAll(rhythm);
    decision
        .lasting()
        .forEach(state ->
            saw.add(
                state.circumstance()
                    + " since "
                    + UtcDay.date(state.since())
                    + ": "
                    + state.sentence()));
    decision.stops().forEach(stop -> saw.add(stop.note()));
    decision.findings().stream().map(AccountFinding::sentence).forEach(saw::add);
    decision.refusal().ifPresent(saw::add);
    saw.add(beta() + "; " + margin());
    return saw;
  }

  private String beta() {
    Reading before = proposal.betaBefore();
    Reading after = proposal.betaAfter();
    return before.value().isEmpty()
        ? "beta to " + policy.benchmark() + " not known: " + unmeasured(before.reason())
        : String.format(
            Locale.ROOT,
            "beta to %s %.2f%s",
            policy.benchmark(),
            before.value().getAsDouble(),
            after.value().isPresent()
                ? String.format(Locale.ROOT, ", %.2f once it is done", after.value().getAsDouble())
                : "");
  }

  /** The reason, with no more than the first few of the assets that it names. */
  private String unmeasured(String reason) {
    List<Asset> lacking = decision.before().unmeasured();
    return lacking.size() <= NAMED
        ? reason
        : "no beta of "
            + lacking.stream().limit(NAMED).map(Asset::code).collect(Collectors.joining(", "))
            + " and "
            + (lacking.size() - NAMED)
            + " more";
  }

  private String margin() {
    MarginShift margin = proposal.margin();
    Reading distance = margin.before().liquidationDistance();
    if (decision.account().positions().isEmpty()) {
      return "no futures are open";
    }
    return String.format(
        Locale.ROOT,
        "margin %s of equity (at most %.0f%%), liquidation %s (at least %.0f%% away)",
        margin.usedBefore().value().isPresent()
            ? String.format(Locale.ROOT, "%.1f%%", 100 * margin.usedBefore().value().getAsDouble())
            : "not known",
        100 * margin.mostUsed(),
        distance.value().isPresent()
            ? String.format(
                Locale.ROOT, "if the market moves %+.0f%%", 100 * distance.value().getAsDouble())
            : "not in sight: " + distance.reason(),
        100 * margin.leastDistance());
  }

  /** Whether a state of the market or a stop began or ended. */
  private boolean statesChanged() {
    return last.filter(before ->
            before.stops().equals(decision.stops())
                && before.lasting().stream()
                    .map(one -> one.circumstance() + " " + one.since())
                    .toList()
                    .equals(
                        decision.lasting().stream()
                            .map(one -> one.circumstance() + " " + one.since())
                            .toList()))
        .isEmpty();
  }

  private List<String> moved() {
    List<String> moved = new ArrayList<>();
    regime.ifPresent(one -> moved.addAll(one.moved()));
    moved.addAll(decision.rotation().moves());
    if (decision.plan().looksAt(ReviewKind.SECTORS)) {
      moved.addAll(decision.rotation().reasons());
    }
    return moved;
  }

  private DiaryTicket ticket(TicketRow row) {
    double bought = 0;
    double sold = 0;
    for (LegRow leg : row.legs()) {
      bought += Math.max(0, leg.notional());
      sold += Math.max(0, -leg.notional());
    }
    return new DiaryTicket(
        row.id(),
        row.terms().purpose(),
        row.title(),
        row.why(),
        row.legs().size(),
        bought,
        sold,
        row.terms().once(),
        row.terms().closes(),
        outcomes.of(row.id(), row.legs().size()));
  }

  private List<String> next(long time) {
    List<String> next = new ArrayList<>();
    for (ReviewKind kind : ReviewKind.values()) {
      policy
          .reviews()
          .next(kind, time)
          .ifPresent(then -> next.add(kind + " on " + UtcDay.date(then)));
    }
    return next;
  }
}
