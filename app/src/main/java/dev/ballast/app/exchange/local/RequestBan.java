// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.app.fault.Fault;

/**
 * Who was told to wait and asks on is banned. By the machine's clock, and for all clients together:
 * they have one address. For one thread.
 */
final class RequestBan {
  private static final long SECOND = 1000;

  private long warned;
  private long banned;
  private int ban;

  /** Tells a client to wait; what it is told. */
  Refusal warn(Fault.TooMany fault, long now) {
    ban = fault.ban();
    warned = ban > 0 ? now + fault.pause() * SECOND : 0;
    return new Refusal(
        ErrorCode.TOO_MANY_REQUESTS,
        "Too many requests; current limit of IP(127.0.0.1) is "
            + RequestBudget.WEIGHT_A_MINUTE
            + " requests per minute. Please use the websocket for live updates to avoid polling the"
            + " API.");
  }

  /** Seconds for which a request that comes now is banned; zero where it is not. */
  long seconds(long now) {
    if (now < warned) {
      warned = 0;
      banned = now + ban * SECOND;
    }
    return Math.ceilDiv(Math.max(0, banned - now), SECOND);
  }

  /** What a banned client is told. */
  Refusal refusal() {
    return new Refusal(
        ErrorCode.TOO_MANY_REQUESTS,
        "Way too many requests; IP(127.0.0.1) banned until "
            + banned
            + ". Please use the websocket for live updates to avoid bans.",
        418);
  }
}
