// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Percent;
import java.util.List;
import java.util.Optional;

/**
 * A leg in futures on what a rotation has sold of a sector, in spot or in futures. A long leg keeps
 * a part of one last rise of it; a short one loses by that, and gains where it falls further. It
 * ends when the sector is neither trimmed nor reduced any more, and after its days at the latest.
 *
 * @param name in the user's words
 * @param of the sectors that the rotation moves
 * @param isShort whether the legs are sold
 * @param share of what is sold of a sector, above 0 % and up to 100 %
 * @param days from the Monday on which the sector began to be trimmed or reduced: 7 to 84
 * @param leverage that they are carried at: 1 to 5
 * @param stop the loss, of what all legs were entered at, at which they are closed
 */
public record RotationLeg(
    String name,
    List<Sector> of,
    boolean isShort,
    Percent share,
    int days,
    int leverage,
    Optional<Percent> stop)
    implements OverlayRule {
  /** Copies the list; refuses a share, days and what no rule may have. */
  public RotationLeg {
    of = List.copyOf(of);
    RuleChecks.name(name);
    RuleChecks.leverage(leverage);
    RuleChecks.rotationDays(days);
    stop.ifPresent(RuleChecks::stop);
    if (share.compareTo(Percent.ZERO) <= 0 || share.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException(
          "a leg is above 0% and up to 100% of what is sold, not " + share);
    }
  }

  @Override
  public OverlayKind kind() {
    return OverlayKind.LEG;
  }

  @Override
  public List<Basket> baskets() {
    return of.stream().map(sector -> (Basket) new Basket.OfSector(sector)).toList();
  }
}
