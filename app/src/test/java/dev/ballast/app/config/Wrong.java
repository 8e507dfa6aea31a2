// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

/**
 * A wrong text and what is said of it.
 *
 * @param place {@code line:column}; empty where the whole file is meant
 * @param message what follows the place
 * @param bySchema whether the published schema refuses it too
 */
record Wrong(String text, String place, String message, boolean bySchema) {
  /** A mistake that the schema finds as well. */
  static Wrong both(String text, String place, String message) {
    return new Wrong(text, place, message, true);
  }

  /** A mistake that no schema can express: syntax, sums, dates, other files. */
  static Wrong reader(String text, String place, String message) {
    return new Wrong(text, place, message, false);
  }

  String line(String file) {
    return file + (place.isEmpty() ? "" : ":" + place) + ": " + message;
  }
}
