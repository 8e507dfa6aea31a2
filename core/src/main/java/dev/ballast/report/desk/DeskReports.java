// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.account.Custody;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.MarketView;
import dev.ballast.order.Purpose;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import java.util.List;
import java.util.function.Function;

/** Turns a decision into the parts of the report that show it. */
public final class DeskReports {
  private final Policy policy;
  private final Decision decision;
  private final BracketBook brackets;
  private final MarketView view;

  private DeskReports(Policy policy, Decision decision, BracketBook brackets, MarketView view) {
    this.policy = policy;
    this.decision = decision;
    this.brackets = brackets;
    this.view = view;
  }

  /**
   * The parts of a decision.
   *
   * @param view of the same time
   */
  public static DeskReports of(
      Policy policy, Decision decision, BracketBook brackets, MarketView view) {
    return new DeskReports(policy, decision, brackets, view);
  }

  /**
   * What is owned.
   *
   * @param custody how holdings are kept; an asset without an entry is described by its places
   */
  public Ownership ownership(List<Custody> custody) {
    return new OwnershipReport(policy, decision, brackets).ownership(custody);
  }

  /** What the futures market shows. */
  public MarketReading market() {
    return MarketReport.of(policy, decision);
  }

  /** What to do. */
  public Proposal proposal() {
    return new ProposalReport(policy, decision, brackets, view).proposal();
  }

  /**
   * Why each ticket is what it is.
   *
   * @param written the rule of a purpose as it stands in the policy, and where
   */
  public List<TicketChain> chains(Function<Purpose, List<String>> written) {
    return new ChainReport(policy, decision, brackets, view, written).chains();
  }
}
