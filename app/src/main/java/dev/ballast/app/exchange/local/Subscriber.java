// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.fault.FaultTarget;
import dev.ballast.app.fault.Subject;
import io.javalin.websocket.WsContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client at a WebSocket and what it listens to. */
final class Subscriber {
  private static final int GOING_AWAY = 1001;

  private final WsContext socket;
  private final boolean spot;
  private final boolean combined;
  private final Set<String> streams = new LinkedHashSet<>();
  private Optional<String> account = Optional.empty();

  /**
   * A client.
   *
   * @param spot whether its streams are of spot, else of USD-M
   * @param combined whether each message names its stream
   */
  Subscriber(WsContext socket, boolean spot, boolean combined) {
    this.socket = socket;
    this.spot = spot;
    this.combined = combined;
  }

  boolean isOfSpot() {
    return spot;
  }

  synchronized List<String> streams() {
    return List.copyOf(streams);
  }

  synchronized void subscribe(String stream) {
    streams.add(stream);
  }

  synchronized void unsubscribe(String stream) {
    streams.remove(stream);
  }

  /** Listens to what happens to a key's account. */
  synchronized void follow(String key) {
    account = Optional.of(key);
  }

  synchronized boolean follows(String key) {
    return account.filter(key::equals).isPresent();
  }

  /** Listens to that no more. */
  synchronized void leave() {
    account = Optional.empty();
  }

  /** Whether what it listens to is a fault's. */
  synchronized boolean listensTo(FaultTarget target) {
    return (account.isPresent() && target.takes(new Subject("user stream", Map.of(), account)))
        || streams.stream()
            .anyMatch(
                one -> target.takes(new Subject("market " + one, Map.of(), Optional.empty())));
  }

  /**
   * Ends the connection.
   *
   * @param clean with a closing frame
   */
  void cut(boolean clean) {
    if (clean) {
      socket.closeSession(GOING_AWAY, "");
    } else {
      socket.session.disconnect();
    }
  }

  /** Sends what a stream tells. */
  void tell(String stream, JsonNode data) {
    if (combined) {
      ObjectNode named = WireJson.object().put("stream", stream);
      named.set("data", data);
      say(named);
    } else {
      say(data);
    }
  }

  /** Sends an answer. */
  void say(JsonNode message) {
    if (socket.session.isOpen()) {
      socket.send(message.toString());
    }
  }
}
