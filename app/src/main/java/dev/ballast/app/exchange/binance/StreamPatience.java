// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.time.Duration;

/**
 * How long streams are waited for.
 *
 * @param answer to a connection or a subscription
 * @param silence of a mark before it counts as lost
 * @param stillness of a connection that should tell something, or of one without any sign of life
 * @param quiet of an account before it is told that nothing is known to have happened
 * @param expected until an account's stream must tell of an order that was taken
 * @param renewal of what opens a private stream
 * @param life of a connection; the exchange ends it after a day
 * @param firstDelay before a connection that was lost is made anew; doubled each time
 * @param mostDelay the longest of those
 */
record StreamPatience(
    Duration answer,
    Duration silence,
    Duration stillness,
    Duration quiet,
    Duration expected,
    Duration renewal,
    Duration life,
    Duration firstDelay,
    Duration mostDelay) {
  static final StreamPatience USUAL =
      new StreamPatience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofMinutes(10),
          Duration.ofMinutes(5),
          Duration.ofSeconds(10),
          Duration.ofMinutes(30),
          Duration.ofHours(23),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1));
}
