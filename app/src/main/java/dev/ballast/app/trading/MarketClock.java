// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

/** The market's time, and how to wait for it. */
interface MarketClock {
  /** The market's time, epoch milliseconds. */
  long now();

  /** Whether it is a replayed market's, which goes as it pleases. */
  boolean replays();

  /**
   * Waits until the market's time has come, or something is in the inbox, or a while has passed in
   * which the session has looked after nothing.
   *
   * @param until epoch milliseconds, by the market's time
   * @param idle whether the session waits for nothing else than the time
   */
  void await(long until, boolean idle, Inbox inbox) throws InterruptedException;
}
