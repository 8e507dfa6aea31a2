// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Posts alarms as JSON: to any program, or to a chat by a bot of Telegram's. */
final class HttpWay implements AlarmWay {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String name;
  private final URI address;
  private final Function<AlarmMessage, ObjectNode> written;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private HttpWay(String name, URI address, Function<AlarmMessage, ObjectNode> written) {
    this.name = name;
    this.address = address;
    this.written = written;
  }

  /** To any program that takes JSON. */
  static HttpWay webhook(URI address) {
    return new HttpWay(
        "the webhook",
        address,
        message ->
            MAPPER
                .createObjectNode()
                .put("text", message.text())
                .put("mode", message.mode())
                .put("plan", message.plan())
                .put("alarm", message.alarm())
                .put("says", message.says())
                .put("passed", message.passed())
                .put("at", message.at().toString()));
  }

  /**
   * To a chat.
   *
   * @param server that speaks the bots' interface
   */
  static HttpWay telegram(URI server, String token, String chat) {
    return new HttpWay(
        "Telegram",
        server.resolve("/bot" + token + "/sendMessage"),
        message -> MAPPER.createObjectNode().put("chat_id", chat).put("text", message.text()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> send(AlarmMessage message) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    MAPPER.writeValueAsString(written.apply(message))))
            .build();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("it answered " + status);
    } catch (IOException _) {
      return Optional.of("it cannot be reached");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
