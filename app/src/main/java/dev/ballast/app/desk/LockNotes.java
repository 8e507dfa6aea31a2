// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.Custody;
import dev.ballast.account.Place;
import dev.ballast.plan.Decision;
import dev.ballast.portfolio.SpotCore;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** What a plan would sell of the core and cannot, for it is staked: until when, or no longer. */
final class LockNotes {
  private LockNotes() {}

  /**
   * A sentence for each staked holding without which a sale cannot be made whole.
   *
   * @param custody of the account that was decided on
   */
  static List<String> of(Decision decision, List<Custody> custody) {
    SequencedMap<Asset, Double> wanted =
        SpotCore.wanted(
            decision.exposure().spot(), decision.exposure().equity(), decision.target());
    List<String> notes = new ArrayList<>();
    for (Custody one : custody) {
      Double left = wanted.get(one.asset());
      if (one.place() != Place.STAKED || one.lockedUntil().isEmpty() || left == null) {
        continue;
      }
      double sale = decision.exposure().spot(one.asset()).toDouble() - left;
      Quantity free = decision.account().in(Place.SPOT, one.asset());
      if (sale > decision.marks().value(one.asset(), free).toDouble()) {
        notes.add(
            one.isLocked(decision.sectors().day())
                ? "%s %s is locked until %s and not sold before"
                    .formatted(one.quantity(), one.asset(), one.lockedUntil().get())
                : "%s %s is staked and has been free since %s: it can be sold once it is moved"
                    .formatted(one.quantity(), one.asset(), one.lockedUntil().get()));
      }
    }
    return notes;
  }
}
