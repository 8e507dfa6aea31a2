// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.Beta;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Sector;
import dev.ballast.policy.HedgeRule;
import dev.ballast.portfolio.hedge.HedgeStudy;
import dev.ballast.portfolio.hedge.MinimumVarianceHedge;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Hedges of what the spot core holds, all of it or of sectors: across in one contract, each asset
 * in its own, or by the least variance in some.
 */
final class CoreHedges {
  /** How many assets a refusal names. */
  private static final int NAMED = 3;

  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final SpotTarget core;
  private final HedgeRule rule;
  private final List<Target> targets = new ArrayList<>();
  private final List<RefusedLeg> refused = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private CoreHedges(ReviewInput input, MeasuredBetas betas, SpotTarget core, HedgeRule rule) {
    this.input = input;
    this.betas = betas;
    this.core = core;
    this.rule = rule;
  }

  /**
   * What one rule of such a size asks for.
   *
   * @param id in which a hedge in one contract is sold
   */
  static Targets of(
      ReviewInput input, MeasuredBetas betas, SpotTarget core, HedgeRule rule, InstrumentId id) {
    CoreHedges hedges = new CoreHedges(input, betas, core, rule);
    switch (rule.size()) {
      case HedgeRule.Size.OfSectors of ->
          hedges.addCross(id, hedges.core(of.sectors()), of.share().fraction(), of.by());
      case HedgeRule.Size.OfCore of ->
          hedges.addCross(id, hedges.core(List.of()), of.share().fraction(), of.by());
      case HedgeRule.Size.OfOwn of -> hedges.addOwn(of);
      case HedgeRule.Size.LeastVariance of -> hedges.addLeastVariance(of);
      case HedgeRule.Size.BetaTo _, HedgeRule.Size.OfPortfolio _, HedgeRule.Size.OfSpot _ ->
          throw new IllegalStateException("not of the core: " + rule);
    }
    return new Targets(hedges.targets, hedges.refused, hedges.notes);
  }

  /** What the core holds or will hold, of sectors or of all. */
  private SequencedSet<Asset> core(List<Sector> sectors) {
    TreeSet<Asset> assets = new TreeSet<>();
    if (sectors.isEmpty()) {
      assets.addAll(input.core().keySet());
      assets.addAll(core.assets().keySet());
    } else {
      sectors.forEach(sector -> assets.addAll(input.sectors().members(sector)));
    }
    assets.removeIf(asset -> !input.core().containsKey(asset) && weight(asset) == 0);
    return assets;
  }

  /** Each asset in its own contract, or in that of a proxy. */
  private void addOwn(HedgeRule.Size.OfOwn of) {
    double share = of.share().fraction();
    SequencedSet<Asset> usable = new TreeSet<>();
    SequencedSet<Asset> lacking = new TreeSet<>();
    for (Asset asset : core(List.of())) {
      (ProxyChoice.lack(input, asset).isEmpty() ? usable : lacking).add(asset);
    }
    SequencedMap<InstrumentId, SequencedMap<Asset, Double>> times = new TreeMap<>();
    usable.forEach(asset -> put(times, input.perpetual(asset), asset, share));
    SequencedSet<Asset> candidates = new TreeSet<>(usable);
    candidates.add(input.policy().benchmark());
    for (Asset asset : lacking) {
      Optional<ProxyChoice> proxy = ProxyChoice.of(input, asset, candidates);
      if (proxy.isPresent()) {
        put(times, proxy.get().contract(), asset, share * proxy.get().ratio());
        notes.add("hedge " + rule.name() + ": " + proxy.get().why());
      } else {
        refuse(
            input.perpetual(asset),
            ProxyChoice.lack(input, asset).orElseThrow() + ", and no other contract moves with it");
      }
    }
    place(times, Hedges.sentence(of));
  }

  private static void put(
      SequencedMap<InstrumentId, SequencedMap<Asset, Double>> times,
      InstrumentId contract,
      Asset asset,
      double ratio) {
    times.computeIfAbsent(contract, _ -> new TreeMap<>()).merge(asset, ratio, Double::sum);
  }

  /** One target a contract; what the rule holds in others is closed. */
  private void place(SequencedMap<InstrumentId, SequencedMap<Asset, Double>> times, String why) {
    times.forEach((id, of) -> add(id, new Target.Amount.Against(of), why));
    input
        .heldFor(OverlayPurposes.of(rule))
        .keySet()
        .forEach(id -> {
          if (!times.containsKey(id)) {
            add(id, Target.Amount.NOTHING, "nothing is hedged in it any more");
          }
        });
  }

  private void addLeastVariance(HedgeRule.Size.LeastVariance of) {
    SequencedMap<Asset, Double> values = HedgedCore.of(input, core).of(rule, input.sectors());
    InstrumentId first = input.perpetual(of.contracts().getFirst());
    if (values.isEmpty()) {
      place(new TreeMap<>(), "nothing is held of what it hedges");
      return;
    }
    int window = input.policy().betas().window();
    switch (HedgeStudy.of(input.view(), input.policy().market(), values, of.contracts(), window)) {
      case HedgeStudy.Unavailable unavailable -> refuse(first, unavailable.reason());
      case HedgeStudy.Measured measured -> {
        MinimumVarianceHedge.Result result = measured.minimumVariance();
        if (!(result instanceof MinimumVarianceHedge.Found found)) {
          refuse(first, measured.refusal(result).orElseThrow());
          return;
        }
        SequencedMap<InstrumentId, SequencedMap<Asset, Double>> times = new TreeMap<>();
        measured
            .notionals(found.hedge())
            .forEach((contract, notional) -> {
              double ratio = -notional / measured.value() * of.share().fraction();
              values.keySet().forEach(asset -> put(times, input.perpetual(contract), asset, ratio));
            });
        place(
            times,
            String.format(
                Locale.ROOT,
                "%s: R2 %.2f over %d days, %.0f%% a year is left of the volatility",
                Hedges.sentence(of),
                found.hedge().rSquared(),
                window,
                100 * found.hedge().residualVolatility()));
      }
    }
  }

  private void addCross(
      InstrumentId id, SequencedSet<Asset> members, double share, HedgeRule.By by) {
    SequencedMap<Asset, Double> times = new TreeMap<>();
    if (by == HedgeRule.By.NOTIONAL) {
      members.forEach(asset -> times.put(asset, share));
      add(id, new Target.Amount.Against(times), Hedges.sentence(rule.size()));
      return;
    }
    Beta sold = betas.betas().get(rule.with());
    TreeSet<Asset> unmeasured = new TreeSet<>();
    for (Asset asset : members) {
      Beta beta = betas.betas().get(asset);
      if (beta == null) {
        unmeasured.add(asset);
      } else if (sold != null) {
        times.put(asset, share * Math.max(0, beta.beta()) / sold.beta());
      }
    }
    if (sold == null || !unmeasured.isEmpty()) {
      refuse(id, unmeasuredReason(rule, unmeasured));
    } else if (!(sold.beta() > 0)) {
      refuse(id, notPositive(sold));
    } else {
      add(id, new Target.Amount.Against(times), Hedges.sentence(rule.size()));
    }
  }

  private double weight(Asset asset) {
    return core.assets().getOrDefault(asset, 0.0);
  }

  static String unmeasuredReason(HedgeRule rule, Collection<Asset> unmeasured) {
    return unmeasured.isEmpty() ? "no beta is measured for " + rule.with() : unmeasured(unmeasured);
  }

  static String unmeasured(Collection<Asset> assets) {
    return "no beta is measured for " + named(assets);
  }

  static String notPositive(Beta sold) {
    return String.format(Locale.ROOT, "the beta of its asset is %.2f", sold.beta());
  }

  private void add(InstrumentId id, Target.Amount amount, String why) {
    int leverage = input.policy().overlay().limits().hedgeLeverage();
    targets.add(new Target(OverlayPurposes.of(rule), id, amount, leverage, why));
  }

  private void refuse(InstrumentId id, String reason) {
    refused.add(new RefusedLeg(id, rule.size().text(), reason));
  }

  /** The assets' names, the first few of many. */
  private static String named(Collection<Asset> assets) {
    String first = assets.stream().limit(NAMED).map(Asset::code).collect(Collectors.joining(", "));
    return assets.size() > NAMED ? first + " and " + (assets.size() - NAMED) + " more" : first;
  }
}
