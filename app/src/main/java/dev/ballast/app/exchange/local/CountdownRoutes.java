// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.market.InstrumentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Countdowns after which a client's orders in a symbol are cancelled unless it starts them again.
 * They run by this machine's clock, since what they guard against is a client that has stopped.
 */
final class CountdownRoutes implements AutoCloseable {
  private final TradingFloor floor;
  private final ListedSymbols symbols;
  private final OrderDesk desk;
  private final Map<Owned, Timer.Running> running = new HashMap<>();
  private final Timer timer;

  CountdownRoutes(TradingFloor floor, ListedSymbols symbols, Timer timer) {
    this.floor = floor;
    this.symbols = symbols;
    this.timer = timer;
    this.desk = new OrderDesk(floor, symbols, false);
  }

  /** Whose orders in what. */
  private record Owned(TradingAccount account, InstrumentId instrument) {}

  List<Route> routes() {
    return List.of(Route.signed("POST", "/fapi/v1/countdownCancelAll", 10, this::start));
  }

  private JsonNode start(ClientRequest asked) {
    Owned owned = new Owned(asked.trader(), symbols.of(asked.parameters()));
    long time =
        asked
            .parameters()
            .whole("countdownTime")
            .orElseThrow(() -> Refusal.missing("countdownTime"));
    if (time < 0) {
      throw Refusal.invalid("countdownTime");
    }
    Timer.Running before = running.remove(owned);
    if (before != null) {
      before.stop();
    }
    if (time > 0) {
      running.put(owned, timer.after(time, () -> end(owned)));
    }
    return WireJson.object()
        .put("symbol", ListedSymbols.symbol(owned.instrument()))
        .put("countdownTime", Long.toString(time));
  }

  private void end(Owned owned) {
    floor.now(() -> {
      desk.open(owned.account(), Optional.of(owned.instrument())).stream()
          .filter(one -> !one.isConditional())
          .forEach(one -> desk.cancel(owned.account(), one));
      return true;
    });
  }

  @Override
  public void close() {
    timer.close();
  }
}
