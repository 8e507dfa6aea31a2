// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/** A server that answers whatever it is told to, to see what a client makes of it. */
final class RawExchange implements AutoCloseable {
  /** What it does with a request other than one for its time. */
  interface Way {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** A request as it came. */
  record Seen(String method, String path, String query, String body, String key) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile Way way = exchange -> answer(exchange, 200, "{}");
  private volatile LongSupplier clock;

  RawExchange(LongSupplier clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/time")) {
      answer(exchange, 200, "{\"serverTime\": " + clock.getAsLong() + "}");
      return;
    }
    String query = exchange.getRequestURI().getRawQuery();
    String key = exchange.getRequestHeaders().getFirst("X-MBX-APIKEY");
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            path,
            query == null ? "" : query,
            body,
            key == null ? "" : key));
    way.answer(exchange);
  }

  void does(Way other) {
    way = other;
  }

  void says(int status, String body) {
    way = exchange -> answer(exchange, status, body);
  }

  void says(int status, String body, Map<String, String> headers) {
    way =
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          answer(exchange, status, body);
        };
  }

  void clock(LongSupplier other) {
    clock = other;
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Requests but for those of its time. */
  List<Seen> seen() {
    return seen;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Endpoints endpoints() {
    return Endpoints.at(url(), url().replace("http", "ws"));
  }

  /** Is not there any more. */
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Override
  public void close() {
    stop();
  }
}
