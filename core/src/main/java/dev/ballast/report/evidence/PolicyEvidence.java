// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.report.figure.Estimate;
import dev.ballast.report.figure.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a whole plan has been worth beside simpler things, and what of it could be luck.
 *
 * @param policy its name
 * @param mondays at which weeks of the ladder begin
 * @param ladder the plan by its session first, then what it is compared with
 * @param added what signals added to the core: a year, the mean weekly difference to the core
 *     without them x weeks, with its error
 * @param addedT that in errors
 * @param addedChance of as much on either side by luck
 * @param random total return of the core with its signals beside the same with random stances
 * @param overfitting of the variants
 * @param deflated Sharpe ratios of the plan and of its rotated core
 * @param superior the variants against rungs of the ladder
 * @param forward walking forward; absent where weeks are too few
 * @param variants of the rotated core
 */
public record PolicyEvidence(
    String policy,
    List<Instant> mondays,
    List<LadderRung> ladder,
    Estimate added,
    Reading addedT,
    Reading addedChance,
    Optional<ControlEvidence> random,
    OverfittingEvidence overfitting,
    List<DeflatedSharpe> deflated,
    List<SuperiorityEvidence> superior,
    Optional<ForwardEvidence> forward,
    List<CoreVariant> variants,
    List<String> notes) {
  /** Copies the lists. */
  public PolicyEvidence {
    mondays = List.copyOf(mondays);
    ladder = List.copyOf(ladder);
    deflated = List.copyOf(deflated);
    superior = List.copyOf(superior);
    variants = List.copyOf(variants);
    notes = List.copyOf(notes);
  }

  /** A rung by its name. */
  public LadderRung rung(String name) {
    return ladder.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
