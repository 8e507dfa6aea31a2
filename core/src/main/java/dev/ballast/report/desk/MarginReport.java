// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.analytics.Beta;
import dev.ballast.margin.AccountFinding;
import dev.ballast.margin.LiquidationDistance;
import dev.ballast.margin.Requirement;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.report.figure.Reading;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the open futures tie up, and how far the market is from liquidating them. */
final class MarginReport {
  private final Policy policy;
  private final Decision decision;
  private final BracketBook brackets;
  private final Exposure exposure;

  MarginReport(Policy policy, Decision decision, BracketBook brackets) {
    this.policy = policy;
    this.decision = decision;
    this.brackets = brackets;
    this.exposure = decision.exposure();
  }

  MarginUse margin() {
    Account account = decision.account();
    Marks marks = decision.marks();
    Requirement requirement = Requirement.of(account.positions(), marks, brackets);
    double wallet = account.in(Place.FUTURES, policy.quote()).toDouble();
    double free = wallet + exposure.unrealised().toDouble() - requirement.initial().toDouble();
    return new MarginUse(
        requirement.initial().toDouble(),
        Math.max(0, free),
        missing(requirement)
            .map(Reading::absent)
            .orElseGet(() -> Reading.of(requirement.maintenance().toDouble())),
        distance(requirement));
  }

  private static Optional<String> missing(Requirement requirement) {
    return requirement.withoutBrackets().isEmpty()
        ? Optional.empty()
        : Optional.of("no margin brackets of " + String.join(", ", requirement.withoutBrackets()));
  }

  private Reading distance(Requirement requirement) {
    if (decision.account().positions().isEmpty()) {
      return Reading.absent("no futures are open");
    }
    if (decision.findings().stream().anyMatch(AccountFinding.Liquidated.class::isInstance)) {
      return Reading.absent("it is liquidated already");
    }
    Optional<String> missing = missing(requirement);
    if (missing.isPresent()) {
      return Reading.absent(missing.get());
    }
    OptionalDouble nearest =
        LiquidationDistance.of(
                decision.account(),
                decision.marks(),
                brackets,
                asset -> {
                  Beta beta = decision.betas().get(asset);
                  return beta == null ? 1 : beta.beta();
                })
            .nearest();
    return nearest.isPresent()
        ? Reading.of(nearest.getAsDouble())
        : Reading.absent("no move liquidates");
  }
}
