// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import java.util.List;

/**
 * One link of the chain behind a ticket.
 *
 * @param step what it tells: {@code market}, {@code limits}
 * @param says sentences with their figures
 */
public record ChainStep(String step, List<String> says) {
  /** Copies the list. */
  public ChainStep {
    says = List.copyOf(says);
  }
}
