// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import java.util.List;

/**
 * What is owned for the long run: the profile that bounds it, its sectors and their weights.
 *
 * @param profile which bounds the share of capital in spot
 * @param sectors the dated sectors that the weights name
 * @param screen what a member must show
 * @param rotation how signals move the weights
 * @param regime how the market's phase and the user's views move them
 * @param profits when part of a sector that has risen is sold
 */
public record CorePlan(
    Profile profile,
    SectorBook sectors,
    SpotPlan spot,
    MemberScreen screen,
    RotationPlan rotation,
    RegimePlan regime,
    List<ProfitRule> profits) {
  /** Without a screen, a regime's moves, and without taking profits. */
  public CorePlan(Profile profile, SectorBook sectors, SpotPlan spot, RotationPlan rotation) {
    this(profile, sectors, spot, MemberScreen.NONE, rotation, RegimePlan.NONE, List.of());
  }

  /**
   * Refuses a spot share outside the profile's range, a weight of a sector that is not there and a
   * cap that its sector cannot keep.
   */
  public CorePlan {
    profits = List.copyOf(profits);
    profile
        .refusal(spot.share())
        .ifPresent(reason -> {
          throw new IllegalArgumentException(reason);
        });
    for (Sector sector : spot.weights().keySet()) {
      if (!sectors.has(sector)) {
        throw new IllegalArgumentException("no such sector: " + sector);
      }
    }
    for (ProfitRule rule : profits) {
      for (Sector sector : rule.of()) {
        if (!spot.weights().containsKey(sector)) {
          throw new IllegalArgumentException(
              "profit is taken of a sector without a weight: " + sector);
        }
      }
      rule.into()
          .filter(sector -> !sectors.has(sector))
          .ifPresent(sector -> {
            throw new IllegalArgumentException("no such sector: " + sector);
          });
    }
    for (MacroView view : regime.views()) {
      if (!spot.weights().containsKey(view.sector())) {
        throw new IllegalArgumentException("a view of a sector without a weight: " + view.sector());
      }
    }
    spot.caps().forEach(sectors::checkCap);
  }

  /** Another profile and spot share, which must fit each other. */
  public CorePlan withSpot(Profile otherProfile, SpotPlan other) {
    return new CorePlan(otherProfile, sectors, other, screen, rotation, regime, profits);
  }

  public CorePlan withSectors(SectorBook others) {
    return new CorePlan(profile, others, spot, screen, rotation, regime, profits);
  }

  public CorePlan withScreen(MemberScreen other) {
    return new CorePlan(profile, sectors, spot, other, rotation, regime, profits);
  }

  public CorePlan withRotation(RotationPlan other) {
    return new CorePlan(profile, sectors, spot, screen, other, regime, profits);
  }

  public CorePlan withRegime(RegimePlan other) {
    return new CorePlan(profile, sectors, spot, screen, rotation, other, profits);
  }

  public CorePlan withProfits(List<ProfitRule> others) {
    return new CorePlan(profile, sectors, spot, screen, rotation, regime, others);
  }
}
