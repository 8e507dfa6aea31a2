// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Percent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A rule by which spot is moved from one sector to another as its story changes, with a leg in
 * futures on the sector that is left. A long leg keeps a part of one last rise of it; a short one
 * loses by that, and gains where it falls.
 *
 * @param name unique among the narratives of a plan
 * @param from the sector that is left
 * @param to the sector that takes its place
 * @param amount of spot that is moved; it stays moved when the leg ends
 * @param leg its notional, of what is moved: 0 to 100 %
 * @param isShort whether the leg is sold
 * @param leverage that it is carried at: 1 to 5
 * @param days from the one that moves the spot, until the one that closes the leg
 * @param stop the loss, of what the leg was entered at, at which it is closed
 */
public record NarrativeRule(
    String name,
    Sector from,
    Sector to,
    Stake amount,
    Percent leg,
    boolean isShort,
    int leverage,
    HoldingDays days,
    Optional<Percent> stop)
    implements DatedRule {
  /** Refuses one sector twice, a leg that is more than is moved, and what no rule may have. */
  public NarrativeRule {
    RuleChecks.name(name);
    RuleChecks.leverage(leverage);
    stop.ifPresent(RuleChecks::stop);
    if (from.equals(to)) {
      throw new IllegalArgumentException("a narrative from " + from + " to itself");
    }
    if (leg.compareTo(Percent.ZERO) < 0 || leg.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException("a leg is 0% to 100% of what is moved, not " + leg);
    }
  }

  /** The same on other days. */
  public NarrativeRule on(HoldingDays others) {
    return new NarrativeRule(name, from, to, amount, leg, isShort, leverage, others, stop);
  }

  @Override
  public OverlayKind kind() {
    return OverlayKind.NARRATIVE;
  }

  /** Whether the spot is moved on a day: from its first on. */
  public boolean isMoved(LocalDate day) {
    return days.from().map(first -> !day.isBefore(first)).orElse(true);
  }

  @Override
  public List<Basket> baskets() {
    return List.of(new Basket.OfSector(from));
  }
}
