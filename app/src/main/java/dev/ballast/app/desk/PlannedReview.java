// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a plan decides on an account as of a time, and the desk that tells of it.
 *
 * @param policy in the names of the history
 * @param opening the account as it was read
 */
public record PlannedReview(Policy policy, Desk desk, OpeningAccount opening, Decision decision) {
  /**
   * Reviews as if all were due; a name that nothing listed answers to is refused at its place.
   *
   * @param policyFile that the plan was read from
   * @param time epoch milliseconds
   */
  public static PlannedReview of(
      Path policyFile, Policy read, AccountFile file, Market market, long time) {
    ChangedNames names = new ChangedNames(market.history());
    Policy policy = names.of(read);
    Resolution.Resolved plan =
        PolicyFile.resolved(Optional.of(policyFile), policy, market.history().listings());
    OpeningAccount opening = OpeningAccount.held(file, time).in(market, time);
    Desk desk =
        new Desk(market, plan)
            .on(MarginTerms.planned(market, file))
            .saying(NamesRead.none(names).plan(read).account(file, time));
    return new PlannedReview(policy, desk, opening, desk.decide(file, opening, time));
  }
}
