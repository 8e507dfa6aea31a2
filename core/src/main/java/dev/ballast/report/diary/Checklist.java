// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Sector;
import dev.ballast.order.Purpose;
import dev.ballast.plan.Decision;
import dev.ballast.plan.SizedTarget;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.Budget;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.portfolio.RegimeTilt;
import dev.ballast.report.desk.ClosingRule;
import dev.ballast.report.desk.MarginUse;
import dev.ballast.report.desk.Proposal;
import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * What a review has to settle, ticked: benchmark, sectors, contracts, betas, target, size and
 * leverage, hedge legs, next review; and for each spread its drift or view, legs, margin, basis at
 * entry and closing rule.
 */
final class Checklist {
  private static final int NAMED = 4;

  private final Policy policy;
  private final Decision decision;
  private final Proposal proposal;
  private final boolean spotDue;
  private final boolean hedgesDue;

  Checklist(Policy policy, Decision decision, Proposal proposal) {
    this.policy = policy;
    this.decision = decision;
    this.proposal = proposal;
    this.spotDue =
        Arrays.stream(ReviewKind.values())
            .filter(ReviewKind::movesSpot)
            .anyMatch(decision.plan()::looksAt);
    this.hedgesDue = decision.plan().looksAt(ReviewKind.HEDGES) && policy.overlay().asksAnything();
  }

  List<ChecklistItem> items() {
    List<ChecklistItem> items =
        new ArrayList<>(
            List.of(
                benchmark(),
                sectors(),
                contracts(),
                betas(),
                target(),
                size(),
                hedgeLegs(),
                nextReview()));
    if (policy.core().regime().moves()) {
      items.add(2, regime());
    }
    spreads().forEach((purpose, ticket) -> items.add(spread(purpose, ticket)));
    return items;
  }

  private ChecklistItem benchmark() {
    Optional<Price> price = decision.marks().find(policy.benchmark());
    return price
        .map(one -> ChecklistItem.done("benchmark", policy.benchmark() + " at " + one))
        .orElseGet(() -> ChecklistItem.open("benchmark", "no price of " + policy.benchmark()));
  }

  private ChecklistItem sectors() {
    SequencedSet<Sector> wanted = new LinkedHashSet<>(policy.core().spot().weights().keySet());
    List<String> empty =
        wanted.stream()
            .filter(sector -> decision.sectors().members(sector).isEmpty())
            .map(Sector::name)
            .toList();
    String judged =
        decision.signals().sectors().isEmpty()
            ? ""
            : ", "
                + decision.signals().sectors().stream().filter(one -> one.judged()).count()
                + " judged";
    String says = wanted.size() + " with a weight" + judged;
    return empty.isEmpty()
        ? ChecklistItem.done("sectors", says)
        : ChecklistItem.open("sectors", says + "; no members of " + String.join(", ", empty));
  }

  private ChecklistItem regime() {
    Optional<RegimeTilt> found =
        decision.regime().filter(_ -> decision.plan().looksAt(ReviewKind.REGIME));
    if (found.isEmpty()) {
      OptionalLong next = policy.reviews().next(ReviewKind.REGIME, decision.plan().time());
      return ChecklistItem.notDue(
          "regime",
          next.isPresent() ? "looked at on " + UtcDay.date(next.getAsLong()) : "never looked at");
    }
    RegimeTilt tilt = found.get();
    String says =
        tilt.phase()
                .map(phase -> phase + ", since " + UtcDay.date(tilt.since()))
                .orElse("no phase is confirmed")
            + (tilt.time() == decision.plan().time()
                ? ""
                : " by the review of " + UtcDay.date(tilt.time()))
            + "; "
            + (tilt.moved()
                ? String.join(", ", tilt.moves())
                : tilt.isPlan() ? "weights are the plan's" : "weights stay");
    return tilt.known()
        ? ChecklistItem.done("regime", says)
        : ChecklistItem.open("regime", says + "; what would tell is not measured");
  }

  private ChecklistItem contracts() {
    if (!hedgesDue) {
      return ChecklistItem.notDue("contracts", "no futures were looked at");
    }
    SequencedSet<InstrumentId> ids = new LinkedHashSet<>();
    decision.overlay().forEach(one -> ids.add(one.target().instrument()));
    List<String> refused =
        decision.plan().refused().stream()
            .filter(leg -> !leg.instrument().isSpot())
            .map(leg -> leg.instrument().toString())
            .distinct()
            .toList();
    return refused.isEmpty()
        ? ChecklistItem.done("contracts", ids.isEmpty() ? "none is asked for" : shortened(ids))
        : ChecklistItem.open("contracts", "not had: " + String.join(", ", refused));
  }

  private ChecklistItem betas() {
    if (decision.betas().isEmpty() && decision.unmeasured().isEmpty()) {
      return ChecklistItem.notDue("betas", "none was asked for");
    }
    String measured = decision.betas().size() + " measured";
    return decision.unmeasured().isEmpty()
        ? ChecklistItem.done("betas", measured)
        : ChecklistItem.open(
            "betas", measured + "; not: " + String.join("; ", decision.unmeasured()));
  }

  private ChecklistItem target() {
    if (!spotDue) {
      return ChecklistItem.notDue("target", "the spot core was not looked at");
    }
    if (decision.target().assets().isEmpty()) {
      return ChecklistItem.open("target", "no member of the spot core has a price");
    }
    String says =
        String.format(
            Locale.ROOT,
            "%.0f%% of equity in %d assets",
            100 * decision.target().share(),
            decision.target().assets().size());
    return decision
        .shrunk()
        .map(cut ->
            ChecklistItem.open(
                "target",
                String.format(
                    Locale.ROOT,
                    "%s; %.0f%% of the purchases are made: %s",
                    says,
                    100 * cut.share(),
                    cut.limit())))
        .orElseGet(() -> ChecklistItem.done("target", says));
  }

  private ChecklistItem size() {
    if (proposal.tickets().isEmpty()) {
      return ChecklistItem.done("size and leverage", "nothing is traded");
    }
    MarginUse after = proposal.margin().after();
    String says =
        String.format(Locale.ROOT, "%,.0f %s traded", proposal.totals().traded(), policy.quote());
    double used = proposal.margin().usedAfter().value().orElse(0);
    boolean over = used > proposal.margin().mostUsed() + 1e-9;
    double distance = after.liquidationDistance().value().orElse(Double.POSITIVE_INFINITY);
    boolean near = Math.abs(distance) < proposal.margin().leastDistance() - 1e-9;
    String margin = String.format(Locale.ROOT, "%s; margin %.1f%% of equity", says, 100 * used);
    return over || near
        ? ChecklistItem.open(
            "size and leverage",
            margin + (over ? ", above its limit" : "; liquidation nearer than its limit"))
        : ChecklistItem.done("size and leverage", margin);
  }

  private ChecklistItem hedgeLegs() {
    if (!hedgesDue) {
      return ChecklistItem.notDue("hedge legs", "hedges were not looked at");
    }
    List<SizedTarget> hedges =
        decision.hedges().stream().filter(one -> Math.abs(one.wanted()) > 0.5).toList();
    if (hedges.isEmpty()) {
      return ChecklistItem.done("hedge legs", "none is asked for");
    }
    double wanted = hedges.stream().mapToDouble(SizedTarget::wanted).sum();
    double allowed = hedges.stream().mapToDouble(SizedTarget::allowed).sum();
    List<String> cuts = hedges.stream().flatMap(one -> one.cut().stream()).distinct().toList();
    String says = String.format(Locale.ROOT, "%,.0f %s", allowed, policy.quote());
    return cuts.isEmpty()
        ? ChecklistItem.done("hedge legs", says)
        : ChecklistItem.open(
            "hedge legs",
            String.format(Locale.ROOT, "%s of %,.0f: %s", says, wanted, String.join("; ", cuts)));
  }

  private ChecklistItem nextReview() {
    OptionalLong next = policy.reviews().next(decision.plan().time());
    return next.isPresent()
        ? ChecklistItem.done("next review", UtcDay.date(next.getAsLong()).toString())
        : ChecklistItem.open("next review", "none is planned");
  }

  /** Purposes of spreads that the review gives orders for, with the first ticket of each. */
  private SequencedMap<Purpose, Ticket> spreads() {
    SequencedMap<Purpose, Ticket> spreads = new LinkedHashMap<>();
    for (Ticket ticket : decision.plan().tickets()) {
      if (isSpread(ticket.purpose())) {
        spreads.put(ticket.purpose(), ticket);
      }
    }
    Optional<Purpose> rotation = policy.overlay().rotationSpread().map(OverlayPurposes::of);
    for (Ticket ticket : decision.plan().tickets()) {
      boolean settles =
          ticket.purpose().equals(Purpose.CORE)
              && ticket.legs().stream()
                  .flatMap(leg -> leg.shares().stream())
                  .anyMatch(share -> rotation.equals(Optional.of(share.purpose())));
      if (settles) {
        spreads.putIfAbsent(rotation.orElseThrow(), ticket);
      }
    }
    return spreads;
  }

  private boolean isSpread(Purpose purpose) {
    return policy.overlay().rules().stream()
        .filter(rule -> OverlayPurposes.of(rule).equals(purpose))
        .map(OverlayRule::kind)
        .anyMatch(kind -> kind.budget() == Budget.SPREAD);
  }

  private ChecklistItem spread(Purpose purpose, Ticket ticket) {
    List<SizedTarget> legs =
        decision.overlay().stream().filter(one -> one.target().purpose().equals(purpose)).toList();
    double bought = legs.stream().mapToDouble(one -> Math.max(0, one.allowed())).sum();
    double sold = legs.stream().mapToDouble(one -> Math.max(0, -one.allowed())).sum();
    List<String> cuts = legs.stream().flatMap(one -> one.cut().stream()).distinct().toList();
    String closes = new ClosingRule(policy, decision).sentence(purpose, ticket);
    String size =
        bought + sold == 0
            ? String.format(Locale.ROOT, "%d legs together, %s", legs.size(), closes)
            : String.format(
                Locale.ROOT,
                "%,.0f bought and %,.0f sold in %d legs together",
                bought,
                sold,
                legs.size());
    String says =
        ticket.why()
            + "; "
            + size
            + "; "
            + basis(legs)
            + (bought + sold == 0 ? "" : "; closed " + closes);
    return cuts.isEmpty()
        ? ChecklistItem.done(purpose.text(), says)
        : ChecklistItem.open(purpose.text(), says + "; cut: " + String.join("; ", cuts));
  }

  /** F - S of each leg in percent of spot, as the review saw it. */
  private String basis(List<SizedTarget> legs) {
    List<String> says = new ArrayList<>();
    for (SizedTarget one : legs) {
      InstrumentId id = one.target().instrument();
      Optional<Price> future = decision.marks().find(id);
      Optional<Price> spot = decision.marks().find(policy.market().spot(id.base()));
      if (future.isPresent() && spot.isPresent()) {
        says.add(
            String.format(
                Locale.ROOT,
                "%s %+.2f%%",
                id.base(),
                100 * (future.get().toDouble() / spot.get().toDouble() - 1)));
      }
    }
    return says.isEmpty() ? "basis not known" : "basis " + String.join(", ", says);
  }

  private static String shortened(SequencedSet<InstrumentId> ids) {
    String first =
        ids.stream().limit(NAMED).map(InstrumentId::toString).collect(Collectors.joining(", "));
    return ids.size() > NAMED ? first + " and " + (ids.size() - NAMED) + " more" : first;
  }
}
