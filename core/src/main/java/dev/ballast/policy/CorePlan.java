// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;

/**
 * What is owned for the long run: the profile that bounds it, its sectors and their weights.
 *
 * @param profile which bounds the share of capital in spot
 * @param sectors the dated sectors that the weights name
 * @param screen what a member must show
 * @param rotation how signals move the weights
 */
public record CorePlan(
    Profile profile,
    SectorBook sectors,
    SpotPlan spot,
    MemberScreen screen,
    RotationPlan rotation) {
  /** Without a screen. */
  public CorePlan(Profile profile, SectorBook sectors, SpotPlan spot, RotationPlan rotation) {
    this(profile, sectors, spot, MemberScreen.NONE, rotation);
  }

  /**
   * Refuses a spot share outside the profile's range, a weight of a sector that is not there and a
   * cap that its sector cannot keep.
   */
  public CorePlan {
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
    spot.caps().forEach(sectors::checkCap);
  }

  /** Another profile and spot share, which must fit each other. */
  public CorePlan withSpot(Profile otherProfile, SpotPlan other) {
    return new CorePlan(otherProfile, sectors, other, screen, rotation);
  }

  public CorePlan withSectors(SectorBook others) {
    return new CorePlan(profile, others, spot, screen, rotation);
  }

  public CorePlan withScreen(MemberScreen other) {
    return new CorePlan(profile, sectors, spot, other, rotation);
  }

  public CorePlan withRotation(RotationPlan other) {
    return new CorePlan(profile, sectors, spot, screen, other);
  }
}
