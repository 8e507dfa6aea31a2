// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Listings;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a plan's names come to where certain instruments are listed. */
public sealed interface Resolution {
  /**
   * Every name that the plan cannot do without is bound.
   *
   * @param policy whose names they are
   * @param instruments that the plan may trade or must price, in order
   * @param unlisted members of sectors with a weight that nothing listed is on, in order: they are
   *     left out
   */
  record Resolved(Policy policy, List<InstrumentId> instruments, List<Asset> unlisted)
      implements Resolution {
    /** Copies the lists. */
    public Resolved {
      instruments = List.copyOf(instruments);
      unlisted = List.copyOf(unlisted);
    }

    /** Which members are left out, for people; nothing where none is. */
    public Optional<String> leftOut() {
      return unlisted.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "left out of the plan's sectors, for the history has no spot pair in "
                  + policy.quote()
                  + " of it: "
                  + unlisted.stream().map(Asset::code).collect(Collectors.joining(", ")));
    }
  }

  /**
   * A name that nothing listed answers to.
   *
   * @param field where the plan has it: {@code benchmark}, {@code hedges[1].with}
   * @param name that it gives
   * @param wanted what should be listed of it: {@code linear perpetual in USDC}
   * @param candidates assets of which that is listed, in order
   */
  record Unknown(String field, Asset name, String wanted, List<Asset> candidates)
      implements Resolution {
    /** Copies the list. */
    public Unknown {
      candidates = List.copyOf(candidates);
    }
  }

  /** Binds a plan's names: the benchmark first, then each rule's. */
  static Resolution of(Policy policy, Listings listings) {
    Marketplace market = policy.market();
    Asset quote = market.quote();
    if (listings.spot(policy.benchmark(), market).isEmpty()) {
      return unknown("benchmark", policy.benchmark(), spot(quote), policy, listings);
    }
    SequencedSet<InstrumentId> all = new TreeSet<>();
    all.add(market.spot(policy.benchmark()));
    SequencedMap<OverlayKind, Integer> numbers = new TreeMap<>();
    for (OverlayRule rule : policy.overlay().rules()) {
      String field =
          isBears(policy, rule)
              ? BearPosture.NAME
              : rule instanceof OptimisedRule
                  ? "optimise"
                  : listed(rule.kind()) + "[" + numbers.merge(rule.kind(), 1, Integer::sum) + "]";
      SequencedMap<String, Asset> named = named(rule);
      for (Map.Entry<String, Asset> one : named.entrySet()) {
        if (listings.perpetual(one.getValue(), market).isEmpty()) {
          String wanted = "linear perpetual in " + quote;
          return unknown(field + one.getKey(), one.getValue(), wanted, policy, listings);
        }
        all.addAll(listings.priced(one.getValue(), market));
      }
      if (rule instanceof HedgeRule hedge
          && hedge.size() instanceof HedgeRule.Size.OfSpot of
          && listings.spot(of.asset(), market).isEmpty()) {
        return unknown(field + ".short", of.asset(), spot(quote), policy, listings);
      }
      if (rule instanceof HedgeRule hedge && hedge.terms().future() != HedgeFuture.PERPETUAL) {
        all.addAll(listings.dated(hedge.with(), market));
      }
      if (rule instanceof CarryRule) {
        policy.core().sectors().records().stream()
            .flatMap(record -> record.members().stream())
            .forEach(member -> {
              all.addAll(listings.priced(member, market));
              all.addAll(listings.dated(member, market));
            });
      }
      if (rule instanceof DriftRule
          || rule instanceof RotationSpread
          || (rule instanceof HedgeRule hedge && hedge.size() instanceof HedgeRule.Size.OfOwn)) {
        policy.core().sectors().records().stream()
            .filter(record -> policy.core().spot().weights().containsKey(record.sector()))
            .flatMap(record -> record.members().stream())
            .forEach(member -> listings.perpetual(member, market).ifPresent(all::add));
      }
      for (Basket basket : rule.baskets()) {
        policy.core().sectors().records().stream()
            .filter(record -> basket.of().equals(Optional.of(record.sector())))
            .flatMap(record -> record.members().stream())
            .forEach(member -> all.addAll(listings.priced(member, market)));
      }
    }
    SequencedSet<Asset> unlisted = new TreeSet<>();
    for (SectorRecord record : policy.core().sectors().records()) {
      if (policy.core().spot().weights().containsKey(record.sector())) {
        for (Asset member : record.members()) {
          Optional<InstrumentId> spot = listings.spot(member, market);
          spot.ifPresentOrElse(all::add, () -> unlisted.add(member));
        }
      }
    }
    return new Resolved(policy, List.copyOf(all), List.copyOf(unlisted));
  }

  /** Whether a rule is the hedge of the posture for bear markets. */
  private static boolean isBears(Policy policy, OverlayRule rule) {
    return policy.overlay().bear().isPresent()
        && rule.kind() == OverlayKind.HEDGE
        && rule.name().equals(BearPosture.NAME);
  }

  /** Where a plan lists its rules of a kind. */
  private static String listed(OverlayKind kind) {
    return switch (kind) {
      case HEDGE -> "hedges";
      case NEUTRAL -> "neutral";
      case VIEW -> "views";
      case TILT -> "tilts";
      case NARRATIVE -> "narratives";
      case LEG -> "rotation.leg";
      case AMPLIFY -> "amplify";
      case SPREAD -> "spread";
      case CARRY -> "carry";
    };
  }

  /** The assets that a rule names itself, by the field that does. */
  private static SequencedMap<String, Asset> named(OverlayRule rule) {
    SequencedMap<String, Asset> named = new LinkedHashMap<>();
    switch (rule) {
      case HedgeRule hedge -> {
        if (hedge.when() instanceof HedgeRule.When.While(Circumstance.Overbought(var asset))) {
          named.put(".when", asset);
        }
        named.put(".with", hedge.with());
        if (hedge.size() instanceof HedgeRule.Size.LeastVariance least) {
          for (int i = 1; i < least.contracts().size(); i++) {
            named.put(".with[" + (i + 1) + "]", least.contracts().get(i));
          }
        }
      }
      case TiltRule tilt -> name(named, tilt.isShort() ? ".short" : ".long", tilt.basket());
      case PairRule pair -> {
        name(named, ".long", pair.longs());
        name(named, ".short", pair.shorts());
      }
      case OptimisedRule optimised -> {
        for (int i = 0; i < optimised.contracts().size(); i++) {
          named.put(".contracts[" + (i + 1) + "]", optimised.contracts().get(i));
        }
      }
      case AmplifyRule _,
          CarryRule _,
          DriftRule _,
          NarrativeRule _,
          RotationLeg _,
          RotationSpread _ -> {}
    }
    return named;
  }

  private static void name(SequencedMap<String, Asset> named, String field, Basket basket) {
    basket.named().ifPresent(asset -> named.put(field, asset));
  }

  private static String spot(Asset quote) {
    return "spot pair in " + quote;
  }

  private static Unknown unknown(
      String field, Asset name, String wanted, Policy policy, Listings listings) {
    boolean spot = wanted.equals(spot(policy.quote()));
    List<Asset> candidates =
        listings.assets().stream()
            .filter(one -> {
              Optional<InstrumentId> found =
                  spot
                      ? listings.spot(one, policy.market())
                      : listings.perpetual(one, policy.market());
              return found.isPresent();
            })
            .toList();
    return new Unknown(field, name, wanted, candidates);
  }
}
