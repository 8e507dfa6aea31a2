// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.market.MarketView;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.MarketStates;
import dev.ballast.signal.regime.Phase;
import dev.ballast.signal.regime.Regime;
import dev.ballast.signal.regime.RegimeHistory;
import dev.ballast.signal.regime.RegimeQuestion;
import dev.ballast.signal.regime.RegimeRules;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The phase of the market's cycle at a review that looks at the sectors. */
final class SeenPhase {
  private final Policy policy;
  private final Regime now;
  private final Optional<Regime> before;

  private SeenPhase(Policy policy, Regime now, Optional<Regime> before) {
    this.policy = policy;
    this.now = now;
    this.before = before;
  }

  /**
   * Of a decision; nothing where it does not look at the sectors.
   *
   * @param last the one before that did
   */
  static Optional<SeenPhase> of(
      Policy policy, Decision decision, Optional<Decision> last, MarketView view) {
    if (decision.signals().sectors().isEmpty()) {
      return Optional.empty();
    }
    RegimeQuestion question = MarketStates.regime(policy, decision.sectors());
    return Optional.of(
        new SeenPhase(
            policy,
            RegimeHistory.at(view, question),
            last.map(one -> RegimeHistory.at(view.at(one.plan().time()), question))));
  }

  /** {@code narratives}; empty where none is confirmed. */
  Optional<Phase> phase() {
    return now.phase();
  }

  /** Whether it is another than at the review before. */
  boolean news() {
    return before.filter(then -> then.phase().equals(now.phase())).isEmpty()
        && (before.isPresent() || now.phase().isPresent());
  }

  /** What it is; with its numbers where it is new. */
  List<String> sentences() {
    if (news()) {
      String was =
          before
              .flatMap(Regime::phase)
              .map(phase -> " The market was in the phase " + phase + " before.")
              .orElse("");
      return with("phase: " + now.sentences(policy.benchmark(), rules()).getFirst() + was);
    }
    return now.phase()
        .map(phase -> with("phase: " + phase.title() + ", since " + UtcDay.date(now.since())))
        .orElse(List.of());
  }

  /** What cannot be told comes after what is. */
  private List<String> with(String sentence) {
    List<String> says = new ArrayList<>(List.of(sentence));
    now.unknown(rules()).ifPresent(says::add);
    return says;
  }

  private RegimeRules rules() {
    return policy.core().regime().rules();
  }
}
