// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes what a socket says. */
final class Heard implements WebSocket.Listener {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

  /** Opens a socket, and waits until it is there. */
  WebSocket open(HttpClient http, String url) throws InterruptedException {
    WebSocket socket = http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
    ask(socket, "{\"method\": \"LIST_SUBSCRIPTIONS\", \"id\": \"there\"}");
    next("id", "there");
    return socket;
  }

  static void ask(WebSocket socket, String message) {
    socket.sendText(message, true).join();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      messages.add(part.toString());
      part.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.complete(1006);
  }

  /** The code that it was closed with; 1006 without a closing frame. */
  int closed() throws Exception {
    return closed.get(20, TimeUnit.SECONDS);
  }

  JsonNode next(String event) throws InterruptedException {
    return next("e", event);
  }

  JsonNode next(String name, String value) throws InterruptedException {
    while (true) {
      String message = messages.poll(20, TimeUnit.SECONDS);
      assertThat(message).as("no " + value + " was told").isNotNull();
      JsonNode read = JSON.readTree(message);
      if (read.path(name).asString("").equals(value)) {
        return read;
      }
    }
  }

  /** What has come until something has. */
  List<JsonNode> until(String name, String value) throws InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    while (true) {
      String message = messages.poll(20, TimeUnit.SECONDS);
      assertThat(message).as("no " + value + " was told, but " + all).isNotNull();
      JsonNode read = JSON.readTree(message);
      if (read.path(name).asString("").equals(value)) {
        return all;
      }
      all.add(read);
    }
  }
}
