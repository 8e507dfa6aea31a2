// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.ServerClock;

/** The exchange's own time, which goes as fast as this machine's. */
final class ExchangeTime implements MarketClock {
  /** While something is under way. */
  private static final long BUSY = 50;

  private static final long IDLE = 1000;

  private final ServerClock clock;
  private final Machine machine;

  ExchangeTime(ServerClock clock, Machine machine) {
    this.clock = clock;
    this.machine = machine;
  }

  @Override
  public long now() {
    return clock.now();
  }

  @Override
  public boolean replays() {
    return false;
  }

  @Override
  public void await(long until, boolean idle, Inbox inbox) throws InterruptedException {
    machine.await(inbox, Math.min(until - now(), idle ? IDLE : BUSY));
  }
}
