// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What of a plan is sent in one go: money first, then legs in order.
 *
 * @param transfers made before the legs
 * @param legs spot, then of futures what frees margin, what else leaves less of it, the most first,
 *     and what needs margin
 */
record Sending(List<MarginTransfer> transfers, List<Leg> legs) {
  /** The order in which legs are sent; those that it holds for equal stay as they are. */
  static final Comparator<Leg> ORDER =
      Comparator.comparingInt(Sending::turn).thenComparingDouble(Sending::freed);

  /** Copies the lists. */
  Sending {
    transfers = List.copyOf(transfers);
    legs = List.copyOf(legs);
  }

  /**
   * All in one; in two where money waits for legs: first what sells and closes, then the money that
   * this frees, and what it is for.
   */
  static List<Sending> of(List<MarginTransfer> transfers, List<Leg> legs) {
    List<Leg> sorted = new ArrayList<>(legs);
    sorted.sort(ORDER);
    List<MarginTransfer> late =
        transfers.isEmpty() ? List.of() : transfers.stream().filter(MarginTransfer::late).toList();
    if (late.isEmpty()) {
      return List.of(new Sending(transfers, sorted));
    }
    List<MarginTransfer> early = new ArrayList<>(transfers);
    early.removeAll(late);
    return List.of(
        new Sending(early, sorted.stream().filter(Leg::frees).toList()),
        new Sending(late, sorted.stream().filter(leg -> !leg.frees()).toList()));
  }

  private static int turn(Leg leg) {
    if (leg.instrument().isSpot()) {
      return 0;
    }
    return !leg.frees() ? 3 : leg.onlyFrees() ? 1 : 2;
  }

  private static double freed(Leg leg) {
    return turn(leg) == 2 ? leg.needs().toDouble() : 0;
  }
}
