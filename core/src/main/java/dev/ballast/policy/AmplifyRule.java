// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Percent;
import java.util.List;
import java.util.Optional;

/**
 * A rule by which sectors are bought in futures beside their spot while the signals say so: a bet
 * on direction that ends with the stance.
 *
 * @param name unique among the amplifications of a plan
 * @param of the sectors, one at least
 * @param when the stance while which a sector is amplified
 * @param share notional, of what is held of the sector in spot: above 0 % and up to 100 %
 * @param leverage that it is carried at: 1 to 5
 * @param stop the loss, of what all legs were entered at, at which they are closed
 */
public record AmplifyRule(
    String name, List<Sector> of, Stance when, Percent share, int leverage, Optional<Percent> stop)
    implements OverlayRule {
  /** Copies the list; refuses no sector, one twice, a share, and what no rule may have. */
  public AmplifyRule {
    of = List.copyOf(of);
    RuleChecks.name(name);
    RuleChecks.leverage(leverage);
    stop.ifPresent(RuleChecks::stop);
    if (of.isEmpty()) {
      throw new IllegalArgumentException("an amplification of no sector");
    }
    if (of.stream().distinct().count() < of.size()) {
      throw new IllegalArgumentException("an amplification names a sector twice: " + of);
    }
    if (share.compareTo(Percent.ZERO) <= 0 || share.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException(
          "an amplification is above 0% and up to 100% of the sector's spot, not " + share);
    }
  }

  @Override
  public OverlayKind kind() {
    return OverlayKind.AMPLIFY;
  }

  @Override
  public List<Basket> baskets() {
    return of.stream().map(sector -> (Basket) new Basket.OfSector(sector)).toList();
  }
}
