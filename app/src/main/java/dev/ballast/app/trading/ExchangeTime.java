// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.ServerClock;

/** The exchange's own time, which goes as fast as this machine's. */
final class ExchangeTime implements MarketClock {
  /** While something is under way. */
  private static final long BUSY = 50;

  private static final long IDLE = 1000;

  private final ServerClock clock;

  ExchangeTime(ServerClock clock) {
    this.clock = clock;
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
    inbox.await(Math.min(until - now(), idle ? IDLE : BUSY));
  }
}
