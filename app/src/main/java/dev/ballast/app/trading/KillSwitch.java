// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.PositionSide;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.OrderClient;
import dev.ballast.app.exchange.binance.OrderRequest;
import dev.ballast.app.exchange.binance.OrderState;
import dev.ballast.app.exchange.binance.UsdmPosition;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Takes back all orders, and closes all futures where that is asked. It needs the exchange and a
 * key alone: no plan, no journal, no history. What it asks may be asked twice without harm.
 */
public final class KillSwitch {
  private static final int ROUNDS = 8;
  private static final long FIRST_PAUSE = 100;
  private static final long LONGEST_PAUSE = 1_000;

  private final BinanceClient exchange;
  private final String stem;
  private final Consumer<String> says;
  private int number;

  /**
   * A switch that has not been pulled.
   *
   * @param now epoch milliseconds, which the orders that close are named by
   * @param says takes a line about each thing that is done or fails
   */
  public KillSwitch(LiveExchange exchange, long now, Consumer<String> says) {
    this.exchange = exchange.client();
    this.stem = "kill-" + now + "-";
    this.says = says;
  }

  /**
   * Pulls it.
   *
   * @param flatten whether futures are closed too
   * @return whether the exchange says that nothing is left
   */
  public boolean pull(boolean flatten) {
    boolean spot = cancelled("spot", exchange.spot().orders());
    boolean futures = cancelled("futures", exchange.usdm().orders());
    return (!flatten || closed()) && spot && futures;
  }

  private boolean cancelled(String market, OrderClient orders) {
    for (int round = 0; round < ROUNDS; round++) {
      pause(round);
      Answer<List<OrderState>> open = orders.open(Optional.empty());
      if (open.given().isEmpty()) {
        says.accept("orders in " + market + ": " + open.told());
      } else if (open.given().get().isEmpty()) {
        says.accept("no order is open in " + market);
        return true;
      } else {
        TreeSet<String> symbols = new TreeSet<>();
        open.given().get().forEach(one -> symbols.add(one.symbol()));
        for (String symbol : symbols) {
          says.accept("orders in " + symbol + ": " + orders.cancelAll(symbol).told());
        }
      }
    }
    return false;
  }

  private boolean closed() {
    for (int round = 0; round < ROUNDS; round++) {
      pause(round);
      Answer<List<UsdmPosition>> told = exchange.usdm().positions();
      if (told.given().isEmpty()) {
        says.accept("positions: " + told.told());
        continue;
      }
      SequencedMap<String, UsdmPosition> held = new TreeMap<>();
      for (UsdmPosition one : told.given().get()) {
        if (one.quantity().signum() != 0) {
          held.put(one.symbol() + " " + one.side(), one);
        }
      }
      if (held.isEmpty()) {
        says.accept("no futures are held");
        return true;
      }
      held.values().forEach(this::close);
    }
    return false;
  }

  /** Bound to reduce, so that sent twice it opens nothing. */
  private void close(UsdmPosition one) {
    number++;
    OrderRequest order =
        new OrderRequest(
            one.symbol(),
            stem + number,
            one.quantity().signum() > 0 ? Side.SELL : Side.BUY,
            one.side(),
            Quantity.of(one.quantity().abs()),
            new Terms.Market(),
            one.side() == PositionSide.BOTH);
    says.accept(
        "close "
            + one.quantity().toPlainString()
            + " "
            + one.symbol()
            + ": "
            + exchange.usdm().orders().send(order).told());
  }

  private static void pause(int round) {
    try {
      Thread.sleep(round == 0 ? 0 : Math.min(LONGEST_PAUSE, FIRST_PAUSE << round));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
