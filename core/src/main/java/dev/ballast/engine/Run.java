// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.plan.Decision;
import dev.ballast.plan.Plan;
import java.util.List;

/**
 * What a session has left behind, beside its journal.
 *
 * @param snapshots one for each bar's boundary, the first at the start
 * @param decisions every review's, in order
 * @param imbalance the ledger's, zero
 */
public record Run(List<Session.Snapshot> snapshots, List<Decision> decisions, long imbalance) {
  /** Copies the lists. */
  public Run {
    snapshots = List.copyOf(snapshots);
    decisions = List.copyOf(decisions);
  }

  /** The plans of the reviews, in order. */
  public List<Plan> plans() {
    return decisions.stream().map(Decision::plan).toList();
  }

  public Session.Snapshot first() {
    return snapshots.getFirst();
  }

  public Session.Snapshot last() {
    return snapshots.getLast();
  }
}
