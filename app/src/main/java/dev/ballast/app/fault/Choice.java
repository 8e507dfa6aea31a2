// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

import dev.ballast.evidence.Draws;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Which of its subjects a fault strikes: those for which all that is given holds.
 *
 * @param nth only this one, counted from one
 * @param every each so many
 * @param chance from 0 to 1
 * @param times no more than so many
 */
public record Choice(OptionalInt nth, OptionalInt every, OptionalDouble chance, OptionalInt times) {
  /** All of them. */
  public static final Choice ALL =
      new Choice(
          OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty());

  /** Whether it counts subjects, so that one must come for the fault to strike. */
  boolean counts() {
    return nth.isPresent() || every.isPresent() || chance.isPresent();
  }

  /** Whether it strikes none any more. */
  boolean isSpent(int seen, int struck) {
    return (times.isPresent() && struck >= times.getAsInt())
        || (nth.isPresent() && seen >= nth.getAsInt());
  }

  /**
   * Whether it strikes one, which is drawn for each, so that a draw hangs on their number alone.
   */
  boolean strikes(int seen, int struck, Draws dice) {
    boolean drawn = chance.isEmpty() || dice.happens(chance.getAsDouble());
    return drawn
        && (nth.isEmpty() || seen == nth.getAsInt())
        && (every.isEmpty() || seen % every.getAsInt() == 0)
        && (times.isEmpty() || struck < times.getAsInt());
  }
}
