// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import dev.ballast.app.UserMistake;
import java.time.Duration;

/**
 * How often and how long one file is tried.
 *
 * @param attempts tries after faults of the network or the server, the first included
 * @param firstDelay before the second try; doubled for each that follows
 * @param longestDelay where the doubling ends
 * @param throttled how often a server may ask us to slow down
 * @param longestRequested the longest wait that a server may ask for; beyond it we give up
 * @param stall how long a transfer may bring nothing before it is cut
 */
public record RetryPolicy(
    int attempts,
    Duration firstDelay,
    Duration longestDelay,
    int throttled,
    Duration longestRequested,
    Duration stall) {

  /** Refuses fewer tries than one. */
  public RetryPolicy {
    if (attempts < 1) {
      throw new UserMistake("--tries " + attempts + " is less than one");
    }
  }

  /** Six tries over half a minute. */
  public static RetryPolicy standard() {
    return ofAttempts(6);
  }

  /** Delays of 1, 2, 4... to 30 seconds; waits of up to ten minutes when the server asks. */
  public static RetryPolicy ofAttempts(int attempts) {
    return new RetryPolicy(
        attempts,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        10,
        Duration.ofMinutes(10),
        Duration.ofSeconds(60));
  }

  /** The wait after a number of failed tries. */
  Duration delayAfter(int failures) {
    Duration delay = firstDelay;
    for (int i = 1; i < failures && delay.compareTo(longestDelay) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
  }
}
