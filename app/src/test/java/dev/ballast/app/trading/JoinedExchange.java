// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.SimulatedNetwork;
import dev.ballast.app.exchange.local.JoinedVenue;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The local venue at the other end of a network in one process.
 *
 * @param tellsAccounts whether its streams tell what happens to an account; else they are open and
 *     tell nothing
 */
record JoinedExchange(JoinedVenue venue, boolean tellsAccounts) implements SimulatedNetwork.Far {
  @Override
  public Optional<SimulatedNetwork.Reply> answer(
      String method, String query, String form, Optional<String> key) {
    return venue
        .answer(method, query, form, key)
        .map(one -> new SimulatedNetwork.Reply(one.status(), one.headers(), one.body()));
  }

  @Override
  public Runnable follow(boolean ofSpot, Consumer<String> told) {
    return tellsAccounts ? venue.follow(ofSpot, told) : () -> {};
  }

  @Override
  public Optional<String> told(boolean ofSpot, String stream) {
    return venue.told(ofSpot, stream);
  }

  @Override
  public void watch(Runnable watcher) {
    venue.watch(watcher);
  }
}
