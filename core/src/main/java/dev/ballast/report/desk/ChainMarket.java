// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.analytics.Beta;
import dev.ballast.market.ContractPrefix;
import dev.ballast.order.Purpose;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.SizedTarget;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.AmplifyRule;
import dev.ballast.policy.DriftRule;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.RotationLeg;
import dev.ballast.policy.RotationSpread;
import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.signal.feature.SectorFeature;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What the market showed that a ticket was decided on. */
final class ChainMarket {
  private final Policy policy;
  private final Decision decision;

  ChainMarket(Policy policy, Decision decision) {
    this.policy = policy;
    this.decision = decision;
  }

  /** Signals and weights of the core; betas of what futures are held against; drift. */
  List<String> says(Ticket ticket, List<SizedTarget> targets) {
    if (ticket.purpose().equals(Purpose.CORE)) {
      return core(ticket);
    }
    List<String> says = new ArrayList<>(states(ticket));
    switch (ClosingRule.ruleOf(policy, ticket.purpose()).orElse(null)) {
      case DriftRule _ -> says.addAll(drift(ticket));
      case RotationSpread _, RotationLeg _, AmplifyRule _ -> says.addAll(signals());
      case null, default -> {}
    }
    says.add(
        String.format(
            Locale.ROOT,
            "the portfolio's beta to %s as held: %s; once all orders have filled: %s",
            policy.benchmark(),
            beta(
                decision.before().unknown().orElse(""),
                decision.before().beta(),
                decision.before().standardError()),
            beta(
                decision.after().unknown().orElse(""),
                decision.after().beta(),
                decision.after().standardError())));
    TreeSet<Asset> assets = new TreeSet<>();
    targets.forEach(one -> assets.add(ContractPrefix.underlying(one.target().instrument().base())));
    for (Asset asset : assets) {
      Beta beta = decision.betas().get(asset);
      says.add(
          beta == null
              ? asset + ": no beta is measured"
              : String.format(
                  Locale.ROOT,
                  "%s: beta %.2f (error %.2f), correlation %.2f, %d daily returns, %s",
                  asset,
                  beta.beta(),
                  beta.standardError(),
                  beta.correlation(),
                  beta.observations(),
                  policy.betas().estimator().name().toLowerCase(Locale.ROOT)));
    }
    return says;
  }

  private static String beta(String unknown, double value, double error) {
    return unknown.isEmpty()
        ? String.format(Locale.ROOT, "%.2f (error %.2f)", value, error)
        : "not known, " + unknown;
  }

  private List<String> core(Ticket ticket) {
    List<String> says = signals();
    says.addAll(drift(ticket));
    return says;
  }

  /** The stances of the sectors, and the weights that they ask for. */
  private List<String> signals() {
    List<String> says = new ArrayList<>();
    for (SectorSignal signal : decision.signals().sectors()) {
      SectorFeature funding = signal.feature(FeatureKind.FUNDING);
      says.add(
          String.format(
              Locale.ROOT,
              "%s: %s: %s (funding of 7 days known of %d of %d members)",
              signal.sector(),
              signal.stance().words(),
              signal.reason(),
              funding.measured(),
              funding.members()));
    }
    decision
        .regime()
        .ifPresent(tilt -> {
          says.addAll(tilt.reasons());
          tilt.distances().forEach(one -> says.add("so by the regime " + one));
        });
    decision.rotation().reasons().forEach(reason -> says.add("so by the signals " + reason));
    return says;
  }

  /** What the core holds of each asset that is traded, against its weight. */
  private List<String> drift(Ticket ticket) {
    double core = decision.exposure().spotCore().toDouble();
    List<String> says = new ArrayList<>();
    for (Leg leg : ticket.legs()) {
      Asset asset = ContractPrefix.underlying(leg.instrument().base());
      Double target = decision.target().assets().get(asset);
      if (core > 0 && target != null) {
        double held = decision.exposure().spot(asset).toDouble() / core;
        says.add(
            String.format(
                Locale.ROOT,
                "%s is %.1f%% of what is held in spot, its weight is %.1f%%: a drift of %+.1f points",
                asset,
                100 * held,
                100 * target,
                100 * (held - target)));
      }
    }
    return says;
  }

  /** The state of the market that the ticket's rule waits for, while it lasts. */
  private List<String> states(Ticket ticket) {
    if (!(ClosingRule.ruleOf(policy, ticket.purpose()).orElse(null) instanceof HedgeRule rule)
        || !(rule.when() instanceof HedgeRule.When.While state)) {
      return List.of();
    }
    return decision.lasting().stream()
        .filter(one -> one.circumstance().equals(state.circumstance()))
        .map(one ->
            one.circumstance() + " lasts since " + UtcDay.date(one.since()) + ": " + one.sentence())
        .toList();
  }
}
