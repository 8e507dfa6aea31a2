// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import dev.ballast.app.desk.RunSpan;
import dev.ballast.market.Interval;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * All that another machine needs to run variants of a policy.
 *
 * @param policy its file
 * @param besides files that it names, each at or below its folder
 * @param store with the history
 * @param today the last day from which a sector may begin
 * @param span that each variant runs over
 * @param weightsOnly whether only the spot core's target weights are run
 * @param bars that a session goes over
 */
public record SweepOrder(
    Path policy,
    List<Path> besides,
    Path store,
    LocalDate today,
    RunSpan span,
    boolean weightsOnly,
    Interval bars) {
  /** Copies the list. */
  public SweepOrder {
    besides = List.copyOf(besides);
  }
}
