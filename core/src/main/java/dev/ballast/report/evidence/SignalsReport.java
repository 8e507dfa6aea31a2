// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.signal.Stance;
import dev.ballast.unit.Asset;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What signals have been worth.
 *
 * @param rules by which stances were taken
 * @param from the first Monday
 * @param to the end of the record
 * @param mondays asked
 * @param sectors asked about, in the user's order
 * @param stances how many pairs of a Monday and a sector had each
 * @param notJudged of those that hold, the ones that the rules could not be asked about
 * @param horizons in days, rising
 * @param signals the stance first, then rules, then features
 * @param outcomes by stance, one for each horizon
 * @param dealt what the stances earned over a week beside each other, and random ones that last as
 *     long: whether it was known which
 * @param shifted what they earned over the second horizon, or the first where there is one, beside
 *     the same history begun at every other week: whether it was known when
 */
public record SignalsReport(
    String rules,
    Asset benchmark,
    Instant from,
    Instant to,
    int mondays,
    List<String> sectors,
    SequencedMap<String, Integer> stances,
    int notJudged,
    List<Integer> horizons,
    List<SignalEvidence> signals,
    List<StanceOutcomes> outcomes,
    Optional<ControlEvidence> dealt,
    Optional<ControlEvidence> shifted,
    LuckCount luck,
    List<String> notes) {
  /** Copies the collections. */
  public SignalsReport {
    sectors = List.copyOf(sectors);
    stances = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(stances));
    horizons = List.copyOf(horizons);
    signals = List.copyOf(signals);
    outcomes = List.copyOf(outcomes);
    notes = List.copyOf(notes);
  }

  /** All rules together. */
  public SignalEvidence stance() {
    return signals.getFirst();
  }

  /** What followed a stance over a horizon. */
  public Optional<StanceOutcomes.Row> after(Stance stance, int days) {
    return outcomes.stream()
        .filter(one -> one.days() == days)
        .flatMap(one -> one.rows().stream())
        .filter(row -> row.stance().equals(stance.words()))
        .findFirst();
  }
}
