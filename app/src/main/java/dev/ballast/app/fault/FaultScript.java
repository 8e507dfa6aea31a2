// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what is struck. Each fault has dice of its own, so that one more changes none of the
 * others; of several that would strike, the first in the script does.
 */
public final class FaultScript {
  /** An odd number with its bits well spread, so that seeds next to each other do not meet. */
  private static final long APART = 0x9E3779B97F4A7C15L;

  private final List<ArmedFault> armed = new ArrayList<>();
  private volatile boolean quiet = true;
  private long made;

  /**
   * A fault that strikes.
   *
   * @param drawn a number of its dice, zero or more
   */
  public record Strike<F extends Fault>(F fault, int drawn) {}

  /** Whether there is none, so that nothing need be asked. */
  public boolean isQuiet() {
    return quiet;
  }

  /** Adds faults to those that there are. */
  public synchronized void arm(FaultPlan plan, FaultTime now) {
    for (ScriptedFault one : plan.faults()) {
      ArmedFault added = new ArmedFault(one, plan.seed() + APART * made);
      made++;
      added.pass(now);
      armed.add(added);
    }
    quiet = armed.isEmpty();
  }

  /** Takes back the faults of a name, or all. */
  public synchronized void disarm(Optional<String> name) {
    armed.removeIf(one -> name.map(wanted -> one.scripted().name().equals(wanted)).orElse(true));
    quiet = armed.isEmpty();
  }

  /** The first of a kind that strikes a subject; those after it do not count it. */
  public synchronized <F extends Fault> Optional<Strike<F>> first(
      Class<F> kind, Subject subject, FaultTime now) {
    for (ArmedFault one : armed) {
      if (kind.isInstance(one.scripted().fault()) && !one.isByTheClock()) {
        Optional<Integer> drawn = one.strike(subject, now);
        if (drawn.isPresent()) {
          return Optional.of(new Strike<>(kind.cast(one.scripted().fault()), drawn.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Those of a kind that are in force. */
  public synchronized <F extends Fault> List<F> standing(Class<F> kind, FaultTime now) {
    if (quiet) {
      return List.of();
    }
    return armed.stream()
        .filter(one -> kind.isInstance(one.scripted().fault()) && one.stands(now))
        .map(one -> kind.cast(one.scripted().fault()))
        .toList();
  }

  /** Those of a kind whose only strike is due, each once. */
  public synchronized List<ScriptedFault> falling(Class<? extends Fault> kind, FaultTime now) {
    armed.forEach(one -> one.pass(now));
    return armed.stream()
        .filter(one -> kind.isInstance(one.scripted().fault()) && one.falls(now))
        .map(ArmedFault::scripted)
        .toList();
  }

  /** All of a kind, whether in force or not. */
  public synchronized List<ScriptedFault> scripted(Class<? extends Fault> kind) {
    return armed.stream()
        .map(ArmedFault::scripted)
        .filter(one -> kind.isInstance(one.fault()))
        .toList();
  }

  /** Each of them and how often it has struck. */
  public synchronized List<FaultState> states(FaultTime now) {
    return armed.stream().map(one -> one.state(now)).toList();
  }
}
