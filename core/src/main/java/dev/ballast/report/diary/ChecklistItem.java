// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

/**
 * One thing that a review has to settle before it is done.
 *
 * @param name {@code betas}
 * @param mark whether it is settled
 * @param says what was found, half a sentence
 */
public record ChecklistItem(String name, Mark mark, String says) {
  /** Whether an item is settled. */
  public enum Mark {
    DONE("x"),
    /** Something of it is missing or was cut. */
    OPEN("!"),
    /** Not a matter of this review. */
    NOT_DUE("-");

    private final String sign;

    Mark(String sign) {
      this.sign = sign;
    }

    /** One character that stands for it: {@code x}, {@code !} or {@code -}. */
    public String sign() {
      return sign;
    }
  }

  static ChecklistItem done(String name, String says) {
    return new ChecklistItem(name, Mark.DONE, says);
  }

  static ChecklistItem open(String name, String says) {
    return new ChecklistItem(name, Mark.OPEN, says);
  }

  static ChecklistItem notDue(String name, String says) {
    return new ChecklistItem(name, Mark.NOT_DUE, says);
  }
}
