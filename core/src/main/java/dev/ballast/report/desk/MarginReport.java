// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.account.Account;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Limits;
import dev.ballast.policy.Policy;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.risk.PlannedAccount;

/** What the open futures tie up, and how far the market is from liquidating them. */
final class MarginReport {
  private final Decision decision;
  private final Limits limits;
  private final MarginOf margins;

  MarginReport(Policy policy, Decision decision, BracketBook brackets) {
    this.decision = decision;
    this.limits = policy.overlay().limits();
    this.margins =
        new MarginOf(
            policy.quote(),
            decision.marks(),
            brackets,
            decision.settings().collateral(),
            decision.betas(),
            decision.findings());
  }

  /** As it is, and once every order has filled. */
  MarginShift shift() {
    MarginUse before = margin();
    MarginUse after = margin(PlannedAccount.of(decision.account(), decision.plan()).account());
    return new MarginShift(
        before,
        after,
        ofEquity(before),
        ofEquity(after),
        limits.marginUsed().fraction(),
        limits.liquidationDistance().fraction());
  }

  private Reading ofEquity(MarginUse use) {
    double equity = decision.exposure().equity().toDouble();
    return equity > 0
        ? Reading.of(use.used() / equity)
        : Reading.absent("the account has no equity to divide by");
  }

  MarginUse margin() {
    return margin(decision.account());
  }

  /** Of the decision's account, or of what comes of it. */
  MarginUse margin(Account account) {
    return margins.of(account);
  }
}
