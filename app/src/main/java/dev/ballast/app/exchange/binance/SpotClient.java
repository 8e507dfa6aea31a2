// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.exchange.binance.RestCall.Method;

/** The spot market over REST. */
public final class SpotClient {
  private final RestClient rest;
  private final MarketClient market;
  private final OrderClient orders;

  SpotClient(RestClient rest) {
    this.rest = rest;
    this.market = new MarketClient(rest, true);
    this.orders = new OrderClient(rest, true);
  }

  /** What anybody may know. */
  public MarketClient market() {
    return market;
  }

  /** Orders and their fills. */
  public OrderClient orders() {
    return orders;
  }

  /** What the account holds. */
  public Answer<SpotAccountState> account() {
    return rest.ask(
        RestCall.signed(Method.GET, "/api/v3/account", SpotAccountState::of)
            .weighing(20)
            .with("omitZeroBalances", "true"));
  }
}
