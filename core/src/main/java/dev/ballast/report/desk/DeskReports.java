// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.margin.tier.BracketBook;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.unit.Asset;
import java.util.Map;

/** Turns a decision into the parts of the report that show it. */
public final class DeskReports {
  private final Policy policy;
  private final Decision decision;
  private final BracketBook brackets;

  private DeskReports(Policy policy, Decision decision, BracketBook brackets) {
    this.policy = policy;
    this.decision = decision;
    this.brackets = brackets;
  }

  public static DeskReports of(Policy policy, Decision decision, BracketBook brackets) {
    return new DeskReports(policy, decision, brackets);
  }

  /**
   * What is owned.
   *
   * @param kept where each asset is kept, for people; an asset without an entry is described by its
   *     places
   */
  public Ownership ownership(Map<Asset, String> kept) {
    return new OwnershipReport(policy, decision, brackets).ownership(kept);
  }

  /** What the futures market shows. */
  public MarketReading market() {
    return MarketReport.of(decision.signals());
  }

  /** What to do. */
  public Proposal proposal() {
    return new ProposalReport(policy, decision).proposal();
  }
}
