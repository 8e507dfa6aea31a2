// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The account of spot: subscribed to over the spot WebSocket API with a signature. */
final class SpotAccountTask extends AccountTask {
  private static final int DONE = 200;

  private final RestClient rest;
  private final URI at;

  SpotAccountTask(
      RestClient rest, URI at, StreamQueue queue, StreamPatience patience, LongSupplier nanos) {
    super("the spot account", StreamMessage.Of.SPOT, queue, patience, nanos);
    this.rest = rest;
    this.at = at;
  }

  /** What is signed has its parameters in the order of their names, and is not encoded. */
  @Override
  public Answer<Opening> opening() {
    return rest.measure()
        .map(_ -> {
          ApiKey key = rest.key();
          long time = rest.clock().now();
          String signature = key.sign("apiKey=" + key.id() + "&timestamp=" + time);
          String message =
              "{\"id\":\"account\",\"method\":\"userDataStream.subscribe.signature\",\"params\":"
                  + "{\"apiKey\":\""
                  + key.id().replace("\\", "\\\\").replace("\"", "\\\"")
                  + "\",\"timestamp\":"
                  + time
                  + ",\"signature\":\""
                  + signature
                  + "\"}}";
          return new Opening(at, List.of(message));
        });
  }

  @Override
  public boolean tellsAtOnce() {
    return false;
  }

  @Override
  public boolean heard(String text) {
    WireFields message = WireFields.parse(text);
    if (message.has("status")) {
      if (message.whole("status") != DONE) {
        throw new GarbledAnswer("the exchange does not take the subscription" + code(message));
      }
      return true;
    }
    StreamReader.event(message).ifPresent(this::told);
    return false;
  }

  /** A subscription lasts as long as its connection. */
  @Override
  Optional<String> keepOpen() {
    return Optional.empty();
  }

  private static String code(WireFields message) {
    return message.has("error") && message.object("error").has("code")
        ? " (" + message.object("error").whole("code") + ")"
        : "";
  }
}
