// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

/**
 * Something that the user can mend. Its message is the one line that they see: what is wrong,
 * where, and how to mend it; the program ends with exit code 2.
 */
public final class UserMistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserMistake(String message) {
    super(message);
  }

  /** A mistake at a place in a file; line and column count from one, zero where unknown. */
  public static UserMistake at(String file, int line, int column, String message) {
    StringBuilder place = new StringBuilder(file);
    if (line > 0) {
      place.append(':').append(line);
      if (column > 0) {
        place.append(':').append(column);
      }
    }
    return new UserMistake(place + ": " + message);
  }
}
