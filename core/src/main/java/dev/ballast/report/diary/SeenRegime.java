// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.RegimeTilt;
import java.util.List;
import java.util.Optional;

/** What a review that looks at the regime saw and moved. */
final class SeenRegime {
  private final RegimeTilt tilt;
  private final boolean now;
  private final boolean replaced;

  private SeenRegime(RegimeTilt tilt, boolean now, boolean replaced) {
    this.tilt = tilt;
    this.now = now;
    this.replaced = replaced;
  }

  /** Of a decision; nothing where it does not look at the regime. */
  static Optional<SeenRegime> of(Policy policy, Decision decision) {
    boolean replaced =
        policy
            .overlay()
            .bear()
            .filter(bear ->
                decision.lasting().stream()
                    .anyMatch(state -> state.circumstance().equals(bear.when())))
            .isPresent();
    return decision
        .regime()
        .filter(_ -> decision.plan().looksAt(ReviewKind.REGIME))
        .map(tilt -> new SeenRegime(tilt, tilt.time() == decision.plan().time(), replaced));
  }

  /** Whether weights moved, or it cannot be told which phase it is. */
  boolean news() {
    return tilt.moved() || !tilt.known();
  }

  /** The reasons, without what is said already. */
  List<String> sentences(List<String> said) {
    return tilt.reasons().stream()
        .filter(reason -> said.stream().noneMatch(one -> one.contains(reason)))
        .map(reason -> "regime: " + reason)
        .toList();
  }

  /**
   * What the review moved; of one that only looks at what an earlier one moved, where it stands.
   */
  List<String> moved() {
    List<String> says = now && tilt.moved() ? tilt.moves() : tilt.distances();
    return says.isEmpty()
        ? List.of()
        : List.of(
            "by the regime "
                + String.join(", ", says)
                + (replaced ? "; held instead: the weights of the posture for a bear market" : ""));
  }
}
