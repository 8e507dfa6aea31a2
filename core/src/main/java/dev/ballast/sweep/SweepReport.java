// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sweep as people read it.
 *
 * @param policy its name
 * @param from first moment of each run
 * @param to last moment
 * @param provenance of the history
 * @param simulated whether the market was never there
 * @param rowsMeasured features measured for all variants at once, one asset at one time each
 * @param luck absent where fewer than two variants moved
 * @param neighbourhood absent where too few ran
 * @param lines one for each key
 */
public record SweepReport(
    SweepResult result,
    String policy,
    Instant from,
    Instant to,
    String provenance,
    boolean simulated,
    int rowsMeasured,
    Optional<SelectionLuck> luck,
    Optional<Neighbourhood> neighbourhood,
    List<KeyLine> lines) {
  /** Copies the lines. */
  public SweepReport {
    lines = List.copyOf(lines);
  }

  /** Judges a finished sweep. */
  public static SweepReport of(
      SweepResult result,
      String policy,
      Instant from,
      Instant to,
      String provenance,
      boolean simulated,
      int rowsMeasured) {
    return new SweepReport(
        result,
        policy,
        from,
        to,
        provenance,
        simulated,
        rowsMeasured,
        SelectionLuck.of(result),
        Neighbourhood.of(result),
        KeyLine.of(result));
  }

  /** Features that variants measured themselves, on top of those that were shared. */
  public int rowsMeasuredAgain() {
    return result.ran().stream().mapToInt(one -> one.figures().rowsMeasured()).sum();
  }
}
