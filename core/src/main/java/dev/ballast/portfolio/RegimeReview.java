// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.policy.MacroView;
import dev.ballast.policy.RegimePlan;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.signal.SectorLead;
import dev.ballast.signal.regime.Phase;
import dev.ballast.signal.regime.Regime;
import dev.ballast.signal.regime.RegimeHistory;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One review of the regime: what the phase and the views ask for, and one step there from where the
 * weights are. Where it cannot be told whether the phase goes on its level stays; where none stands
 * none begins.
 */
final class RegimeReview {
  /** The sectors that the second phase buys. */
  private static final List<Sector> LAYER_ONES =
      List.of(new Sector("layer-1"), new Sector("infrastructure"));

  private final RegimeBase base;
  private final RegimePlan plan;
  private final MarketView view;
  private final SectorsOnDay sectors;
  private final SequencedMap<Sector, Percent> levelBefore;
  private final Optional<Phase> phaseBefore;
  private final long before;
  private final List<String> reasons = new ArrayList<>();

  private RegimeReview(RegimeBase base, MarketView view, Optional<RegimeTilt> last) {
    this.base = base;
    this.plan = base.regime();
    this.view = view;
    this.sectors = base.sectors().asOf(UtcDay.date(view.time()));
    this.levelBefore = last.map(RegimeTilt::level).orElse(base.plan());
    this.phaseBefore = last.flatMap(RegimeTilt::phase);
    this.before = last.map(RegimeTilt::time).orElse(view.time());
  }

  /**
   * The tilt from the review on.
   *
   * @param view of the review's time
   */
  static RegimeTilt of(RegimeBase base, MarketView view, Optional<RegimeTilt> last) {
    return new RegimeReview(base, view, last)
        .from(last.map(RegimeTilt::weights).orElse(base.plan()));
  }

  private RegimeTilt from(SequencedMap<Sector, Percent> current) {
    Optional<Regime> regime =
        plan.enabled()
            ? Optional.of(
                RegimeHistory.at(
                    view, MarketStates.regime(base.benchmark(), base.market(), sectors, plan)))
            : Optional.empty();
    SequencedMap<Sector, Percent> level = regime.map(this::level).orElse(base.plan());
    SequencedMap<Sector, Percent> target = viewed(level);
    SequencedMap<Sector, Percent> after = RegimeStep.toward(current, target, plan.step());
    List<String> away = RegimeTilt.distances(base.plan(), target);
    if (away.isEmpty() && !after.equals(current)) {
      reasons.add("Weights go back to the plan's.");
    } else if (!away.isEmpty() && !after.equals(target)) {
      reasons.add(
          "Weights are on their way to " + String.join(", ", away) + ", a step a review at most.");
    }
    return new RegimeTilt(
        view.time(),
        regime.flatMap(Regime::phase),
        regime.map(Regime::since).orElse(view.time()),
        regime.map(one -> one.isKnown(plan.rules())).orElse(true),
        reasons,
        base.plan(),
        level,
        current,
        after);
  }

  /** Where the phase has the weights in the end. */
  private SequencedMap<Sector, Percent> level(Regime regime) {
    reasons.add(regime.sentences(base.benchmark(), plan.rules()).getFirst());
    Optional<String> unknown = regime.unknown(plan.rules());
    unknown.ifPresent(reasons::add);
    if (regime.phase().isEmpty()) {
      return base.plan();
    }
    return unknown.isPresent() && regime.phase().equals(phaseBefore)
        ? levelBefore
        : level(regime.phase().get());
  }

  private SequencedMap<Sector, Percent> level(Phase phase) {
    RegimeLevel level = new RegimeLevel(base.plan(), plan, base.plan());
    return switch (phase) {
      case DOMINANCE, PEAK, BEAR -> level.majors(2).weights();
      case LAYER_ONES -> {
        List<Sector> held = LAYER_ONES.stream().filter(base.plan()::containsKey).toList();
        if (held.isEmpty()) {
          reasons.add(
              "It buys layer-1 and infrastructure, and the plan gives neither a weight: nothing is"
                  + " bought.");
          yield base.plan();
        }
        yield level.toward(held).weights();
      }
      case NARRATIVES -> narratives(level);
    };
  }

  private SequencedMap<Sector, Percent> narratives(RegimeLevel level) {
    SequencedMap<Sector, List<Asset>> members = new LinkedHashMap<>();
    for (Sector sector : base.plan().keySet()) {
      if (!sector.equals(Sector.MAJORS) && !sectors.members(sector).isEmpty()) {
        members.put(sector, sectors.members(sector));
      }
    }
    List<SectorLead> leads =
        SectorLead.of(view, members, base.benchmark(), base.market(), plan.lead());
    List<SectorLead> known = leads.stream().filter(one -> one.strength().isPresent()).toList();
    if (known.isEmpty()) {
      reasons.add(
          "Which sector leads is not known: "
              + leads.stream().map(SectorLead::lack).findFirst().orElse("the plan has majors alone")
              + ".");
      return phaseBefore.equals(Optional.of(Phase.NARRATIVES)) ? levelBefore : base.plan();
    }
    if (known.size() < leads.size()) {
      reasons.add(
          "Not compared for want of returns: "
              + leads.stream()
                  .filter(one -> one.strength().isEmpty())
                  .map(one -> one.sector().name())
                  .collect(Collectors.joining(", "))
              + ".");
    }
    List<SectorLead> ahead =
        known.stream()
            .filter(one -> one.strength().getAsDouble() > 0)
            .limit(plan.leaders())
            .toList();
    if (ahead.isEmpty()) {
      reasons.add(
          "No sector of the plan leads: the best, "
              + against(known.getFirst())
              + ", so nothing is bought.");
      return base.plan();
    }
    reasons.add(
        "In the lead: " + String.join(", ", ahead.stream().map(this::against).toList()) + ".");
    return level.toward(ahead.stream().map(SectorLead::sector).toList()).weights();
  }

  /** {@code defi +41.2 points against BTC in 30 days}. */
  private String against(SectorLead lead) {
    return String.format(
        Locale.ROOT,
        "%s %+.1f points against %s in %d days",
        lead.sector(),
        Math.rint(1000 * lead.strength().orElseThrow()) / 10 + 0.0, // no -0.0
        base.benchmark(),
        plan.lead());
  }

  /** The level with a step for each view that holds. */
  private SequencedMap<Sector, Percent> viewed(SequencedMap<Sector, Percent> level) {
    LocalDate day = UtcDay.date(view.time());
    RegimeLevel tilted = new RegimeLevel(base.plan(), plan, level);
    for (MacroView one : plan.views()) {
      if (one.holds(day)) {
        tilted.sector(one.sector(), one.more());
        reasons.add("Your view since " + one.from() + ", " + one.tilt() + " step: " + one.words());
      } else if (one.until().filter(end -> ended(end, day)).isPresent()) {
        reasons.add("Your view since " + one.from() + ", " + one.tilt() + " step, has ended.");
      }
    }
    return tilted.weights();
  }

  /** Whether a view ended since the review before. */
  private boolean ended(LocalDate end, LocalDate day) {
    return !end.isAfter(day) && UtcDay.start(end) > before;
  }
}
