// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.margin.LiquidationDistance;
import dev.ballast.margin.Requirement;
import dev.ballast.policy.Limits;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Where an account stands beside the policy's limits, at the marks of a moment.
 *
 * @param input whose policy, marks and equity hold; the account may be one that is worth the same
 * @param betas of the last review; an asset without one moves as the benchmark
 */
record AccountRisk(ReviewInput input, Map<Asset, Beta> betas) {
  /** What a position at its limit drifts beyond it within a day: a share of the limit. */
  private static final double SLACK = 0.1;

  private Limits limits() {
    return input.policy().overlay().limits();
  }

  /** Initial margin of all positions, of total equity; without bound where there is no equity. */
  double marginUsed(Account account) {
    Money initial = Money.zero(input.marks().quote());
    for (Position position : account.positions()) {
      Money notional = position.notional(input.marks().price(position.instrument()));
      Money one = Requirement.initial(notional, position.leverage());
      initial = initial.plus(input.marks().value(one));
    }
    double equity = input.exposure().equity().toDouble();
    return equity > 0 ? initial.toDouble() / equity : Double.POSITIVE_INFINITY;
  }

  /** Whether so much margin is further above the limit than a position drifts. */
  boolean isTooMuch(double marginUsed) {
    return marginUsed > (1 + SLACK) * limits().marginUsed().fraction();
  }

  /**
   * The market's nearest move that liquidates, negative for a fall; absent where none does, and
   * where a contract's margin table is not known.
   */
  OptionalDouble distance(Account account) {
    for (Position position : account.positions()) {
      if (input.brackets().brackets(position.instrument(), input.marks().time()).isEmpty()) {
        return OptionalDouble.empty();
      }
    }
    return LiquidationDistance.of(
            account, input.marks(), input.brackets(), input.settings().collateral(), this::beta)
        .nearest();
  }

  /** Whether a move is further below the limit than a position drifts. */
  boolean isTooNear(OptionalDouble distance) {
    double least = limits().liquidationDistance().fraction();
    return distance.isPresent() && Math.abs(distance.getAsDouble()) < (1 - SLACK) * least;
  }

  /** Whether cash of so much of the equity is further below the reserve than prices drift. */
  boolean isTooLittle(double cash) {
    return cash < (1 - SLACK) * input.policy().overlay().budgets().reserve().fraction();
  }

  private double beta(Asset asset) {
    if (asset.isDollar()) {
      return 0;
    }
    Beta beta = betas.get(asset);
    return beta == null ? 1 : beta.beta();
  }
}
