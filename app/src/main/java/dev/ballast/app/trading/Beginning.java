// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.UserMistake;
import dev.ballast.app.exchange.binance.Answer;
import java.util.function.Supplier;

/** What must be read before a session can begin: asked some times, and given up with a reason. */
final class Beginning {
  private static final int TRIES = 5;
  private static final long FIRST_PAUSE = 200;

  private Beginning() {}

  /**
   * What the exchange gives.
   *
   * @param what it is, for the reason: {@code its time}
   * @param reading which changes nothing at the exchange
   */
  static <T> T read(Machine machine, String what, Supplier<Answer<T>> reading) {
    Answer<T> answer = ask(machine, reading);
    return answer
        .given()
        .orElseThrow(
            () -> new UserMistake("the exchange does not tell " + what + ": " + answer.told()));
  }

  /** The same, where it is given up with an answer. */
  static <T> Answer<T> ask(Machine machine, Supplier<Answer<T>> reading) {
    Answer<T> answer = reading.get();
    for (int tried = 1; tried < TRIES && mayCome(answer); tried++) {
      pause(machine, FIRST_PAUSE << tried);
      answer = reading.get();
    }
    return answer;
  }

  private static boolean mayCome(Answer<?> answer) {
    return answer instanceof Answer.Unknown<?> || answer instanceof Answer.RetryLater<?>;
  }

  /** Lets time pass; a program that is stopped meanwhile goes on at once. */
  static void pause(Machine machine, long millis) {
    try {
      machine.pause(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
