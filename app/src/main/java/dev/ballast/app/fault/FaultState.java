// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

/**
 * How far a fault has come.
 *
 * @param seen subjects that were its
 * @param struck of them those that it struck; one for a state that has been in force
 */
public record FaultState(ScriptedFault scripted, int seen, int struck, Phase phase) {
  /** Where it stands. */
  public enum Phase {
    /** Its time has not come. */
    WAITS,
    /** It may strike. */
    ARMED,
    /** It does not strike any more. */
    OVER
  }
}
