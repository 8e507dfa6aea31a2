// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

/** How a feature's value is said in a sentence. */
sealed interface Wording {
  /** {@code funding is at 12.4% a year}. */
  String say(double value, FeatureUnit unit);

  /** A value as it is: {@code funding is at} and {@code a year} around it. */
  static Wording level(String before, String after) {
    return new Level(before, after);
  }

  /** A change: {@code open interest} and {@code in 30 days} become a rise or a fall. */
  static Wording change(String subject, String span) {
    return new Change(subject, span);
  }

  /** A signed change: {@code price} and {@code in 30 days} stand around {@code +4.1%}. */
  static Wording signed(String subject, String span) {
    return new Signed(subject, span);
  }

  /**
   * A place beside something: {@code the far month is} 3.1% {@code a year} above or below {@code
   * the near one}.
   */
  static Wording beside(String subject, String span, String mark) {
    return new Beside(subject, span, mark);
  }

  /** A value as it is. */
  record Level(String before, String after) implements Wording {
    @Override
    public String say(double value, FeatureUnit unit) {
      return before + " " + unit.text(value) + (after.isEmpty() ? "" : " " + after);
    }
  }

  /** A rise or a fall. */
  record Change(String subject, String span) implements Wording {
    @Override
    public String say(double value, FeatureUnit unit) {
      return subject + (value < 0 ? " fell " : " rose ") + unit.text(Math.abs(value)) + " " + span;
    }
  }

  /** A change with its sign. */
  record Signed(String subject, String span) implements Wording {
    @Override
    public String say(double value, FeatureUnit unit) {
      String text = unit.text(value);
      boolean plain = text.startsWith("-") || text.equals(unit.text(0));
      return subject + " " + (plain ? text : "+" + text) + " " + span;
    }
  }

  /** A place above or below something. */
  record Beside(String subject, String span, String mark) implements Wording {
    @Override
    public String say(double value, FeatureUnit unit) {
      return subject
          + " "
          + unit.text(Math.abs(value))
          + (span.isEmpty() ? "" : " " + span)
          + (value < 0 ? " below " : " above ")
          + mark;
    }
  }
}
