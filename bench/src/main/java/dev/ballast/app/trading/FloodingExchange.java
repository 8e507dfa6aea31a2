// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.Endpoints;
import io.javalin.Javalin;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An exchange on this machine that tells nothing but prices: of each contract a mark and the best
 * prices, spread evenly over each second, as fast as it is asked to.
 */
final class FloodingExchange implements AutoCloseable {
  private static final int TICKS_A_SECOND = 50;

  private final List<String> symbols;
  private final double rate;
  private final List<WsContext> toMarks = new CopyOnWriteArrayList<>();
  private final List<WsContext> toBooks = new CopyOnWriteArrayList<>();
  private final AtomicLong told = new AtomicLong();
  private final Random dice = new Random(7);
  private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
  private final long begun = System.nanoTime();
  private final Javalin server;
  private final ScheduledFuture<?> telling;
  private int next;

  /**
   * Begins to tell.
   *
   * @param rate marks a second, of all symbols together
   */
  FloodingExchange(List<String> symbols, double rate) {
    this.symbols = List.copyOf(symbols);
    this.rate = rate;
    this.server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.startupWatcherEnabled = false;
          for (String path : List.of("/api/v3/time", "/fapi/v1/time")) {
            config.routes.get(
                path,
                context -> context.result("{\"serverTime\": " + System.currentTimeMillis() + "}"));
          }
          config.routes.ws("/market/ws", socket -> take(socket, toMarks));
          config.routes.ws("/public/ws", socket -> take(socket, toBooks));
        });
    server.start("127.0.0.1", 0);
    long pause = TimeUnit.SECONDS.toNanos(1) / TICKS_A_SECOND;
    this.telling = sender.scheduleAtFixedRate(this::tick, pause, pause, TimeUnit.NANOSECONDS);
  }

  private static void take(WsConfig socket, List<WsContext> clients) {
    socket.onConnect(context -> context.enableAutomaticPings(20, TimeUnit.SECONDS));
    socket.onMessage(context -> {
      context.send("{\"result\": null, \"id\": 1}");
      if (!clients.contains(context)) {
        clients.add(context);
      }
    });
    socket.onClose(context -> clients.removeIf(one -> one.sessionId().equals(context.sessionId())));
  }

  /** Tells as much as is due by now: what one tick was late with, the next one makes good. */
  private void tick() {
    if (toMarks.isEmpty()) {
      return;
    }
    long due = (long) ((System.nanoTime() - begun) / 1e9 * rate);
    long some = Math.min(due - told.get(), (long) Math.ceil(2 * rate / TICKS_A_SECOND));
    for (long i = 0; i < some; i++) {
      String symbol = symbols.get(next);
      next = (next + 1) % symbols.size();
      double price = 100 + dice.nextInt(1_000_000) / 1e4;
      long now = System.currentTimeMillis();
      String mark =
          "{\"e\":\"markPriceUpdate\",\"E\":%d,\"s\":\"%s\",\"p\":\"%.4f\",\"i\":\"%.4f\",\"P\":\"%.4f\",\"r\":\"0.00010000\",\"T\":%d}"
              .formatted(now, symbol, price, price, price, now + 3_600_000);
      String top =
          "{\"e\":\"bookTicker\",\"u\":%d,\"s\":\"%s\",\"b\":\"%.4f\",\"B\":\"5\",\"a\":\"%.4f\",\"A\":\"7\",\"T\":%d,\"E\":%d}"
              .formatted(told.get(), symbol, price - 0.1, price + 0.1, now, now);
      toMarks.forEach(one -> one.send(mark));
      toBooks.forEach(one -> one.send(top));
      told.incrementAndGet();
    }
  }

  /** How many marks were told. */
  long told() {
    return told.get();
  }

  Endpoints endpoints() {
    String address = "://127.0.0.1:" + server.port();
    return Endpoints.at("http" + address, "ws" + address);
  }

  @Override
  public void close() {
    telling.cancel(false);
    sender.shutdownNow();
    server.stop();
  }
}
