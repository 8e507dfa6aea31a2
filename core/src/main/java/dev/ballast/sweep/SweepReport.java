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
 * @param weightsOnly whether each run is of the spot core's target weights, not of a session
 * @param featuresMeasured features measured for all variants at once, one kind of one asset at one
 *     time each
 * @param luck absent where fewer than two variants moved
 * @param neighbourhood absent where too few ran
 * @param lines one for each key
 * @param surfaces one for each two of the first three keys
 */
public record SweepReport(
    SweepResult result,
    String policy,
    Instant from,
    Instant to,
    String provenance,
    boolean simulated,
    boolean weightsOnly,
    int featuresMeasured,
    Optional<SelectionLuck> luck,
    Optional<Neighbourhood> neighbourhood,
    List<KeyLine> lines,
    List<KeySurface> surfaces) {
  /** Copies the lists. */
  public SweepReport {
    lines = List.copyOf(lines);
    surfaces = List.copyOf(surfaces);
  }

  /** Judges a finished sweep. */
  public static SweepReport of(
      SweepResult result,
      String policy,
      Instant from,
      Instant to,
      String provenance,
      boolean simulated,
      boolean weightsOnly,
      int featuresMeasured) {
    return new SweepReport(
        result,
        policy,
        from,
        to,
        provenance,
        simulated,
        weightsOnly,
        featuresMeasured,
        SelectionLuck.of(result),
        Neighbourhood.of(result),
        KeyLine.of(result),
        KeySurface.of(result));
  }

  /** Features that variants measured themselves, on top of those that were shared. */
  public int featuresMeasuredAgain() {
    return result.ran().stream().mapToInt(one -> one.figures().featuresMeasured()).sum();
  }
}
