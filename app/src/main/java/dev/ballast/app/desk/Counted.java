// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.UserMistake;
import java.util.Optional;
import java.util.function.Supplier;

/** Work on books, of which what they cannot count is a mistake in what they were given. */
final class Counted {
  private Counted() {}

  static <T> T of(Supplier<T> work) {
    return of(work, Optional::empty);
  }

  /**
   * The work's result.
   *
   * @param culprit the mistake in what was most likely too large, if it can be told
   */
  static <T> T of(Supplier<T> work, Supplier<Optional<UserMistake>> culprit) {
    try {
      return work.get();
    } catch (ArithmeticException e) {
      throw culprit
          .get()
          .orElseGet(() ->
              new UserMistake(
                  "an amount grew beyond what the books count, 92 billion of an asset: look for a"
                      + " quantity or a price that is too large in what the run begins with"));
    }
  }
}
