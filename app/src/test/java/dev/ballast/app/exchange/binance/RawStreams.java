// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import io.javalin.Javalin;
import io.javalin.websocket.WsContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of streams that tells what it is told to, and listen keys. */
final class RawStreams implements AutoCloseable {
  private final Javalin server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final BlockingQueue<WsContext> opened = new LinkedBlockingQueue<>();
  private final AtomicInteger keys = new AtomicInteger();
  private volatile String answer = "{\"result\": null, \"id\": 1}";
  private volatile int renewal = 200;

  RawStreams() {
    server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.startupWatcherEnabled = false;
          for (String path : List.of("/api/v3/time", "/fapi/v1/time")) {
            config.routes.get(
                path,
                context -> context.result("{\"serverTime\": " + System.currentTimeMillis() + "}"));
          }
          config.routes.post(
              "/fapi/v1/listenKey",
              context ->
                  context.result("{\"listenKey\": \"granted" + keys.incrementAndGet() + "\"}"));
          config.routes.put(
              "/fapi/v1/listenKey",
              context -> {
                asked.add("renewal");
                context.status(renewal);
                context.result(renewal == 200 ? "{}" : "{\"code\": -1125, \"msg\": \"none\"}");
              });
          for (String path : List.of("/market/ws", "/public/ws", "/ws", "/private/ws")) {
            config.routes.ws(
                path,
                socket -> {
                  socket.onConnect(context -> {
                    String query = context.queryString();
                    asked.add(path + (query == null ? "" : "?" + query));
                    opened.add(context);
                  });
                  socket.onMessage(context -> said(context, context.message()));
                });
          }
          config.routes.ws(
              "/ws-api/v3",
              socket -> {
                socket.onConnect(opened::add);
                socket.onMessage(context -> said(context, context.message()));
              });
        });
    server.start("127.0.0.1", 0);
  }

  private void said(WsContext context, String message) {
    asked.add(message);
    if (!answer.isEmpty()) {
      context.send(answer);
    }
  }

  /** What it answers to what it is asked on a socket; nothing where that is empty. */
  void answers(String text) {
    answer = text;
  }

  void renews(int status) {
    renewal = status;
  }

  /** What clients have asked: sockets, messages, renewals. */
  List<String> asked() {
    return asked;
  }

  /** The next socket that a client opens. */
  WsContext opened() throws InterruptedException {
    WsContext socket = opened.poll(10, TimeUnit.SECONDS);
    if (socket == null) {
      throw new AssertionError("no socket was opened");
    }
    return socket;
  }

  /** A socket that was opened meanwhile. */
  Optional<WsContext> newer() {
    return Optional.ofNullable(opened.poll());
  }

  Endpoints endpoints() {
    String address = "://127.0.0.1:" + server.port();
    return Endpoints.at("http" + address, "ws" + address);
  }

  @Override
  public void close() {
    server.stop();
  }
}
