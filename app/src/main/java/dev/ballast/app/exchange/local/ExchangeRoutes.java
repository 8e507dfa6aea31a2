// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import java.util.ArrayList;
import java.util.List;

/** All that can be asked of the exchange but countdowns, which need a timer. */
final class ExchangeRoutes {
  private ExchangeRoutes() {}

  static List<Route> of(
      TradingFloor floor, MarketRoutes spot, MarketRoutes futures, ListenKeys listenKeys) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(spot.routes());
    routes.addAll(futures.routes());
    routes.addAll(new SpotRoutes(floor, spot.symbols()).routes());
    routes.addAll(new UsdmOrderRoutes(floor, futures.symbols()).routes());
    routes.addAll(new UsdmAccountRoutes(floor, futures.symbols()).routes());
    routes.addAll(new TransferRoutes(floor).routes());
    routes.addAll(new PositionMarginRoutes(floor, futures.symbols()).routes());
    routes.addAll(new ListenKeyRoutes(listenKeys, floor.clock()).routes());
    return routes;
  }
}
