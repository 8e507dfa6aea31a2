// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

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

  /** Checks that the reader of plans says it in one line, with its place. */
  void isSaidOfPlan(Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), text);
    String expected = line(file.toString()).replace("%s/", folder + "/");
    assertThatThrownBy(() -> PolicyFile.read(file, LocalDate.of(2025, 10, 31)))
        .isInstanceOf(UserMistake.class)
        .hasMessage(expected);
    assertThat(expected).doesNotContain("\n");
  }

  String line(String file) {
    return file + (place.isEmpty() ? "" : ":" + place) + ": " + message;
  }
}
