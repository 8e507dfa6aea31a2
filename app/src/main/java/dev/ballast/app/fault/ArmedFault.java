// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

import dev.ballast.evidence.Draws;
import java.util.Optional;

/** A fault that waits to strike, with its own dice, and how often it has. For one thread. */
final class ArmedFault {
  private static final int DRAWS = 1 << 30;

  private final ScriptedFault scripted;
  private final Draws dice;
  private int seen;
  private int struck;
  private Optional<FaultTime> begun = Optional.empty();

  ArmedFault(ScriptedFault scripted, long seed) {
    this.scripted = scripted;
    this.dice = Draws.seeded(seed);
  }

  ScriptedFault scripted() {
    return scripted;
  }

  /** Begins where its time has come. */
  void pass(FaultTime now) {
    if (begun.isEmpty() && scripted.window().hasBegun(now.market())) {
      begun = Optional.of(now);
    }
  }

  /** Whether it may strike. */
  boolean isOpen(FaultTime now) {
    pass(now);
    return begun.isPresent() && !isOver(now) && scripted.window().hasBegun(now.market());
  }

  private boolean isOver(FaultTime now) {
    return scripted.window().isOver(now.market())
        || (scripted.window().lasts().isPresent()
            && begun
                .filter(
                    one -> now.machine() - one.machine() >= scripted.window().lasts().getAsLong())
                .isPresent());
  }

  /** What it does to a subject, which is counted where it is one of its. */
  Optional<Integer> strike(Subject subject, FaultTime now) {
    if (!isOpen(now) || !scripted.target().takes(subject)) {
      return Optional.empty();
    }
    seen++;
    if (!scripted.choice().strikes(seen, struck, dice)) {
      return Optional.empty();
    }
    struck++;
    return Optional.of(dice.below(DRAWS));
  }

  /** Whether it is in force, which is a strike when it is so first. */
  boolean stands(FaultTime now) {
    boolean stands = isOpen(now);
    if (stands && struck == 0) {
      struck++;
    }
    return stands;
  }

  /** Whether it strikes once, by the clock, and waits for no subject. */
  boolean isByTheClock() {
    Fault fault = scripted.fault();
    return fault instanceof Fault.ListenKeyExpires
        || (fault instanceof Fault.Cut && !scripted.choice().counts());
  }

  /** Whether its only strike is due now. */
  boolean falls(FaultTime now) {
    return isByTheClock() && struck == 0 && stands(now);
  }

  FaultState state(FaultTime now) {
    FaultState.Phase phase;
    boolean done = isByTheClock() ? struck > 0 : scripted.choice().isSpent(seen, struck);
    if (isOver(now) || done) {
      phase = FaultState.Phase.OVER;
    } else {
      phase = isOpen(now) ? FaultState.Phase.ARMED : FaultState.Phase.WAITS;
    }
    return new FaultState(scripted, seen, struck, phase);
  }
}
