// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.policy.CarryRule;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.SectorRecord;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.portfolio.Targets;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The system that holds what a {@link Harvest} wants: of each carry a target in spot and one in its
 * future, both for one purpose.
 */
public final class Carries {
  private Carries() {}

  /** What the policy's rule asks for; none where it has no such rule. */
  public static Targets of(ReviewInput input) {
    return input.policy().overlay().carry().map(rule -> of(input, rule)).orElse(Targets.NONE);
  }

  private static Targets of(ReviewInput input, CarryRule rule) {
    TreeSet<Asset> assets = new TreeSet<>();
    for (SectorRecord record : input.sectors().records().values()) {
      assets.addAll(record.members());
    }
    List<Target> targets = new ArrayList<>();
    for (WantedCarry one : Harvest.of(input, rule, assets, held(input)).wanted()) {
      double spot = one.coins() == 0 ? 0 : one.coins() * input.marks().price(one.spot()).toDouble();
      targets.add(
          new Target(one.purpose(), one.spot(), new Target.Amount.Value(spot), 1, one.why()));
      targets.add(
          new Target(
              one.purpose(),
              one.future(),
              new Target.Amount.Value(-one.notional()),
              rule.terms().leverage(),
              one.why()));
    }
    targets.addAll(leftovers(input, targets));
    return new Targets(targets, List.of(), List.of());
  }

  /** Spot whose future is there no more, as after a liquidation or a delivery. */
  private static List<Target> leftovers(ReviewInput input, List<Target> wanted) {
    List<Target> left = new ArrayList<>();
    input
        .holders()
        .forEach((id, holdings) -> {
          for (Holding holding : holdings) {
            if (id.isSpot()
                && OverlayPurposes.is(holding.purpose(), OverlayKind.CARRY)
                && wanted.stream().noneMatch(one -> one.purpose().equals(holding.purpose()))) {
              left.add(
                  new Target(
                      holding.purpose(),
                      id,
                      Target.Amount.NOTHING,
                      1,
                      "its future is held no more, so the coins are sold"));
            }
          }
        });
    return left;
  }

  /** The carries of which anything is booked: as many coins as are in spot. */
  private static List<HeldCarry> held(ReviewInput input) {
    SequencedMap<Asset, HeldCarry> held = new TreeMap<>();
    input
        .holders()
        .forEach((id, holdings) -> {
          for (Holding holding : holdings) {
            Purpose purpose = holding.purpose();
            if (OverlayPurposes.is(purpose, OverlayKind.CARRY) && !id.isSpot()) {
              Asset asset = ContractPrefix.underlying(id.base());
              held.put(asset, new HeldCarry(asset, id, coins(input, purpose, id, holding)));
            }
          }
        });
    return List.copyOf(held.values());
  }

  private static double coins(
      ReviewInput input, Purpose purpose, InstrumentId future, Holding holding) {
    double sold = holding.quantity().abs().toDouble() * ContractPrefix.unitsPerBase(future.base());
    return input.spotHeldFor(purpose).entrySet().stream()
        .map(Map.Entry::getValue)
        .mapToDouble(quantity -> quantity.toDouble())
        .filter(owned -> owned > 0)
        .findFirst()
        .orElse(sold);
  }
}
