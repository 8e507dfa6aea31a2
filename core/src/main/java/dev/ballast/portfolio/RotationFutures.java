// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Sector;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.RotationSpread;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The system that makes a rotation in futures before it is made in spot: what spot does not follow
 * yet is sold of the sectors that give and bought of those that take, asset by asset, so that the
 * exposure is what the rotation asks for. Where an asset's own perpetual cannot be used a proxy's
 * is, by its beta; where there is none its part is moved in spot at once.
 */
public final class RotationFutures {
  /** A part of an asset's value below this counts as none: a rounding's. */
  private static final double LEAST = 1e-10;

  private final Rotation whole;
  private final Rotation spot;
  private final SpotTarget target;
  private final Optional<Held> held;
  private final boolean settled;

  private RotationFutures(
      Rotation whole, Rotation spot, SpotTarget target, Optional<Held> held, boolean settled) {
    this.whole = whole;
    this.spot = spot;
    this.target = target;
    this.held = held;
    this.settled = settled;
  }

  /**
   * What is held in futures.
   *
   * @param weights by asset, of the spot core, signed
   * @param carriers of every asset that has a weight
   * @param why a sentence
   * @param closed why all would be closed, where nothing has a weight
   */
  private record Held(
      SequencedMap<Asset, Double> weights,
      SequencedMap<Asset, PartCarrier> carriers,
      String why,
      String closed) {}

  /** Where spot is not looked at. */
  public static RotationFutures unlooked(Rotation rotation) {
    return inSpot(rotation, SpotTarget.NONE);
  }

  private static RotationFutures inSpot(Rotation rotation, SpotTarget target) {
    return new RotationFutures(rotation, rotation, target, Optional.empty(), true);
  }

  /** Divides a rotation between spot and futures; in a bear market's posture all is in spot. */
  public static RotationFutures of(ReviewInput input, Rotation rotation) {
    SpotTarget all = CoreTarget.of(input, rotation);
    Optional<RotationSpread> rule = input.policy().overlay().rotationSpread();
    if (rule.isEmpty() || !rotates(input)) {
      return inSpot(rotation, all);
    }
    Settlement settlement =
        Settlement.at(
            input.view(),
            MarketStates.signals(input.policy(), input.sectors()),
            RegimeBase.of(input.policy()),
            input.policy().core().rotation(),
            rule.get(),
            input.policy().terms().costs());
    return divided(input, rotation, all, settlement, rule.get().days());
  }

  /** Whether weights are moved by the signals. */
  static boolean rotates(ReviewInput input) {
    return input.policy().core().rotation().enabled()
        && input
            .policy()
            .overlay()
            .bear()
            .filter(bear -> input.lasting(bear.when()).isPresent())
            .isEmpty();
  }

  private static RotationFutures divided(
      ReviewInput input, Rotation rotation, SpotTarget all, Settlement settlement, int days) {
    SequencedMap<Sector, Percent> points = had(rotation, settlement.points());
    Rotation spot = followed(input, rotation, points, settlement, days);
    SpotTarget followed = points.isEmpty() ? all : CoreTarget.of(input, spot);
    SequencedMap<Asset, Double> own = new TreeMap<>();
    all.assets()
        .forEach((asset, weight) -> {
          double part = weight - followed.assets().getOrDefault(asset, 0.0);
          if (Math.abs(part) > LEAST) {
            own.put(asset, part);
          }
        });
    List<String> notes = new ArrayList<>(followed.notes());
    SequencedMap<Asset, PartCarrier> carriers = PartCarrier.of(input, own.keySet(), notes);
    SequencedMap<Asset, Double> inSpot = new TreeMap<>(followed.assets());
    own.forEach((asset, part) -> {
      if (!carriers.containsKey(asset)) {
        inSpot.merge(asset, part, Double::sum);
      }
    });
    own.keySet().retainAll(carriers.keySet());
    List<String> reasons = new ArrayList<>(rotation.reasons());
    RotationWords.open(points, settlement, days).ifPresent(reasons::add);
    return new RotationFutures(
        new Rotation(rotation.weights(), reasons, rotation.moves()),
        spot,
        new SpotTarget(followed.share(), followed.sectors(), inSpot, notes),
        Optional.of(
            new Held(
                own,
                carriers,
                RotationWords.why(points, settlement),
                RotationWords.closed(settlement, days))),
        !settlement.settled().isEmpty());
  }

  /** The weights that spot follows, with what was settled now. */
  private static Rotation followed(
      ReviewInput input,
      Rotation rotation,
      SequencedMap<Sector, Percent> points,
      Settlement settlement,
      int days) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>(rotation.weights());
    points.forEach((sector, part) -> weights.computeIfPresent(sector, (_, one) -> one.minus(part)));
    List<String> moves = new ArrayList<>(rotation.moves());
    RotationWords.settled(settlement, days).ifPresent(moves::add);
    List<String> reasons = Rotation.away(weights, RegimeBase.of(input.policy()), input.view());
    return new Rotation(weights, settlement.settled().isEmpty() ? reasons : List.of(), moves);
  }

  /** No more is held of a sector than its weight: what a narrative took of it is not there. */
  private static SequencedMap<Sector, Percent> had(
      Rotation rotation, SequencedMap<Sector, Percent> points) {
    SequencedMap<Sector, Percent> had = new LinkedHashMap<>();
    BigDecimal bought = BigDecimal.ZERO;
    BigDecimal sold = BigDecimal.ZERO;
    for (Map.Entry<Sector, Percent> one : points.entrySet()) {
      Percent weight = rotation.weights().getOrDefault(one.getKey(), Percent.ZERO);
      Percent part = one.getValue().compareTo(weight) > 0 ? weight : one.getValue();
      had.put(one.getKey(), part);
      bought = bought.add(part.value().max(BigDecimal.ZERO));
      sold = sold.add(part.value().negate().max(BigDecimal.ZERO));
    }
    if (bought.compareTo(sold) < 0) {
      BigDecimal share = bought.divide(sold, 12, RoundingMode.DOWN);
      had.replaceAll((_, part) ->
          part.compareTo(Percent.ZERO) < 0 ? new Percent(part.value().multiply(share)) : part);
    }
    return had;
  }

  /** What the exposure follows in spot and futures together. */
  public Rotation whole() {
    return whole;
  }

  /** What spot follows; the same where nothing is in futures. */
  public Rotation spot() {
    return spot;
  }

  /** The spot core of that. */
  public SpotTarget target() {
    return target;
  }

  /** Whether an order for a purpose closes of a rotation what spot is moved for, as one ticket. */
  public boolean settles(ReviewInput input, Purpose purpose, InstrumentId id, Side side) {
    boolean own =
        input
            .policy()
            .overlay()
            .rotationSpread()
            .filter(rule -> OverlayPurposes.of(rule).equals(purpose))
            .isPresent();
    Holding before = own && settled ? input.heldFor(purpose).get(id) : null;
    return before != null && before.quantity().signum() == (side == Side.BUY ? -1 : 1);
  }

  /**
   * What is wanted in futures.
   *
   * @param reviews that are due: between those of spot what is held stays
   */
  public Targets futures(ReviewInput input, List<ReviewKind> reviews) {
    Optional<RotationSpread> rule = input.policy().overlay().rotationSpread();
    if (rule.isEmpty()) {
      return Targets.NONE;
    }
    Purpose purpose = OverlayPurposes.of(rule.get());
    int leverage = rule.get().leverage();
    if (reviews.stream().noneMatch(ReviewKind::movesSpot)) {
      return HeldFutures.kept(input, purpose, leverage, "held until spot is looked at");
    }
    List<Target> targets = new ArrayList<>();
    SequencedMap<InstrumentId, Double> notionals =
        held.map(one -> notionals(input, one)).orElseGet(TreeMap::new);
    notionals.forEach((contract, value) ->
        targets.add(
            new Target(
                purpose,
                contract,
                new Target.Amount.Value(value),
                leverage,
                held.orElseThrow().why())));
    targets.addAll(
        HeldFutures.closed(input, purpose, notionals.keySet(), closing(notionals.isEmpty())));
    return new Targets(
        targets, List.of(), settled ? brought(input, notionals.keySet()) : List.of());
  }

  /** That what came with an account may be the rotation's: it does not say what it is held for. */
  private List<String> brought(ReviewInput input, Set<InstrumentId> kept) {
    List<String> held = new ArrayList<>();
    for (Asset asset : target.assets().keySet()) {
      InstrumentId id = input.perpetual(asset);
      boolean brought =
          input.position(id).isPresent()
              && input.holders(id).stream().anyMatch(one -> one.purpose().equals(Purpose.BROUGHT));
      if (brought && !kept.contains(id)) {
        held.add(id.toString());
      }
    }
    return held.isEmpty()
        ? List.of()
        : List.of(
            String.join(", ", held)
                + ": what is held there came with the account; where it is the rotation's, close it"
                + " with the spot that is moved");
  }

  private String closing(boolean all) {
    if (held.isEmpty()) {
      return "the signals' rotation rests, and spot is moved";
    }
    return all ? held.get().closed() : "its part of the rotation is in spot, or has turned back";
  }

  private SequencedMap<InstrumentId, Double> notionals(ReviewInput input, Held parts) {
    double core = SpotCore.value(input.core(), input.exposure().equity(), target);
    SequencedMap<InstrumentId, Double> notionals = new TreeMap<>();
    parts
        .carriers()
        .forEach((asset, carrier) ->
            notionals.merge(
                carrier.contract(),
                parts.weights().getOrDefault(asset, 0.0) * core * carrier.ratio(),
                Double::sum));
    return notionals;
  }
}
