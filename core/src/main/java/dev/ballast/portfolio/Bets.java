// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Sector;
import dev.ballast.order.Purpose;
import dev.ballast.policy.AmplifyRule;
import dev.ballast.policy.Basket;
import dev.ballast.policy.NarrativeRule;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.PairRule;
import dev.ballast.policy.RotationLeg;
import dev.ballast.policy.TiltRule;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The system that holds baskets in futures: tilts, relative views and neutral baskets, a target for
 * each contract of a rule that holds.
 */
public final class Bets {
  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final SpotTarget core;
  private final List<Target> targets = new ArrayList<>();
  private final List<RefusedLeg> refused = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Bets(ReviewInput input, MeasuredBetas betas, SpotTarget core) {
    this.input = input;
    this.betas = betas;
    this.core = core;
  }

  /**
   * What the policy's rules ask for, in their order; of one that has ended or is stopped, none.
   *
   * @param core what the spot core will be made of, where the review moves spot: with that a
   *     narrative's leg is opened
   */
  public static Targets of(ReviewInput input, MeasuredBetas betas, SpotTarget core) {
    Bets bets = new Bets(input, betas, core);
    for (OverlayRule rule : input.policy().overlay().rules()) {
      if (rule instanceof TiltRule
          || rule instanceof PairRule
          || rule instanceof NarrativeRule
          || rule instanceof RotationLeg
          || rule instanceof AmplifyRule) {
        bets.add(rule);
      }
    }
    return new Targets(bets.targets, bets.refused, bets.notes);
  }

  private void add(OverlayRule rule) {
    Purpose purpose = OverlayPurposes.of(rule);
    Optional<RuleStop> stop = input.stop(purpose);
    Optional<String> ended = ServedRules.ended(input, core, rule);
    if (!rule.holds(input.sectors().day())) {
      close(purpose, "the rule " + rule.name() + " does not hold now", Set.of());
    } else if (ended.isPresent()) {
      close(purpose, ended.get(), Set.of());
      if (input.heldFor(purpose).isEmpty()) {
        notes.add(rule.kind() + " " + rule.name() + " is not held: " + ended.get());
      }
    } else if (stop.isPresent()) {
      close(purpose, stop.get().sentence(), Set.of());
      notes.add(stop.get().note());
    } else {
      switch (rule) {
        case TiltRule tilt -> tilt(purpose, tilt);
        case PairRule pair -> pair(purpose, pair);
        case NarrativeRule narrative -> narrative(purpose, narrative);
        case RotationLeg leg -> sold(purpose, leg);
        case AmplifyRule amplify -> amplify(purpose, amplify);
        default -> throw new IllegalStateException("not a bet: " + rule);
      }
    }
  }

  private void tilt(Purpose purpose, TiltRule rule) {
    double size = rule.size().notional(equity()) * (rule.isShort() ? -1 : 1);
    String why =
        "a %s of %s in %s".formatted(rule.isShort() ? "short" : "long", rule.size(), rule.basket());
    SequencedMap<Asset, Double> legs = side(purpose, rule.basket(), size);
    place(purpose, legs, rule.leverage(), why);
  }

  /** It is opened with the move of spot, and held from then on. */
  private void narrative(Purpose purpose, NarrativeRule rule) {
    double size = Narratives.leg(input, rule);
    if (!core.equals(SpotTarget.NONE) || !input.heldFor(purpose).isEmpty()) {
      SequencedMap<Asset, Double> legs =
          size == 0 ? new TreeMap<>() : side(purpose, new Basket.OfSector(rule.from()), size);
      place(purpose, legs, rule.leverage(), Narratives.why(input, rule));
    }
  }

  /** They are opened and changed with the spot; between, what has not ended is held. */
  private void sold(Purpose purpose, RotationLeg rule) {
    RotationLegs legs = RotationLegs.of(input, rule);
    if (!core.equals(SpotTarget.NONE)) {
      bySector(
          purpose,
          legs.notionals(),
          rule.leverage(),
          legs.sentence(rule, input.policy().quote()),
          legs.ended());
      return;
    }
    TreeSet<InstrumentId> kept = new TreeSet<>();
    String why = "held until spot is looked at";
    for (Target held : HeldFutures.kept(input, purpose, rule.leverage(), why).targets()) {
      if (ended(held.instrument(), legs.ended()).isEmpty()) {
        kept.add(held.instrument());
        targets.add(held);
      }
    }
    close(purpose, endings(purpose, kept, legs.ended()), kept);
  }

  private void amplify(Purpose purpose, AmplifyRule rule) {
    Amplifications all = Amplifications.of(input, core, rule);
    bySector(purpose, all.notionals(), rule.leverage(), all.sentence(), all.ended());
  }

  /** Baskets of sectors of one purpose; what it holds of a sector without one is closed. */
  private void bySector(
      Purpose purpose,
      SequencedMap<Sector, Double> notionals,
      int leverage,
      String why,
      SequencedMap<Sector, String> ended) {
    SequencedMap<Asset, Double> legs = new TreeMap<>();
    notionals.forEach((sector, size) ->
        side(purpose, new Basket.OfSector(sector), size)
            .forEach((asset, value) -> legs.merge(asset, value, Double::sum)));
    place(purpose, legs, leverage, why, ended);
  }

  /** Why what a purpose holds in contracts other than these is closed, each reason once. */
  private String endings(
      Purpose purpose, Set<InstrumentId> kept, SequencedMap<Sector, String> ended) {
    return input.heldFor(purpose).keySet().stream()
        .filter(id -> !kept.contains(id))
        .map(id -> ended(id, ended).orElse("it is in the basket no more"))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private Optional<String> ended(InstrumentId id, SequencedMap<Sector, String> ended) {
    return input
        .sectors()
        .sectorOf(ContractPrefix.underlying(id.base()))
        .flatMap(sector -> Optional.ofNullable(ended.get(sector)));
  }

  private void pair(Purpose purpose, PairRule rule) {
    double size = rule.size().notional(equity());
    SequencedMap<Asset, Double> longs = side(purpose, rule.longs(), size);
    SequencedMap<Asset, Double> shorts = side(purpose, rule.shorts(), -1);
    if (longs.isEmpty() || shorts.isEmpty()) {
      return;
    }
    Optional<Double> bought = beta(longs);
    Optional<Double> sold = beta(shorts).map(one -> -one);
    double against = size;
    String by = "as much is sold";
    if (rule.beta().isPresent()) {
      if (bought.isEmpty() || sold.isEmpty()) {
        refuse(purpose, longs, rule, "no beta is measured for " + unmeasured(longs, shorts));
        return;
      }
      if (!(sold.get() > 0)) {
        refuse(
            purpose,
            longs,
            rule,
            String.format(Locale.ROOT, "the beta of %s is %.2f", rule.shorts(), sold.get()));
        return;
      }
      against = Math.max(0, (bought.get() - rule.beta().getAsDouble() * size) / sold.get());
      by =
          "its beta of "
              + Decimals.fixed(bought.get() / size, 2)
              + " is brought to "
              + Decimals.fixed(rule.beta().getAsDouble(), 2)
              + " with "
              + Decimals.grouped(against, 0)
              + " of "
              + rule.shorts()
              + ", whose beta is "
              + Decimals.fixed(sold.get(), 2);
    } else if (bought.isPresent() && sold.isPresent()) {
      double left = bought.get() - sold.get() * size;
      by =
          String.format(
              Locale.ROOT, "as much is sold, which leaves a beta of %+.2f of it", left / size);
    }
    SequencedMap<Asset, Double> legs = new TreeMap<>(longs);
    double times = against;
    shorts.forEach((asset, weight) -> legs.merge(asset, weight * times, Double::sum));
    place(
        purpose,
        legs,
        rule.leverage(),
        rule.size() + " of " + rule.longs() + " over " + rule.shorts() + ": " + by);
  }

  /** The signed notionals of a side by asset; refuses a basket of which nothing can be traded. */
  private SequencedMap<Asset, Double> side(Purpose purpose, Basket basket, double size) {
    BasketWeights weights = BasketWeights.of(input, basket);
    notes.addAll(weights.notes());
    SequencedMap<Asset, Double> legs = new TreeMap<>();
    weights.weights().forEach((asset, weight) -> legs.put(asset, weight * size));
    if (legs.isEmpty()) {
      notes.add(purpose + ": no member of " + basket + " can be traded, so nothing of it is held");
    }
    return legs;
  }

  /** The sum of notional x beta; absent where a beta is not measured. */
  private Optional<Double> beta(SequencedMap<Asset, Double> legs) {
    double sum = 0;
    for (Map.Entry<Asset, Double> leg : legs.entrySet()) {
      Beta beta = betas.betas().get(leg.getKey());
      if (beta == null) {
        return Optional.empty();
      }
      sum += leg.getValue() * beta.beta();
    }
    return Optional.of(sum);
  }

  private String unmeasured(SequencedMap<Asset, Double> longs, SequencedMap<Asset, Double> shorts) {
    TreeSet<Asset> assets = new TreeSet<>(longs.keySet());
    assets.addAll(shorts.keySet());
    assets.removeAll(betas.betas().keySet());
    return String.join(", ", assets.stream().map(Asset::code).toList());
  }

  private void refuse(
      Purpose purpose, SequencedMap<Asset, Double> longs, PairRule rule, String reason) {
    InstrumentId first = input.perpetual(longs.firstEntry().getKey());
    refused.add(new RefusedLeg(first, purpose + ", " + rule.size(), reason));
    keep(purpose);
  }

  /** What cannot be sized stays as it is held. */
  private void keep(Purpose purpose) {
    input
        .heldFor(purpose)
        .forEach((id, held) -> {
          double value = held.quantity().toDouble() * input.marks().price(id).toDouble();
          int leverage = input.position(id).map(Position::leverage).orElseThrow().intValue();
          targets.add(
              new Target(
                  purpose,
                  id,
                  new Target.Amount.Value(value),
                  Math.max(1, leverage),
                  "left as it is held"));
        });
  }

  private void place(Purpose purpose, SequencedMap<Asset, Double> legs, int leverage, String why) {
    place(purpose, legs, leverage, why, new TreeMap<>());
  }

  private void place(
      Purpose purpose,
      SequencedMap<Asset, Double> legs,
      int leverage,
      String why,
      SequencedMap<Sector, String> ended) {
    TreeSet<InstrumentId> placed = new TreeSet<>();
    legs.forEach((asset, value) -> {
      InstrumentId id = input.perpetual(asset);
      placed.add(id);
      targets.add(new Target(purpose, id, new Target.Amount.Value(value), leverage, why));
    });
    close(purpose, endings(purpose, placed, ended), placed);
  }

  /** Closes what the purpose holds in contracts other than these. */
  private void close(Purpose purpose, String why, Set<InstrumentId> kept) {
    targets.addAll(HeldFutures.closed(input, purpose, kept, why));
  }

  private double equity() {
    return input.exposure().equity().toDouble();
  }
}
