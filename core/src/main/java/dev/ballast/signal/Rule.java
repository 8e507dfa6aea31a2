// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rule that speaks of a sector, and what it says.
 *
 * @param name {@code leverage-leaving}
 * @param points that it adds to the sector's score while it speaks: below zero to own less
 * @param most that the score comes to while it speaks, whatever other rules add
 * @param least that the score comes to while it speaks; it goes before a most
 * @param when it begins to speak
 * @param until it goes on; where nothing is said, for as long as it would begin
 * @param weeks that it goes on at least
 * @param whereKnown whether it is asked only where what it looks at is known: what is not known
 *     then leaves no sector without judgement
 */
public record Rule(
    String name,
    int points,
    OptionalInt most,
    OptionalInt least,
    Condition when,
    Optional<Condition> until,
    int weeks,
    boolean whereKnown) {
  private static final int MOST_POINTS = 10;
  private static final int MOST_WEEKS = 26;

  /** Refuses a name in other letters than rules have, and figures out of bounds. */
  public Rule {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "a rule's name is of small letters, digits and dashes, not \"" + name + "\"");
    }
    if (Math.abs(points) > MOST_POINTS) {
      throw new IllegalArgumentException("points from -10 to 10, not " + points);
    }
    if (weeks < 0 || weeks > MOST_WEEKS) {
      throw new IllegalArgumentException("weeks from 0 to 26, not " + weeks);
    }
  }

  /** One that adds points and no more. */
  public static Rule of(String name, int points, Condition when) {
    return new Rule(
        name, points, OptionalInt.empty(), OptionalInt.empty(), when, Optional.empty(), 0, false);
  }

  public Rule atMost(int score) {
    return new Rule(name, points, OptionalInt.of(score), least, when, until, weeks, whereKnown);
  }

  public Rule atLeast(int score) {
    return new Rule(name, points, most, OptionalInt.of(score), when, until, weeks, whereKnown);
  }

  public Rule until(Condition end) {
    return new Rule(name, points, most, least, when, Optional.of(end), weeks, whereKnown);
  }

  public Rule lasting(int leastWeeks) {
    return new Rule(name, points, most, least, when, until, leastWeeks, whereKnown);
  }

  /** The same, asked only where what it looks at is known. */
  public Rule onlyWhereKnown() {
    return new Rule(name, points, most, least, when, until, weeks, true);
  }

  /** Whether it speaks by the day alone, and goes on for nothing that it said before. */
  boolean forgets() {
    return until.isEmpty() && weeks == 0;
  }

  /** The name as it is said: {@code Leverage leaving}. */
  public String title() {
    String words = name.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
