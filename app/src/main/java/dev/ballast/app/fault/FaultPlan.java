// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

import java.util.List;

/**
 * Faults in the order in which they are asked.
 *
 * @param seed of their dice
 */
public record FaultPlan(long seed, List<ScriptedFault> faults) {
  /** Copies them. */
  public FaultPlan {
    faults = List.copyOf(faults);
  }
}
