// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.plan.Plan;
import java.util.Map;
import java.util.SequencedSet;

/**
 * The port to whoever lets tickets be ordered. A session asks for as long as tickets wait; what was
 * approved or refused stays so.
 */
public interface Approvals {
  /** Lets everything be ordered at once. */
  Approvals ALL = new AllApproved();

  /** Takes note of what a review asks for and why, before anything of it is intended. */
  void propose(Plan plan);

  /**
   * What is said of tickets now.
   *
   * @param time epoch milliseconds
   * @param tickets all of which something waits to be sent, in the order in which it would be
   * @return by ticket
   */
  Map<String, Verdict> verdicts(long time, SequencedSet<String> tickets);
}
