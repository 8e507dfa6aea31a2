// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.local.ReplayClock;

/**
 * The time of an exchange that replays a market: it goes at its own speed, or stands and is moved
 * once nothing is under way any more.
 */
final class ReplayTime implements MarketClock {
  private static final long BUSY = 20;
  private static final long IDLE = 200;

  private final ReplayClock clock;
  private final Machine machine;

  ReplayTime(ReplayClock clock, Machine machine) {
    this.clock = clock;
    this.machine = machine;
  }

  @Override
  public long now() {
    return clock.now();
  }

  @Override
  public boolean replays() {
    return true;
  }

  @Override
  public void await(long until, boolean idle, Inbox inbox) throws InterruptedException {
    if (!clock.stands()) {
      long left = (long) ((until - now()) / clock.speed());
      machine.await(inbox, Math.min(left, idle ? IDLE : BUSY));
    } else if (idle) {
      clock.moveTo(until);
    } else {
      machine.await(inbox, BUSY);
    }
  }
}
