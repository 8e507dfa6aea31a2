// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

/**
 * What a rotation moves, made in futures first: the members of the sector that gives are sold,
 * those of the one that takes are bought. It is settled in spot, and the futures are closed, once
 * it has lasted, or sooner where their funding is expected to cost more than moving the spot.
 *
 * @param name in the user's words
 * @param days that a move of weights must have lasted to be settled: 7 to 84
 * @param leverage that futures are carried at: 1 to 5
 */
public record RotationSpread(String name, int days, int leverage) implements OverlayRule {
  /** What the rule that a plan's rotation makes is called. */
  public static final String NAME = "rotation";

  public static final int FEWEST_DAYS = 7;

  /** As long as the rotation's own memory surely is. */
  public static final int MOST_DAYS = 84;

  /** Refuses days that are not 7 to 84 and leverage that is not 1 to 5. */
  public RotationSpread {
    RuleChecks.name(name);
    RuleChecks.leverage(leverage);
    RuleChecks.rotationDays(days);
  }

  @Override
  public OverlayKind kind() {
    return OverlayKind.SPREAD;
  }
}
